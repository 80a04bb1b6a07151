"""Judgements as lines of JSON, to carry them to another workspace and to or from nomenklatura's resolver.

Ours: an object a line. nomenklatura's (`Resolver.save`): `[target, source, judgement, score, user, created_at]`, where
judgement is positive, negative, unsure or no_judgement, and canonical ids begin with `NK-`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph import records
from graph.errors import BadInput
from graph.identity.judgements import JUDGEMENTS, judged_pairs, pair
from graph.identity.named import Label
from graph.live import Records
from graph.review import names_of
from ontology.model import Decision, EntityMention

CANONICAL = "NK-"

TO_NOMENKLATURA: dict[str, str] = {"same": "positive", "different": "negative", "unsure": "unsure"}
FROM_NOMENKLATURA: dict[str, Label] = {"positive": "same", "negative": "different", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What lines gave: judgements that are new here, how many were known, and what could not be used, by line."""

    decisions: tuple[Decision, ...]
    known: int
    refused: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    label: Label
    ids: tuple[str, str]
    author: str
    reason: str | None
    time: str | None


def lines_of(known: Records) -> Iterator[str]:
    """The standing judgements about entities, a JSON object a line, in the order of the ledger."""
    names = names_of(known)
    for decision in known.standing_decisions:
        for a, b in judged_pairs(decision):
            if all(isinstance(known.mentions.get(key), EntityMention) for key in (a, b)):
                said = {
                    "judgement": decision.decision_type,
                    "left": a,
                    "right": b,
                    "names": [names.get(a, ""), names.get(b, "")],
                    "author": decision.author,
                    "reason": decision.reason,
                    "time": decision.time,
                }
                yield json.dumps(said, ensure_ascii=False)


def nomenklatura_lines_of(known: Records) -> Iterator[str]:
    """The same as nomenklatura's resolver reads it."""
    for decision in known.standing_decisions:
        for a, b in judged_pairs(decision):
            if all(isinstance(known.mentions.get(key), EntityMention) for key in (a, b)):
                judgement = TO_NOMENKLATURA[decision.decision_type]
                yield json.dumps([b, a, judgement, None, decision.author, decision.time])


def read_lines(lines: Iterable[str], known: Records, author: str) -> Imported:
    """Read judgements in either format. author: signs where a line names nobody.

    A judgement that was ever made here with the same author is known, also where it was taken back since.
    """
    read: list[_Line] = []
    refused: list[tuple[int, str]] = []
    for number, text in enumerate(lines, start=1):
        if text.strip():
            try:
                read.append(_line(number, text, author))
            except BadInput as error:
                refused.append((number, str(error)))
    ever = {(d.decision_type, ids, d.author) for d in known.decisions for ids in judged_pairs(d)}
    decisions: dict[tuple[str, tuple[str, str], str], Decision] = {}
    repeated = 0
    for line in _without_canonical(read):
        gone = [one for one in line.ids if not isinstance(known.mentions.get(one), EntityMention)]
        key = (line.label, pair(*line.ids), line.author)
        if gone:
            refused.append(
                (line.number, f"no mention {gone[0][:12]} here; ingest the source that it was judged in first")
            )
        elif key in ever or key in decisions:
            repeated += 1
        else:
            decisions[key] = records.decision(
                line.label, pair(*line.ids), line.author, reason=line.reason, time=line.time
            )
    return Imported(tuple(decisions.values()), repeated, tuple(sorted(refused)))


def _line(number: int, text: str, author: str) -> _Line:
    try:
        said = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"no JSON ({error})") from error
    if isinstance(said, list) and len(said) >= 3:
        target, source, judgement, _, user, time = [*said, None, None, None][:6]
        if judgement not in FROM_NOMENKLATURA:
            raise BadInput(f"judgement {judgement!r} says nothing: one of {', '.join(FROM_NOMENKLATURA)}")
        ids = (str(source), str(target))
        return _Line(number, FROM_NOMENKLATURA[judgement], ids, str(user or author), None, _text(time))
    if isinstance(said, dict) and {"judgement", "left", "right"} <= said.keys():
        if said["judgement"] not in JUDGEMENTS:
            raise BadInput(f"judgement {said['judgement']!r} is none of {', '.join(JUDGEMENTS)}")
        ids = (str(said["left"]), str(said["right"]))
        by = str(said.get("author") or author)
        return _Line(number, said["judgement"], ids, by, _text(said.get("reason")), _text(said.get("time")))
    raise BadInput("neither an object with judgement, left, right nor a line of nomenklatura's resolver")


def _text(value: object) -> str | None:
    return str(value) if value else None


def _without_canonical(lines: list[_Line]) -> Iterator[_Line]:
    """Put a member in the place of a canonical id that nomenklatura made: the first that is said to be it."""
    members: dict[str, str] = {}
    for line in lines:
        a, b = line.ids
        if line.label == "same" and a.startswith(CANONICAL) != b.startswith(CANONICAL):
            canonical, member = (a, b) if a.startswith(CANONICAL) else (b, a)
            members.setdefault(canonical, member)
    for line in lines:
        ids = (members.get(line.ids[0], line.ids[0]), members.get(line.ids[1], line.ids[1]))
        if ids[0] != ids[1]:
            yield _Line(line.number, line.label, ids, line.author, line.reason, line.time)
