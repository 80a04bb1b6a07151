"""What waits for review, and what decisions do to it: a rejected claim stays out, a corrected one keeps both values."""

import pytest
from making import Telling, gathered, telling

from graph import records, review
from graph.errors import BadInput
from graph.ledger import Entry
from graph.live import Records, gather
from graph.projection import project
from ontology.model import Claim, PersonSelector, Record

TEXT = "Mara Quill was arrested on 3 May 2016. Lev Brankov is her lawyer."
THRESHOLD = 0.5


@pytest.fixture
def told() -> Telling:
    made = telling(TEXT)
    mara = made.person("Mara Quill")
    made.person("Lev Brankov")
    made.event("Arrest", mara, 11, date="2016-05-03", confidence=0.4)
    return made


def with_more(known: Records, told: Telling, *more: Record) -> Records:
    """The records of `told` and `more` behind them."""
    entries = [Entry(known.sequence[r.id], r, "") for r in everything(known)]
    last = max(known.sequence.values())
    return gather([*entries, *(Entry(last + n, record, "") for n, record in enumerate(more, start=1))])


def everything(known: Records) -> list[Record]:
    kinds = (known.sources, known.documents, known.descriptions, known.mentions, known.claims)
    return [*(r for kind in kinds for r in kind.values()), *known.runs, *known.decisions]


def labels(known: Records) -> set[str]:
    return {label for node in project(known, THRESHOLD).graph.nodes for label in node.labels}


def claim(known: Records, prop: str) -> Claim:
    return next(c for c in known.claims.values() if c.property == prop and c.value and "2016" in c.value)


def test_an_event_waits_as_one_with_its_words_and_its_least_sure_claim(told: Telling) -> None:
    (waits,) = review.waiting(gathered(told), THRESHOLD)
    assert (waits.title, waits.confidence) == ("Arrest: Mara Quill", 0.4)
    assert {s.claim.property for s in waits.statements} == {"kind", "subject", "date"}
    assert (waits.quotes[0].words + waits.quotes[0].after).startswith("Mara Quill was arrested")
    assert review.waiting(gathered(told), 0.3) == []


def test_what_is_accepted_enters_the_graph_and_waits_no_more(told: Telling) -> None:
    known = gathered(told)
    (waits,) = review.waiting(known, THRESHOLD)
    assert "Arrest" not in labels(known)
    claims = review.find_claims(known, THRESHOLD, waits.id[:10])
    after = with_more(known, told, review.decide("accept", claims, "a tester", None))
    assert "Arrest" in labels(after)
    assert review.waiting(after, THRESHOLD) == []


def test_a_rejected_claim_stays_out_when_a_newer_extractor_is_surer(told: Telling) -> None:
    known = gathered(told)
    claims = review.find_claims(known, THRESHOLD, review.waiting(known, THRESHOLD)[0].id)
    (run,) = known.runs
    surer = tuple(row.model_copy(update={"confidence": 0.99}) for row in run.rows)
    newer = records.with_id(run.model_copy(update={"extractor_version": "9", "rows": surer}))
    assert "Arrest" in labels(with_more(known, told, newer))
    rejected = review.decide("reject", claims, "a tester", "it is about her brother")
    assert "Arrest" not in labels(with_more(known, told, rejected, newer))


def test_a_correction_shows_the_new_value_and_keeps_the_old_one_with_the_evidence(told: Telling) -> None:
    known = gathered(told)
    claims = review.find_claims(known, THRESHOLD, review.waiting(known, THRESHOLD)[0].id)
    accepted = with_more(known, told, review.decide("accept", claims, "a tester", None))
    made = review.correction(accepted, claim(accepted, "date"), "2016-05-13", "a tester", "misread")
    after = with_more(accepted, told, *made)
    (arrest,) = [node for node in project(after, THRESHOLD).graph.nodes if "Arrest" in node.labels]
    assert arrest.properties["date"] == "2016-05-13"
    assert claim(known, "date").id in after.claims
    (statement,) = after.statements_of(made[0].id)
    assert statement.row.evidence[:-1] == known.statements_of(claim(known, "date").id)[0].row.evidence
    assert statement.row.evidence[-1] == PersonSelector(author="a tester", note="misread")


def test_two_corrections_in_one_document_both_stand(told: Telling) -> None:
    known = gathered(told)
    claims = review.find_claims(known, THRESHOLD, review.waiting(known, THRESHOLD)[0].id)
    state = with_more(known, told, review.decide("accept", claims, "a tester", None))
    for value in ("2016-05-13", "2016-05-14"):
        current = next(c for c in reversed(list(state.claims.values())) if c.property == "date")
        state = with_more(state, told, *review.correction(state, current, value, "a tester", None))
    name = next(c for c in state.claims.values() if c.value == "Lev Brankov")
    state = with_more(state, told, *review.correction(state, name, "Lev Brankow", "a tester", None))
    graph = project(state, THRESHOLD).graph
    assert {n.properties["date"] for n in graph.nodes if "Arrest" in n.labels} == {"2016-05-14"}
    assert "Lev Brankow" in {n.properties.get("name") for n in graph.nodes}


def test_an_entity_is_corrected_to_another_one_of_the_source(told: Telling) -> None:
    known = gathered(told)
    subject = next(c for c in known.claims.values() if c.property == "subject")
    made = review.correction(known, subject, "lev brankov", "a tester", None)
    corrected = made[0]
    assert isinstance(corrected, Claim)
    assert corrected.object == next(c.subject for c in known.claims.values() if c.value == "Lev Brankov")
    with pytest.raises(BadInput, match="mentions no Person called 'Ilse Marant'; it has: Lev Brankov, Mara Quill"):
        review.correction(known, subject, "Ilse Marant", "a tester", None)


@pytest.mark.parametrize(
    ("value", "message"), [("13/32/2009", "no EDTF"), ("", "needs a value"), ("2016-05-03", "already")]
)
def test_a_correction_that_cannot_be_is_said(told: Telling, value: str, message: str) -> None:
    known = gathered(told)
    with pytest.raises(BadInput, match=message):
        review.correction(known, claim(known, "date"), value, "a tester", None)


def test_decisions_whose_claims_nobody_finds_any_more_are_orphans(told: Telling) -> None:
    known = gathered(told)
    claims = review.find_claims(known, THRESHOLD, review.waiting(known, THRESHOLD)[0].id)
    decided = with_more(known, told, review.decide("accept", claims, "a tester", None))
    assert review.orphans(decided) == []
    (run,) = known.runs
    newer = records.with_id(run.model_copy(update={"extractor_version": "9", "rows": run.rows[:2]}))
    ((decision, gone),) = review.orphans(with_more(decided, told, newer))
    assert decision.decision_type == "accept"
    assert set(gone) == {c.id for c in claims}


def test_digits_that_name_nothing_or_several_are_said(told: Telling) -> None:
    with pytest.raises(BadInput, match="nothing that waits"):
        review.find_claims(gathered(told), THRESHOLD, "zzz")
    with pytest.raises(BadInput, match="several"):
        review.find_claims(gathered(told), THRESHOLD, "")
