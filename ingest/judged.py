"""`judgements.jsonl` beside documents: judgements about what they name, taken in once with their reason and author.

A line is `{"judgement": "same", "left": {"file": ..., "kind": ..., "name": ...}, "right": {...}, "reason": ...,
"author": ...}`: file is one beside it, kind an entity class, name as the document writes it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from graph import records
from graph.canonical import sha256
from graph.errors import BadInput
from graph.identity.judgements import JUDGEMENTS, judged_pairs, pair
from graph.identity.named import Label
from graph.live import Records
from graph.names import normalise
from ingest.readers.delivered import content_of, decoded
from ontology.model import Decision, EntityMention

NAME = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The judgements of one file that are new, and by number the lines that could not be used.

    waiting: lines about a document that no extractor has read yet; they are taken in when it has been.
    """

    decisions: tuple[Decision, ...]
    refused: tuple[tuple[int, str], ...]
    waiting: tuple[tuple[int, str], ...]


class Unread(BadInput):
    """A judgement is about a document that nothing has read."""


def take_in(path: Path, known: Records) -> TakenIn:
    """Read the judgements of `path` against what is in the ledger.

    One that was ever recorded, also where it was taken back since, is not recorded again. Raises BadInput where the
    file cannot be read.
    """
    text = decoded(content_of(path), str(path)).removeprefix("\ufeff")
    ever = {(d.decision_type, ids, d.author) for d in known.decisions for ids in judged_pairs(d)}
    decisions: list[Decision] = []
    refused: list[tuple[int, str]] = []
    waiting: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            decision = _decision(line, path.parent, known)
        except Unread as error:
            waiting.append((number, str(error)))
            continue
        except BadInput as error:
            refused.append((number, str(error)))
            continue
        key = (decision.decision_type, pair(*decision.targets[:2]), decision.author)
        if key not in ever:
            ever.add(key)
            decisions.append(decision)
    return TakenIn(tuple(decisions), tuple(refused), tuple(waiting))


def _decision(line: str, folder: Path, known: Records) -> Decision:
    try:
        said = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"no JSON ({error})") from error
    if not isinstance(said, dict) or said.get("judgement") not in JUDGEMENTS:
        raise BadInput(f"no judgement: one of {', '.join(JUDGEMENTS)}")
    if not said.get("author") or not said.get("reason"):
        raise BadInput("a judgement needs its author and its reason")
    label: Label = said["judgement"]
    left, right = (_mention(said.get(side), folder, known) for side in ("left", "right"))
    if left == right:
        raise BadInput("both sides are one mention")
    return records.decision(label, pair(left, right), str(said["author"]), reason=str(said["reason"]))


def _mention(side: object, folder: Path, known: Records) -> str:
    if not isinstance(side, dict) or not all(side.get(name) for name in ("file", "kind", "name")):
        raise BadInput("a side names file, kind and name")
    try:
        source = sha256((folder / str(side["file"])).read_bytes())
    except OSError as error:
        raise BadInput(f"{side['file']}: {error.strerror}") from error
    wanted = normalise(str(side["name"]))
    called = {c.subject for c in known.claims.values() if c.property == "name" and normalise(c.value or "") == wanted}
    found = [
        key
        for key, mention in known.mentions.items()
        if isinstance(mention, EntityMention)
        and (mention.source, mention.entity_class) == (source, side["kind"])
        and (key in called or mention.normalised_name == wanted)
    ]
    if not found and source in {document.source for document in known.unread()}:
        raise Unread(f"waits until {side['file']} is read")
    if len(found) != 1:
        raise BadInput(f"{side['file']} names {len(found)} {side['kind']}s {side['name']!r}")
    return found[0]
