"""How well the extraction reads the corpus: `make eval`, or `python -m tests.extraction.evaluate --help`.

Prints the table of the scorer for the part on which rules are tuned and for the one that is scored only at milestones,
and how often a fact of each confidence is right. English documents, in one process; nothing is recorded.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import itertools

import score
from causes import CAUSES, causes

from graph import records
from ingest.extract import extract
from ingest.facts import facts
from ontology.model import Description, Document

CORPUS = Path(__file__).parent / "corpus"
SPLITS = ("tune", "milestone")
THRESHOLD = 0.6
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def described(gold: score.Gold) -> tuple[Document, Description]:
    """A document of the corpus with what is known of it."""
    text = score.read_text(gold.text)
    source = records.source(text.encode(), "text/plain")
    description = records.description(
        source, "index", publisher=gold.publisher, date=gold.date, language=gold.language, file=gold.text.name
    )
    return records.document(source, "plain", "1", text), description


def read(gold: score.Gold, threshold: float = THRESHOLD) -> list[score.Fact]:
    """The facts of one document of the corpus that enter the graph, or at least as sure as another threshold."""
    document, description = described(gold)
    extraction = extract(document, description)
    assert extraction is not None
    raw = facts(extraction, description, threshold=threshold)
    found = score.read_facts(raw)  # type: ignore[arg-type]
    for fact, one in zip(found, raw, strict=True):
        fact.evidence["confidence"] = one["confidence"]  # type: ignore[index, call-overload]
    return found


def reliability(golds: Iterable[score.Gold], predicted: dict[str, list[score.Fact]]) -> list[str]:
    """For each range of confidence how many events there are and which share of them is right."""
    right: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for gold in golds:
        for fact in predicted[gold.id]:
            if fact.kind in score.ENTITIES:
                continue
            place = next(i for i, top in enumerate(BINS[1:]) if float(str(fact.evidence["confidence"])) < top)
            every[place] += 1
            right[place] += any(score.score_pair(expected, fact) for expected in gold.facts)
    lines = ["confidence of events   facts   right"]
    for place, (low, top) in enumerate(itertools.pairwise(BINS)):
        if every[place]:
            lines.append(f"{low:.1f} to {min(top, 1.0):.1f} {every[place]:>17} {right[place] / every[place]:>7.2f}")
    return lines


def main() -> int:
    """Score and print; exit code 1 where a quote does not stand where it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, help="only this part")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is false, in `tune` alone")
    parser.add_argument("--causes", action="store_true", help="count why events were missed, in `tune` alone")
    parser.add_argument("--only", help="only documents whose id begins so")
    options = parser.parse_args()
    grounded = True
    for split in [options.split] if options.split else SPLITS:
        golds = [g for g in score.read_gold([CORPUS]) if g.language == "en" and g.split == split]
        golds = [g for g in golds if g.id.startswith(options.only or "")]
        predicted = {gold.id: read(gold) for gold in golds}
        total = score.Outcome()
        for gold in golds:
            total.add(score.score_document(gold, predicted[gold.id], score.read_text(gold.text)))
        if options.errors and split == "tune":
            print("\n".join(sorted(total.errors)))
        if options.causes and split == "tune":
            counted = sum((causes(g, predicted[g.id], read(g, threshold=0.0)) for g in golds), Counter())
            print("\n".join(f"{counted[cause]:>5}  {cause}" for cause in CAUSES) + "\n")
        print(f"{split}: {len(golds)} documents\n{score.table(total)}\n")
        print("\n".join(reliability(golds, predicted)) + "\n")
        grounded = grounded and total.grounded == total.predicted
    return 0 if grounded else 1


if __name__ == "__main__":
    sys.exit(main())
