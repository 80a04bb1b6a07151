"""How many gold dates are among the dates found in their documents, beside dateparser's.

`python -m benchmarks.dates [FOLDER...]` reads every English `ID.txt` with `ID.gold.json` whose split is `tune`, in
data/cases by default, and prints one JSON line. A gold date counts once a document; it is found where an expression has
that value, or has it as an end of its range. This is a ceiling: which event a date belongs to is another question.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from dateparser.search import search_dates

from ingest.text.dates import Anchors, find_dates


class Gold(NamedTuple):
    """A document, its day of publication and its dates, each with its alternatives."""

    text: str
    publication: str | None
    dates: frozenset[str]


Finder = Callable[[str, str | None], set[str]]


def documents(folders: Iterable[Path]) -> Iterator[Gold]:
    """The gold of the English tune documents in `folders`."""
    for file in sorted(path for folder in folders for path in folder.glob("*.gold.json")):
        gold = json.loads(file.read_text("utf-8"))
        if gold["language"] != "en" or gold["split"] != "tune":
            continue
        values = {fact["args"].get(name) for fact in gold["facts"] for name in ("date", "start", "end")}
        text = Path(str(file).removesuffix(".gold.json") + ".txt").read_text("utf-8")
        yield Gold(text, gold["date"], frozenset(values - {None, "PUB", gold["date"]}))


def ours(text: str, publication: str | None) -> set[str]:
    """The values that this project finds."""
    found = {date.edtf for date in find_dates(text, anchors=Anchors(publication)) if date.edtf}
    return found | {end for value in found for end in value.split("/")}


def peer(text: str, publication: str | None) -> set[str]:
    """The values that dateparser finds, at every precision that it may mean."""
    settings = {"PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["year"], "STRICT_PARSING": False}
    if publication:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(publication)
    found = search_dates(text, languages=["en"], settings=settings) or []
    return {f"{day:{form}}" for _, day in found for form in ("%Y-%m-%d", "%Y-%m", "%Y")}


def measure(golds: list[Gold], find: Finder) -> tuple[int, float]:
    """How many gold dates `find` finds, in how many seconds."""
    begun = perf_counter()
    hits = 0
    for gold in golds:
        found = find(gold.text, gold.publication)
        hits += sum(any(value in found for value in date.split("|")) for date in gold.dates)
    return hits, perf_counter() - begun


def main() -> None:
    """Measure both on the folders of the command line."""
    folders = [Path(name) for name in sys.argv[1:]] or [Path(__file__).parents[1] / "data" / "cases"]
    golds = list(documents(folders))
    wanted = sum(len(gold.dates) for gold in golds)
    (mine, seconds), (theirs, their_seconds) = measure(golds, ours), measure(golds, peer)
    print(
        json.dumps(
            {
                "name": "gold dates found",
                "unit": "share",
                "ours": round(mine / wanted, 3),
                "peer": round(theirs / wanted, 3),
                "peer_name": "dateparser",
                "ratio": round(mine / max(1, theirs), 2),
                "goal": None,
                "size": wanted,
                "notes": f"{len(golds)} documents; {seconds:.2f} s against {their_seconds:.2f} s;"
                " a peer's day counts for its month and year too",
            }
        )
    )


if __name__ == "__main__":
    main()
