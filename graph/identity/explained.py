"""Why two names are held for one entity, or for two."""

from dataclasses import dataclass

from graph.canonical import Json
from graph.errors import BadInput
from graph.identity import matching
from graph.identity.described import describe
from graph.identity.judgements import clusters, judgements
from graph.identity.log import Judged, log_of, mentions_called
from graph.identity.named import Match, Named
from graph.live import Records


@dataclass(frozen=True, slots=True)
class Explained:
    """The best match between the mentions of two names, what was judged between them, and whether they are joined."""

    left: str
    right: str
    match: Match
    judged: tuple[Judged, ...]
    joined: bool

    def as_json(self) -> Json:
        """For scripts."""
        return {
            "left": self.left,
            "right": self.right,
            "score": self.match.score,
            "label": self.match.label,
            "reasons": [{"text": reason.text, "weight": reason.weight} for reason in self.match.reasons],
            "judgements": [
                {
                    "id": row.decision.id,
                    "judgement": row.decision.decision_type,
                    "author": row.decision.author,
                    "reason": row.decision.reason,
                    "stands": row.stands,
                }
                for row in self.judged
            ],
            "joined": self.joined,
        }


def explain(known: Records, threshold: float, left: str, right: str) -> Explained:
    """Explain the pair of mentions that agrees best. left, right: names or ids, as `log.mentions_called` takes them.

    Raises BadInput where one names nothing, or several, or both one mention.
    """
    described = describe(known, threshold)
    a, b = (_named(known, described, text) for text in (left, right))
    pairs = [(x, y) for x in a for y in b if x != y]
    if not pairs:
        raise BadInput(f"{left!r} and {right!r} are one mention")
    prepared = {key: matching.prepare(described[key]) for key in {*a, *b}}
    best = max(pairs, key=lambda ids: matching.match(prepared[ids[0]], prepared[ids[1]]).score)
    mine = set(a) | set(b)
    judged = tuple(row for row in log_of(known) if row.decision.targets[0] in mine and row.decision.targets[1] in mine)
    leader = clusters(sorted(described), judgements(known.standing_decisions), known.sequence)
    return Explained(
        described[best[0]].names[0],
        described[best[1]].names[0],
        matching.match(prepared[best[0]], prepared[best[1]]),
        judged,
        leader[best[0]] == leader[best[1]],
    )


def _named(known: Records, described: dict[str, Named], text: str) -> tuple[str, ...]:
    found = tuple(key for key in mentions_called(known, text) if key in described)
    if not found:
        raise BadInput(f"what is called {text!r} has no live name; `defenders review list` shows what waits")
    return found
