#!/usr/bin/env python3
"""Score extracted facts against gold (as `defenders extract --facts` prints them). Standard library only.

    score.py GOLD... --pred DIR              score DIR/<id>.json against each gold file
    score.py GOLD... --run 'defenders extract {file} --facts --date {date} --publisher {publisher}'
                                             run the command once a document and score what it prints
    score.py GOLD... --check                 check the gold itself: vocabulary, names and quotes found in the text

GOLD is a `*.gold.json` file or a folder of them. Options: --json, --errors (list misses and false facts),
--split tune|milestone (documents whose gold names that split), --language en.

How a predicted fact counts
- It is right when its core arguments (CORE) agree and no side argument contradicts gold; a side argument that is
  missing does not make it wrong but shows under `arguments`, the share of right facts whose every argument agrees.
- People agree by name tokens after folding case, accents and titles; organisations, facilities and charges by token
  overlap; dates when one EDTF value is a prefix of the other. Gold may list alternatives with `|`.
- Facts pair one to one. A second mention of a right PERSON, ORG, FACILITY or PLACE costs nothing; a second copy of an
  event is a false fact. Facts marked `optional` in gold neither help nor hurt.
- Grounding: the share of predicted facts with text[start:end] == quote, quote not empty. Anything under 1.00 is a defect.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ENTITIES = ("PERSON", "ORG", "FACILITY", "PLACE")
CORE: dict[str, tuple[str, ...]] = {
    "PERSON": ("name",),
    "ORG": ("name",),
    "FACILITY": ("name",),
    "PLACE": ("name",),
    "ARREST": ("person",),
    "DETENTION": ("person", "facility"),
    "CHARGE": ("person", "charge"),
    "SENTENCE": ("person", "length"),
    "LEGAL": ("person", "type"),
    "RELEASE": ("person",),
    "AFFIL": ("person", "org"),
    "CLAIM": ("by", "type", "about"),
    "ABUSE": ("target", "type"),
    "SUPPORT": ("by", "for", "type"),
    "PUB": ("person", "type"),
    "OUTCOME": ("subject", "type"),
}
SIDE: dict[str, tuple[str, ...]] = {
    "PERSON": ("role",),
    "ARREST": ("date", "place", "agency"),
    "DETENTION": ("start", "end"),
    "CHARGE": ("date",),
    "SENTENCE": ("date", "court"),
    "LEGAL": ("date", "count"),
    "RELEASE": ("date", "how"),
    "AFFIL": ("role",),
    "ABUSE": ("facility", "date"),
    "SUPPORT": ("date",),
    "PUB": ("about",),
    "OUTCOME": ("date",),
}
# Side arguments whose contradiction makes the fact another fact (an arrest in 2009 is not an arrest in 2015).
DECISIVE = {"date", "start", "end", "how", "facility"}
VOCABULARY: dict[tuple[str, str], set[str]] = {
    ("PERSON", "role"): set("defender spokesperson official lawyer relative other".split()),
    ("LEGAL", "type"): set(
        "parole_filed parole_granted parole_denied appeal_filed appeal_pending appeal_granted appeal_denied "
        "sentence_reduced conviction_overturned acquitted charges_dropped detention_extended transferred trial_opened".split()
    ),
    ("RELEASE", "how"): set(
        "parole bail amnesty pardon provisional conditional medical acquittal end_of_sentence exchange".split()
    ),
    ("CLAIM", "type"): set(
        "fabricated unjust_charges unjust_imprisonment unlawful_detention unfair_trial prisoner_of_conscience "
        "politically_motivated torture_alleged".split()
    ),
    ("ABUSE", "type"): set(
        "torture beaten mistreatment threatened disappearance killed medical_neglect solitary_confinement denied_counsel "
        "denied_visits arbitrary_detention raided travel_ban surveillance smear".split()
    ),
    ("SUPPORT", "type"): set(
        "call_release call_drop_charges call_investigate welcome condemn petition urgent_action letters "
        "trial_observation award".split()
    ),
    ("PUB", "type"): set("film book article report poem post broadcast".split()),
    ("OUTCOME", "type"): set("closed investigated prosecuted reformed".split()),
}
NAMES = {"name", "person", "by", "for", "about", "target", "subject", "org", "facility", "place", "agency", "court"}
FREE = {"charge", "length", "count", "role"}
TITLES = set(
    "mr mrs ms miss dr prof professor sir madam lawyer judge justice colonel lt lieutenant general captain major rev "
    "reverend father sister sheikh imam haji hajji u daw ko ma senor senora don dona m mme g n".split()
)
STOP = set(
    "the a an of for and in on to against de del la las los el y e du des le les et en da do dos das by with charges charge "
    "accused crime offence offense article".split()
)
DATE = re.compile(r"^(\d{4}|\d{3}X|\d{2}XX)(-\d{2}(-\d{2})?)?[~?%]?$")


@dataclass
class Fact:
    """One fact with its arguments. optional: gold that neither helps nor hurts."""

    kind: str
    args: dict[str, object]
    optional: bool = False
    evidence: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.kind + " " + " ".join(f"{k}={v}" for k, v in self.args.items() if v is not None)


@dataclass
class Gold:
    """A document's gold. text: its file; date: EDTF day of publication or None."""

    id: str
    text: Path
    publisher: str | None
    date: str | None
    language: str
    split: str
    facts: list[Fact]


# --- comparing values -------------------------------------------------------------------------------------------------

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss", "ə": "a", "Ə": "a", "ё": "е", "Ё": "е"})


def tokens(name: str) -> list[str]:
    """Name tokens without case, accents, punctuation."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’`]s\b", "", plain)
    plain = re.sub(r"\b(l|d|qu)['’]", "", plain)  # l'île, d'Akbou
    return re.findall(r"[\w]+", plain.replace("'", "").replace("’", ""))


def same_person(gold: str, pred: str) -> bool:
    """One name's tokens are within the other's, initials count for names they begin."""
    a = [t for t in tokens(gold) if t not in TITLES] or tokens(gold)
    b = [t for t in tokens(pred) if t not in TITLES] or tokens(pred)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    left = list(long)
    for token in short:
        hit = next((t for t in left if t == token or (1 in (len(t), len(token)) and t[0] == token[0])), None)
        if hit is None:
            return False
        left.remove(hit)
    return any(len(t) > 1 for t in short)


def overlap(gold: str, pred: str, least: float) -> bool:
    """Share of common tokens in the longer of the two."""
    a = {_stem(t) for t in tokens(gold)} - STOP or set(tokens(gold))
    b = {_stem(t) for t in tokens(pred)} - STOP or set(tokens(pred))
    if {t for t in a if t.isdigit()} != {t for t in b if t.isdigit()}:
        return False  # IK-2 is not IK-5
    return bool(a and b) and len(a & b) / max(len(a), len(b)) >= least


def _stem(token: str) -> str:
    return re.sub(r"(ies|es|s)$", "", token) if len(token) > 4 else token


def same_date(gold: str, pred: str) -> bool:
    """Equal, or one is the other at a coarser precision; intervals by both ends."""
    if "/" in gold or "/" in pred:
        g, p = gold.split("/"), pred.split("/")
        return len(g) == len(p) and all(same_date(x, y) for x, y in zip(g, p))
    a, b = gold.strip("~?% "), pred.strip("~?% ")
    return a == b or a.startswith(b + "-") or b.startswith(a + "-")


def agrees(arg: str, kind: str, gold: object, pred: object) -> bool:
    """Whether two values of an argument agree; None agrees with None alone."""
    if gold is None or pred is None:
        return gold is None and pred is None
    return any(_agrees(arg, kind, g.strip(), str(pred).strip()) for g in str(gold).split("|"))


def _agrees(arg: str, kind: str, gold: str, pred: str) -> bool:
    if not gold or not pred:
        return False
    if arg in ("date", "start", "end"):
        return same_date(gold, pred)
    if arg == "charge":
        return overlap(gold, pred, 0.4)
    if arg in ("type", "how", "length", "count") or (kind, arg) in VOCABULARY:
        return gold.casefold() == pred.casefold()
    if arg == "role":
        return overlap(gold, pred, 0.5)
    if arg == "person" or kind == "PERSON":
        return same_person(gold, pred)
    if arg == "place" or kind == "PLACE":
        return overlap(gold, pred, 0.5)
    if arg in ("facility", "court", "agency") or kind == "FACILITY":
        return overlap(gold, pred, 0.5)
    if arg in ("by", "for", "about", "target", "subject"):
        return same_person(gold, pred) or overlap(gold, pred, 0.6)
    return overlap(gold, pred, 0.6)


def score_pair(gold: Fact, pred: Fact) -> float:
    """0 for another fact, else 1 plus the share of agreeing side arguments."""
    if gold.kind != pred.kind or not all(agrees(a, gold.kind, gold.args.get(a), pred.args.get(a)) for a in CORE[gold.kind]):
        return 0.0
    side = SIDE.get(gold.kind, ())
    for arg in side:
        g, p = gold.args.get(arg), pred.args.get(arg)
        if arg in DECISIVE and g is not None and p is not None and not agrees(arg, gold.kind, g, p):
            return 0.0
    agreeing = sum(agrees(a, gold.kind, gold.args.get(a), pred.args.get(a)) for a in side)
    return 1.0 + (agreeing / len(side) if side else 1.0)


# --- scoring a document -----------------------------------------------------------------------------------------------


@dataclass
class Outcome:
    """Counts of one or more documents."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    grounded: int = 0
    predicted: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        for name in ("right", "false", "missed", "exact"):
            getattr(self, name).update(getattr(other, name))
        self.grounded += other.grounded
        self.predicted += other.predicted
        self.errors += other.errors

    def figures(self, kinds: Iterable[str]) -> dict[str, float | int]:
        kinds = list(kinds)
        right, false, missed, exact = (sum(c[k] for k in kinds) for c in (self.right, self.false, self.missed, self.exact))
        precision = right / (right + false) if right + false else float("nan")
        recall = right / (right + missed) if right + missed else float("nan")
        f1 = 2 * right / (2 * right + false + missed) if right + false + missed else float("nan")
        arguments = exact / right if right else float("nan")
        return {"gold": right + missed, "predicted": right + false, "right": right, "precision": precision, "recall": recall, "f1": f1, "arguments": arguments}


def score_document(gold: Gold, predicted: list[Fact], text: str) -> Outcome:
    outcome = Outcome(predicted=len(predicted))
    for fact in [*gold.facts, *predicted]:
        for arg in ("date", "start", "end"):
            if fact.args.get(arg) == "PUB" and gold.date:
                fact.args[arg] = gold.date
    for fact in predicted:
        if grounded(fact, text):
            outcome.grounded += 1
        else:
            outcome.errors.append(f"{gold.id}: UNGROUNDED {fact} {fact.evidence}")
    pairs = sorted(
        ((s, g, p) for g, gf in enumerate(gold.facts) for p, pf in enumerate(predicted) if (s := score_pair(gf, pf))),
        key=lambda pair: (-pair[0], gold.facts[pair[1]].optional, pair[1], pair[2]),
    )
    gold_to_pred: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in pairs:
        if g not in gold_to_pred and p not in taken:
            gold_to_pred[g] = p
            taken.add(p)
    _augment(pairs, gold_to_pred)
    taken = set(gold_to_pred.values())
    for g, fact in enumerate(gold.facts):
        if fact.optional:
            continue
        if g in gold_to_pred:
            outcome.right[fact.kind] += 1
            outcome.exact[fact.kind] += score_pair(fact, predicted[gold_to_pred[g]]) == 2.0
        else:
            outcome.missed[fact.kind] += 1
            outcome.errors.append(f"{gold.id}: MISSED {fact}")
    matched_gold = [gold.facts[g] for g in gold_to_pred] + [f for f in gold.facts if f.optional]
    for p, fact in enumerate(predicted):
        if p in taken:
            continue
        if fact.kind not in CORE:
            outcome.false["unknown kind"] += 1
        elif fact.kind in ENTITIES and any(score_pair(g, fact) for g in matched_gold):
            continue
        else:
            outcome.false[fact.kind] += 1
        outcome.errors.append(f"{gold.id}: FALSE {fact}")
    return outcome


def _augment(pairs: list[tuple[float, int, int]], match: dict[int, int]) -> None:
    """Grow the greedy pairing to a largest one (augmenting paths), so that order never costs a fact."""
    options: dict[int, list[int]] = defaultdict(list)
    for _, g, p in pairs:
        options[g].append(p)
    owner = {p: g for g, p in match.items()}

    def grow(g: int, seen: set[int]) -> bool:
        for p in options[g]:
            if p not in seen:
                seen.add(p)
                if p not in owner or grow(owner[p], seen):
                    owner[p], match[g] = g, p
                    return True
        return False

    for g in sorted(options):
        if g not in match:
            grow(g, set())


def grounded(fact: Fact, text: str) -> bool:
    start, end, quote = (fact.evidence.get(k) for k in ("start", "end", "quote"))
    return isinstance(start, int) and isinstance(end, int) and isinstance(quote, str) and 0 <= start < end and text[start:end] == quote


# --- reading ----------------------------------------------------------------------------------------------------------


def read_facts(raw: Iterable[dict[str, object]]) -> list[Fact]:
    return [Fact(str(f["kind"]), dict(f.get("args") or {}), bool(f.get("optional")), dict(f.get("evidence") or {})) for f in raw]


def read_gold(paths: list[Path]) -> Iterator[Gold]:
    for path in paths:
        for file in sorted(path.glob("*.gold.json")) if path.is_dir() else [path]:
            raw = json.loads(file.read_text("utf-8"))
            text = file.parent / raw.get("text", file.name.replace(".gold.json", ".txt"))
            yield Gold(file.name.removesuffix(".gold.json"), text, raw.get("publisher"), raw.get("date"), raw.get("language", "en"), raw.get("split", "tune"), read_facts(raw["facts"]))


def read_text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def run(command: str, gold: Gold) -> dict[str, object]:
    words = []
    for word in shlex.split(command):
        if word in ("{date}", "{publisher}") and not getattr(gold, word[1:-1]):
            words.pop()  # the option whose value this document does not have
            continue
        words.append(word.format(file=gold.text, date=gold.date, publisher=gold.publisher, language=gold.language))
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{gold.id}: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def check(gold: Gold) -> list[str]:
    """What is wrong with a gold file."""
    wrong = []
    if not gold.text.exists():
        return [f"{gold.id}: no text {gold.text.name}"]
    text = read_text(gold.text)
    folded = set(tokens(text))
    for fact in gold.facts:
        if fact.kind not in CORE:
            wrong.append(f"{gold.id}: unknown kind {fact}")
            continue
        known = {*CORE[fact.kind], *SIDE.get(fact.kind, ())}
        wrong += [f"{gold.id}: {fact}: no argument {a}" for a in fact.args if a not in known]
        wrong += [f"{gold.id}: {fact}: missing {a}" for a in CORE[fact.kind] if a not in fact.args or (fact.args[a] is None and a not in ("facility", "length", "about"))]
        for arg, value in fact.args.items():
            if value is None:
                continue
            values = [v.strip() for v in str(value).split("|")]
            if (fact.kind, arg) in VOCABULARY:
                wrong += [f"{gold.id}: {fact}: {arg}={v} is not in the list" for v in values if v not in VOCABULARY[fact.kind, arg]]
            elif arg in ("date", "start", "end"):
                wrong += [f"{gold.id}: {fact}: {v} is no EDTF" for v in values if v != "PUB" and not all(DATE.match(x) or x == ".." for x in v.split("/"))]
            elif arg == "length":
                wrong += [f"{gold.id}: {fact}: {v} is no length" for v in values if not re.fullmatch(r"\d+(\.\d+)?[ymd]|life|death", v)]
            elif arg in NAMES and not {"narrator", "many"} & set(values):
                if not any(folded.issuperset(tokens(v)) for v in values):
                    wrong.append(f"{gold.id}: {fact}: {arg}={value!r} is not in the text")
        quote = fact.evidence.get("quote")
        if quote and str(quote) not in text:
            wrong.append(f"{gold.id}: {fact}: quote not in the text: {quote!r}")
    seen: Counter[str] = Counter(str(f) for f in gold.facts)
    wrong += [f"{gold.id}: twice: {f}" for f, n in seen.items() if n > 1]
    return wrong


# --- the command ------------------------------------------------------------------------------------------------------


def table(total: Outcome) -> str:
    kinds = [k for k in CORE if total.right[k] + total.false[k] + total.missed[k]]
    events = [k for k in CORE if k not in ENTITIES]
    rows = [(k, total.figures([k])) for k in kinds]
    rows += [("entities", total.figures(ENTITIES)), ("events", total.figures(events)), ("micro", total.figures([*CORE, "unknown kind"]))]
    lines = [f"{'kind':<10}{'gold':>6}{'pred':>6}{'right':>6}{'P':>7}{'R':>7}{'F1':>7}{'args':>7}"]
    for name, f in rows:
        lines.append(f"{name:<10}{f['gold']:>6}{f['predicted']:>6}{f['right']:>6}{f['precision']:>7.2f}{f['recall']:>7.2f}{f['f1']:>7.2f}{f['arguments']:>7.2f}")
    lines.append(f"grounding {total.grounded}/{total.predicted}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--run")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--split", choices=("tune", "milestone"))
    parser.add_argument("--language")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    golds = [g for g in read_gold(options.gold) if options.split in (None, g.split) and options.language in (None, g.language)]
    if not golds:
        parser.error("no gold found")
    if options.check:
        wrong = [line for gold in golds for line in check(gold)]
        print("\n".join(wrong) or f"{len(golds)} documents, {sum(not f.optional for g in golds for f in g.facts)} required facts: gold is sound")
        return bool(wrong)
    if bool(options.pred) == bool(options.run):
        parser.error("give --pred or --run")
    total, documents = Outcome(), {}
    for gold in golds:
        raw = run(options.run, gold) if options.run else json.loads((options.pred / f"{gold.id}.json").read_text("utf-8"))
        outcome = score_document(gold, read_facts(raw["facts"]), read_text(gold.text))
        documents[gold.id] = outcome.figures([*CORE, "unknown kind"])["f1"]
        total.add(outcome)
    if options.json:
        events = [k for k in CORE if k not in ENTITIES]
        print(json.dumps({
            "micro": total.figures([*CORE, "unknown kind"]), "entities": total.figures(ENTITIES), "events": total.figures(events),
            "kinds": {k: total.figures([k]) for k in CORE}, "documents": documents,
            "grounding": [total.grounded, total.predicted], "errors": total.errors,
        }, ensure_ascii=False, indent=1))
    else:
        if options.errors:
            print("\n".join(total.errors))
        print(table(total))
    return 0


if __name__ == "__main__":
    sys.exit(main())
