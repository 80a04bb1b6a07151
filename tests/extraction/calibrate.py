"""Count how often each frame is right on documents that nobody has tuned on, and write it to the lexicon.

    python -m tests.extraction.calibrate FOLDER... [--write]

FOLDER holds texts with gold, as tests/extraction/corpus does. Without --write the counts are only printed.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import score
from evaluate import described, read

from ingest.facts import SHAPES
from ingest.text.calibration import LEXICON, calibration, reference_of, suffering
from ingest.text.english import read_english
from ingest.text.frames import frames
from ingest.text.reading_form import reading_form

LEXICONS = Path(__file__).parents[2] / "ingest" / "lexicons"
HEADER = (
    "# How often what a frame told was right on documents that nobody had tuned on: [told, right].\n"
    "# Written by tests/extraction/calibrate.py; do not change it by hand.\n"
)


class Tally:
    """Counts by frame and by how the subject was found; the sum of the priors."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.told_by_reference: Counter[str] = Counter()
        self.right_by_reference: Counter[str] = Counter()
        self.priors = 0.0

    def add(self, gold: score.Gold, priors: dict[str, float]) -> None:
        """Count the events of one document."""
        document, description = described(gold)
        form = reading_form(document.text)
        drafts = {
            (SHAPES[draft.kind][0], *form.span(draft.start, draft.end)): draft
            for event in read_english(form.text, description).events
            for draft in event.drafts
        }
        people = suffering(drafts.values())
        for fact in read(gold, threshold=0.0):
            draft = drafts.get((fact.kind, fact.evidence["start"], fact.evidence["end"]))
            if draft is None:
                continue
            right = any(score.score_pair(expected, fact) for expected in gold.facts)
            reference = reference_of(draft, people)
            self.told[draft.frame] += 1
            self.right[draft.frame] += right
            self.told_by_reference[reference] += 1
            self.right_by_reference[reference] += right
            self.priors += priors.get(draft.frame, calibration().prior)

    def text(self) -> str:
        """The lexicon file."""
        told, right = sum(self.told.values()), sum(self.right.values())
        lines = [f"every: [{told}, {right}]", f"prior: {self.priors / max(1, told):.3f}", "frames:"]
        lines += [f"  {frame}: [{self.told[frame]}, {self.right[frame]}]" for frame in sorted(self.told)]
        lines.append("references:")
        lines += [
            f"  {name}: [{self.told_by_reference[name]}, {self.right_by_reference[name]}]"
            for name in sorted(self.told_by_reference)
        ]
        return HEADER + "\n".join(lines) + "\n"


def main() -> int:
    """Count, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help=f"write {LEXICON}")
    options = parser.parse_args()
    tally, priors = Tally(), {frame.id: frame.confidence for frame in frames()}
    for gold in score.read_gold(options.folders):
        if gold.language == "en":
            tally.add(gold, priors)
    print(tally.text(), end="")
    if options.write:
        (LEXICONS / LEXICON).write_text(tally.text(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
