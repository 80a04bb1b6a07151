"""`defenders export`: the graph as files."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import WorkspacePath
from cli.output import note, out, write_lines
from graph.csv_export import export_csv
from graph.exports import register_exports
from graph.project_ledger import project_ledger
from graph.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from graph.network_export import Drawn

WARNING = (
    "accessRights: internal. This export may name private people; it is not fit to be published. "
    "Keep it where only those who need it can read it."
)


FORMATS = (
    "csv: a folder with a file a label and a relationship type. parquet: a folder with a table each of people, events, "
    "claims and so on. graphml, gexf: one file for Gephi with everything that paths may walk. turtle, trig, ntriples, "
    "nquads, jsonld: one file of RDF with every claim, its words and who says it; `-o -` prints it."
)


class Format(StrEnum):
    """What to write."""

    csv = "csv"
    parquet = "parquet"
    graphml = "graphml"
    gexf = "gexf"
    turtle = "turtle"
    trig = "trig"
    ntriples = "ntriples"
    nquads = "nquads"
    jsonld = "jsonld"


def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="File or folder to write.", show_default=False)],
    format: Annotated[Format, typer.Option("--format", help=FORMATS)] = Format.csv,
    workspace: WorkspacePath = None,
) -> None:
    """Write the whole graph as files, made from the ledger: it needs no store.

    In CSV, lists in one cell are joined by `|`; dates are ISO 8601 or EDTF.

    Examples:

    `defenders export --format csv -o sokolov-csv`

    `defenders export --format trig -o sokolov.trig`
    """
    space = open_workspace(workspace)
    written = WRITERS[format](space, output)
    register_exports(space, written)
    note(WARNING)
    if written:
        out.print(f"{len(written)} files in {output}" if output.is_dir() else str(output))


def _csv(space: Workspace, output: Path) -> list[Path]:
    return export_csv(project_ledger(space).graph, output)


def _parquet(space: Workspace, output: Path) -> list[Path]:
    from graph.analysis import frames  # here, not above: pandas would make every command start late
    from graph.table_export import export_parquet

    return export_parquet(frames(space), output)


def _graphml(space: Workspace, output: Path) -> list[Path]:
    from graph.network_export import graphml

    return _network(space, output, graphml)


def _gexf(space: Workspace, output: Path) -> list[Path]:
    from graph.network_export import gexf

    return _network(space, output, gexf)


def _network(space: Workspace, output: Path, lines: "Callable[[Drawn], Iterator[str]]") -> list[Path]:
    from graph.network import network_of
    from graph.network_export import drawn

    network = drawn(network_of(project_ledger(space).graph))
    write_lines(lines(network), output)
    if network.replaced:
        note(f"{network.replaced} characters that XML cannot hold stand as \N{REPLACEMENT CHARACTER} in the file.")
    return [output]


def _rdf(format: Format) -> Callable[[Workspace, Path], list[Path]]:
    def write(space: Workspace, output: Path) -> list[Path]:
        from graph.rdf.export import lines

        printed = str(output) == "-"
        write_lines(lines(project_ledger(space), space.settings, format), None if printed else output)
        return [] if printed else [output]

    return write


WRITERS: dict[Format, Callable[[Workspace, Path], list[Path]]] = {
    Format.csv: _csv,
    Format.parquet: _parquet,
    Format.graphml: _graphml,
    Format.gexf: _gexf,
    **{format: _rdf(format) for format in (Format.turtle, Format.trig, Format.ntriples, Format.nquads, Format.jsonld)},
}
"""For each format what writes it: from a workspace to a path, giving the files that were written."""
