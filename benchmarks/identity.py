"""`make bench NAME=identity`: the matcher of names beside others, on the same labelled pairs in the same run.

The pairs are `benchmarks/pairs`: `tuned.csv`, from which rules were written, and `held.csv`, which another author
wrote and of which only figures were looked at. Peers stand with their usual threshold and with that of their best F1 on
the tuned part: rapidfuzz's `token_sort_ratio` on spelled names, and, where `--peer` names a Python that has
nomenklatura (in an environment of its own: `pip install nomenklatura`), its logic-v2 and name-based, which are told
birth, death, country and sex of the context as well.

`--million N` blocks and matches N made-up names of people on `--workers` processes instead, and prints the seconds.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz

from graph.identity import matching
from graph.identity.blocking import candidates
from graph.identity.given_names import names_listed
from graph.identity.named import Named
from graph.identity.pairs import Row, read_pairs
from graph.identity.scripts import spell
from graph.names import words

HERE = Path(__file__).parent
PARTS = ("tuned", "held")
SCHEMAS = {"Person": "Person", "Organisation": "Organization", "Facility": "Organization"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair and whether it is one entity."""

    row: Row
    same: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """What a matcher gave to the pairs, in their order, and how many pairs a second."""

    scores: Sequence[float]
    rate: float


def main() -> None:
    """Compare matchers, or match many names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", type=Path, help="a Python that has nomenklatura")
    parser.add_argument("--million", type=int, metavar="N", help="block and match N made-up names instead")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if given.million:
        many(given.million, given.workers)
        return
    pairs = {part: read(HERE / "pairs" / f"{part}.csv") for part in PARTS}
    print(f"{len(pairs['tuned'])} tuned pairs, {len(pairs['held'])} held")
    for kind in SCHEMAS:
        compare(
            kind, {part: [p for p in found if p.row.left.kind == kind] for part, found in pairs.items()}, given.peer
        )


def compare(kind: str, pairs: dict[str, list[Labelled]], peer: Path | None) -> None:
    """Print a row for each matcher and threshold: precision, recall and F1 of both parts, and its speed beside ours."""
    everyone = [*pairs["tuned"], *pairs["held"]]
    labels = [pair.same for pair in everyone]
    found = {"ours": ours(everyone), "rapidfuzz": fuzzy(everyone)} | (nomenklatura(everyone, peer) if peer else {})
    cut = len(pairs["tuned"])
    for name, scored in found.items():
        usual = {"ours": 0.5, "rapidfuzz": 90.0}.get(name, 0.7)
        best = best_threshold(scored.scores[:cut], labels[:cut])
        for at in sorted({usual} if name == "ours" else {usual, best}):
            rows = [figures(scored.scores[part], labels[part], at) for part in (slice(cut), slice(cut, None))]
            told = "  ".join(f"P {p:.2f} R {r:.2f} F1 {f:.2f}" for p, r, f in rows)
            speed = f"{scored.rate:>9,.0f} pairs/s, {scored.rate / found['ours'].rate:.2f} of ours"
            print(f"{kind:<13} {name:<11} from {at:<6.2f} tuned, held: {told}  {speed}")


def read(path: Path) -> list[Labelled]:
    """The labelled pairs of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        labels = [row["label"] == "same" for row in csv.DictReader(file)]
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in read_pairs(file) if isinstance(row, Row)]
    return [Labelled(row, same) for row, same in zip(rows, labels, strict=True)]


def ours(pairs: list[Labelled]) -> Scored:
    """1 where our matcher says `same` by itself. Names are made ready once, as when each is compared with many."""
    ready = [(matching.prepare(p.row.left), matching.prepare(p.row.right)) for p in pairs]
    kind = pairs[0].row.left.kind
    return timed(lambda: [float(matching.label(kind, matching.odds(a, b)) == "same") for a, b in ready], len(pairs))


def fuzzy(pairs: list[Labelled]) -> Scored:
    """rapidfuzz on the Latin spelling."""
    ready = [(_latin(p.row.left), _latin(p.row.right)) for p in pairs]
    return timed(lambda: [fuzz.token_sort_ratio(a, b) for a, b in ready], len(pairs))


def _latin(named: Named) -> str:
    return " ".join(spell(word).text for word in words(named.names[0]))


def nomenklatura(pairs: list[Labelled], peer: Path) -> dict[str, Scored]:
    """nomenklatura's matchers, in its own environment."""
    lines = [
        json.dumps({"schema": SCHEMAS[p.row.left.kind], "left": _ftm(p.row.left), "right": _ftm(p.row.right)})
        for p in pairs
    ]
    ran = subprocess.run(
        [peer, HERE / "nomenklatura_peer.py"], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    said = json.loads(ran.stdout.splitlines()[-1])
    return {name: Scored(one["scores"], len(pairs) / one["seconds"]) for name, one in said.items()}


def _ftm(named: Named) -> dict[str, list[str]]:
    known = named.context
    person = named.kind == "Person"
    properties = {
        "name": list(named.names),
        "country": sorted(code.lower() for code in known.countries),
        "birthDate": [known.born.text] if known.born and person else [],
        "deathDate": [known.died.text] if known.died and person else [],
        "gender": [known.sex] if known.sex and person else [],
    }
    return {name: values for name, values in properties.items() if values}


def timed(score: Callable[[], list[float]], pairs: int) -> Scored:
    """The scores, and the rate of the best of five rounds: the first fills the caches."""
    best = float("inf")
    scores: list[float] = []
    for _ in range(5):
        begun = perf_counter()
        scores = score()
        best = min(best, perf_counter() - begun)
    return Scored(scores, pairs / best)


def best_threshold(scores: Sequence[float], labels: list[bool]) -> float:
    """The score from which `same` gives the best F1."""
    return max(sorted(set(scores)), key=lambda at: figures(scores, labels, at)[2])


def figures(scores: Sequence[float], labels: Sequence[bool], at: float) -> tuple[float, float, float]:
    """Precision, recall and F1 where a score from `at` on means `same`."""
    said = [score >= at for score in scores]
    right = sum(s and label for s, label in zip(said, labels, strict=True))
    precision = right / sum(said) if any(said) else 1.0
    recall = right / sum(labels)
    return precision, recall, 2 * precision * recall / (precision + recall or 1.0)


def made_up(number: int) -> Iterator[str]:
    """Names of people: given names of our lists, made-up surnames, both as unevenly spread as in life.

    A tenth are other spellings of an earlier one: without accents, surname first, with one initial, one letter wrong.
    """
    chance = random.Random(7)
    given = names_listed()
    syllables = [a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("", "l", "n", "r", "s")]
    surnames = [
        "".join(chance.choices(syllables, k=3)) + chance.choice(["ov", "enko", "ez", "i", "an", ""])
        for _ in range(number // 5)
    ]
    earlier: list[tuple[str, str]] = []
    for _ in range(number):
        if earlier and chance.random() < 0.1:
            first, last = chance.choice(earlier)
            place = chance.randrange(len(last))
            yield chance.choice(
                [
                    f"{last} {first}",
                    f"{first[0]}. {last}",
                    f"{first} {last[:place]}{last[place + 1 :]}",
                    f"{first} {last}",
                ]
            )
            continue
        first = given[min(int(chance.paretovariate(0.6)), len(given)) - 1]
        last = surnames[min(int(chance.paretovariate(0.4)), len(surnames)) - 1]
        earlier.append((first, last))
        yield f"{first} {last}"


def many(number: int, workers: int) -> None:
    """Block and match `number` names and print how long each step took."""
    names = list(made_up(number))
    begun = perf_counter()
    prepared = {f"{n:08d}": matching.prepare(Named("Person", (name,))) for n, name in enumerate(names)}
    made_ready = perf_counter()
    pairs = list(candidates(prepared))
    blocked = perf_counter()
    parts = [pairs[n::workers] for n in range(workers)]
    if workers > 1:
        with ProcessPoolExecutor(workers, initializer=_share, initargs=(prepared,)) as pool:
            same = sum(pool.map(_matched, parts))
    else:
        _share(prepared)
        same = sum(map(_matched, parts))
    ended = perf_counter()
    print(f"{number:,} names made ready in {made_ready - begun:.1f} s")
    print(f"{len(pairs):,} candidate pairs found in {blocked - made_ready:.1f} s")
    rate = len(pairs) / (ended - blocked)
    print(f"matched in {ended - blocked:.1f} s on {workers} processes, {rate:,.0f} pairs/s; {same:,} are the same")
    print(f"in all {ended - begun:.1f} s")


_shared: dict[str, matching.Prepared] = {}


def _share(prepared: dict[str, matching.Prepared]) -> None:
    _shared.update(prepared)


def _matched(pairs: list[tuple[str, str]]) -> int:
    return sum(matching.label("Person", matching.odds(_shared[a], _shared[b])) == "same" for a, b in pairs)


if __name__ == "__main__":
    sys.exit(main())
