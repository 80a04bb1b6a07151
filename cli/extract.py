"""`defenders extract`: what documents say, without a workspace."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Date, Language, Publisher, Url
from cli.output import complain, note, out, print_json, print_table
from graph.canonical import Json
from graph.errors import BadInput

if TYPE_CHECKING:
    from ingest.described import Given


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="Documents.", show_default=False)],
    facts: Annotated[bool, typer.Option("--facts", help="Print facts as JSON instead of a table.")] = False,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what waits for review, and what is planned, requested, supposed or denied."),
    ] = False,
    date: Date = None,
    publisher: Publisher = None,
    url: Url = None,
    language: Language = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write DIR/<name>.json for each FILE.")
    ] = None,
) -> None:
    """Show what documents say, each fact with its words. Opens no workspace and records nothing.

    Exit code 1 where a FILE could not be read or its language has no analyser; the others are done all the same.

    Examples:

    `defenders extract release.txt --date 2011-07-27 --publisher "Amnesty International USA"`

    `defenders extract letters/*.txt --facts -o facts/`
    """
    from ingest.described import Given
    from ingest.index import find

    if len(paths) > 1 and output is None:
        raise BadInput(
            f"{len(paths)} files and one standard output: give -o DIR, in which each gets a file of its own."
        )
    found = find([Path(path) for path in paths])
    failed = [f"{refusal.name}: {refusal.reason}" for refusal in found.refused]
    option = Given(publisher=publisher, date=date, address=url, language=language)
    for file in found.files:
        try:
            result = _facts_of(file.path, option, file.given, everything)
        except BadInput as error:
            failed.append(str(error))
            continue
        if output is not None:
            output.mkdir(parents=True, exist_ok=True)
            target = output / f"{file.path.stem}.json"
            target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
            note(f"{file.path} -> {target}")
        elif facts:
            print_json(result)
        else:
            _print(result)
    for skipped in found.skipped:
        note(f"{skipped}: skipped, no reader knows this kind of file")
    for problem in failed:
        complain(problem)
    if failed:
        raise typer.Exit(1)


def _facts_of(path: Path, option: "Given", index: "Given", everything: bool) -> dict[str, Json]:
    """Read, describe and extract one file. Raises BadInput where it cannot be read or its language has no analyser."""
    from graph import records
    from ingest import facts as flat
    from ingest.described import Given, describe
    from ingest.extract import extract as extract_document
    from ingest.extract import lacking, languages
    from ingest.readers import read

    delivered = read(path)
    source = records.source(delivered.content, delivered.media_type)
    document = records.document(source, delivered.reader, delivered.reader_version, delivered.text)
    own = Given(delivered.publisher, delivered.date, delivered.address, delivered.language, delivered.title)
    description = describe(source, option, index, own, path.name)
    extraction = extract_document(document, description)
    if extraction is None:
        language = description.language or "an unrecognised language"
        raise BadInput(
            f"{path}: not read yet: documents in {language} have no analyser (there is one for "
            f"{', '.join(languages())}). " + (lacking(language) or "If the language is wrong, give --language.")
        )
    return flat.facts_document(document, description, flat.facts(extraction, description, everything=everything))


def _print(result: dict[str, Json]) -> None:
    from ingest.facts import table

    document, found = result["document"], result["facts"]
    assert isinstance(document, dict)
    assert isinstance(found, Sequence)
    told = ", ".join(str(document[key]) for key in ("title", "publisher", "date") if document[key])
    out.print(f"{len(found)} facts" + (f" in {told}" if told else ""), markup=False)
    print_table(("kind", "what", "who says so", "words"), table(found))
