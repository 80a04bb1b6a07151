"""Why events were missed, as far as what was found tells: counted for `evaluate.py --causes`."""

from collections import Counter
from collections.abc import Iterable

import score

WAITS = "read, but waits for review"
CONTRADICTED = "read, with a date, place or way that contradicts"
ANOTHER = "read of somebody else"
UNNAMED = "a name of it not found"
UNREAD = "not read from its words"
CAUSES = (WAITS, CONTRADICTED, ANOTHER, UNNAMED, UNREAD)
PEOPLE = ("person", "target", "about", "for")


def causes(gold: score.Gold, entered: list[score.Fact], every: list[score.Fact]) -> Counter[str]:
    """The cause of each missed event of one document. entered: what enters the graph; every: with what waits."""
    outcome = score.score_document(gold, entered, score.read_text(gold.text))
    missed = Counter(line.split(" MISSED ", 1)[1] for line in outcome.errors if " MISSED " in line)
    found: Counter[str] = Counter()
    for fact in gold.facts:
        if fact.kind in score.ENTITIES or fact.optional or not missed[str(fact)]:
            continue
        missed[str(fact)] -= 1
        found[_cause(fact, entered, every)] += 1
    return found


def _cause(fact: score.Fact, entered: list[score.Fact], every: list[score.Fact]) -> str:
    alike = [other for other in every if other.kind == fact.kind]
    if any(score.score_pair(fact, other) for other in alike if other not in entered):
        return WAITS
    if any(_agree(fact, other, score.CORE[fact.kind]) for other in alike):
        return CONTRADICTED
    rest = [name for name in score.CORE[fact.kind] if name not in PEOPLE]
    if any(_agree(fact, other, rest) and _beside(fact, other) for other in alike):
        return ANOTHER
    names = [(name, fact.args.get(name)) for name in score.CORE[fact.kind] if name in score.NAMES]
    if any(value and not _is_named(name, str(value), every) for name, value in names):
        return UNNAMED
    return UNREAD


def _agree(one: score.Fact, other: score.Fact, arguments: Iterable[str]) -> bool:
    return all(score.agrees(name, one.kind, one.args.get(name), other.args.get(name)) for name in arguments)


def _beside(one: score.Fact, other: score.Fact) -> bool:
    """Whether two facts rest on words that meet."""
    mine, theirs = str(one.evidence.get("quote") or ""), str(other.evidence.get("quote") or "")
    return bool(mine and theirs) and (mine in theirs or theirs in mine)


def _is_named(argument: str, value: str, found: list[score.Fact]) -> bool:
    entities = [fact for fact in found if fact.kind in score.ENTITIES]
    return any(score.agrees(argument, "", value, entity.args["name"]) for entity in entities)
