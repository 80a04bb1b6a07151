"""`defenders review`: what is not sure enough to enter the graph, and decisions about it."""

from collections.abc import Mapping
from typing import Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import out, print_json, print_table, shown
from graph import review
from graph.canonical import Json
from graph.errors import BadInput
from graph.ledger import Ledger
from graph.live import Records, gather
from graph.review import Waiting
from graph.workspace import Workspace, author_of, open_workspace
from graph.writing import only_writer

review_commands = typer.Typer(
    no_args_is_help=True, help="What waits below the threshold (setting), and decisions on claims: each is signed."
)

Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or of what waits, or its first digits.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of claims or of what waits, or first digits.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why, for who reads it later.")]


@review_commands.command("list")
def list_(
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most rows.")] = 50,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """List what waits, the surest first, with its words.

    Example: `defenders review list --limit 20`
    """
    known, threshold = _records(workspace)
    found = review.waiting(known, threshold)
    if as_json:
        print_json([_as_json(known, one) for one in found[:limit]])
        return
    rows = [(w.id[:12], f"{w.confidence:.2f}", w.title, _told(known, w), _words(w)) for w in found[:limit]]
    print_table(("id", "confidence", "what", "states", "words"), rows)
    out.print(f"{len(found)} wait below {threshold:g}" + (f", {limit} are shown" if len(found) > limit else ""))


@review_commands.command()
def show(what: Id, as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """Show one of them with every claim and its words in their context.

    Example: `defenders review show 3f9a2c`
    """
    known, threshold = _records(workspace)
    found = [w for w in review.waiting(known, threshold) if w.id.startswith(what)]
    if len(found) != 1:
        raise BadInput(f"{what!r} begins the id of {len(found)} that wait; `defenders review list` shows the ids")
    (waits,) = found
    if as_json:
        print_json(_as_json(known, waits))
        return
    out.print(f"[bold]{shown(waits.title)}[/]  {waits.id}")
    names = review.names_of(known)
    for s in waits.statements:
        value = review.value_of(s.claim, names)
        doubt = " ".join(word for word in (s.claim.stance, s.claim.modality) if word not in ("asserted", "actual"))
        out.print(f"  {s.claim.id[:12]}  {s.row.confidence:.2f}  {s.claim.property}: {shown(value)} {doubt}".rstrip())
    for quoted in waits.quotes:
        before, words, after = (shown(" ".join(part.split())) for part in (quoted.before, quoted.words, quoted.after))
        out.print(f"  {before} [bold]{words}[/] {after}")
    for s in waits.statements[:1]:
        where = (s.description.publisher, s.description.date, s.description.file)
        out.print(f"  — {shown(', '.join(part for part in where if part))}", style="dim")


@review_commands.command()
def accept(what: Ids, reason: Reason = None, workspace: WorkspacePath = None) -> None:
    """Accept claims: they enter the graph, and stay there when a newer extractor misses them.

    Example: `defenders review accept 3f9a2c 77b01d`
    """
    _decide("accept", what, reason, workspace)


@review_commands.command()
def reject(what: Ids, reason: Reason = None, workspace: WorkspacePath = None) -> None:
    """Reject claims: they leave the graph, and stay out when a newer extractor finds them again.

    Example: `defenders review reject 3f9a2c --reason "the sentence is about his brother"`
    """
    _decide("reject", what, reason, workspace)


@review_commands.command()
def correct(
    what: Id,
    value: Annotated[str, typer.Argument(help="What is right: words, a date (EDTF), a code, a name in the source.")],
    reason: Reason = None,
    workspace: WorkspacePath = None,
) -> None:
    """Put another value in the place of what a claim states. Both values and the evidence are kept.

    Example: `defenders review correct 3f9a2c 2009-05-13 --reason "misread 18"`
    """
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        known = gather(ledger.entries())
        claims = review.find_claims(known, space.settings.threshold, what)
        if len(claims) != 1:
            raise BadInput(
                f"{what!r} has {len(claims)} claims; name the one to correct: `defenders review show {what}`"
            )
        ledger.append(review.correction(known, claims[0], value, author_of(space), reason))
    out.print(f"corrected by {shown(author_of(space))}")


@review_commands.command()
def orphans(as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """List decisions on claims that no extractor finds any more.

    Example: `defenders review orphans`
    """
    known, _ = _records(workspace)
    found = review.orphans(known)
    if as_json:
        print_json([{**decision.model_dump(mode="json"), "gone": list(gone)} for decision, gone in found])
        return
    names = review.names_of(known)
    rows = [
        (d.id[:12], d.decision_type, d.author, d.time[:10], ", ".join(_claim_in_words(known, names, t) for t in gone))
        for d, gone in found
    ]
    print_table(("id", "decision", "by", "on", "about"), rows)


def _decide(kind: str, what: list[str], reason: str | None, workspace: WorkspacePath) -> None:
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        known = gather(ledger.entries())
        claims = [claim for one in what for claim in review.find_claims(known, space.settings.threshold, one)]
        ledger.append([review.decide(kind, claims, author_of(space), reason)])
    out.print(f"{len({claim.id for claim in claims})} claims {kind}ed by {shown(author_of(space))}")


def _records(workspace: WorkspacePath) -> tuple[Records, float]:
    space: Workspace = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger:
        return gather(ledger.entries()), space.settings.threshold


def _told(known: Records, waits: Waiting) -> str:
    names = review.names_of(known)
    said = {s.claim.property: review.value_of(s.claim, names) for s in waits.statements if s.claim.property != "kind"}
    return ", ".join(f"{name} {value}" for name, value in said.items())


def _words(waits: Waiting) -> str:
    return " … ".join(" ".join(quoted.words.split()) for quoted in waits.quotes[:2])


def _claim_in_words(known: Records, names: Mapping[str, str], key: str) -> str:
    claim = known.claims[key]
    return f"{claim.property} {review.value_of(claim, names)}"


def _as_json(known: Records, waits: Waiting) -> Json:
    names = review.names_of(known)
    return {
        "id": waits.id,
        "kind": waits.kind,
        "title": waits.title,
        "confidence": waits.confidence,
        "claims": [
            {
                "id": s.claim.id,
                "property": s.claim.property,
                "value": review.value_of(s.claim, names),
                "stance": s.claim.stance,
                "modality": s.claim.modality,
                "confidence": s.row.confidence,
                "publisher": s.description.publisher,
                "date": s.description.date,
                "file": s.description.file,
            }
            for s in waits.statements
        ],
        "quotes": [{"before": q.before, "words": q.words, "after": q.after, "start": q.start} for q in waits.quotes],
    }
