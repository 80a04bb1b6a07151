"""Withdrawal: what is withdrawn is nowhere afterwards, everything else holds."""

from pathlib import Path

import pytest
from making import Telling as Told
from making import decided, entries, quote, reprinted, telling

from graph import originals, records
from graph.check import check
from graph.errors import BadInput
from graph.identity.matching import AUTHOR
from graph.ledger import Entry, Ledger, record_body
from graph.ledger_files import export_lines
from graph.live import gather
from graph.projection import project
from graph.withdrawal import MASK, REASONS, Withdrawn, is_withdrawal, withdraw
from ontology.model import (
    CellSelector,
    Decision,
    Derivation,
    Description,
    Document,
    EntityMention,
    JsonSelector,
    PersonSelector,
    Record,
    Run,
    RunRow,
)

TEXT = (
    "Mara Quill was arrested in Testburg. Her sister Gulya Quill-Osk saw it: Gulya called a lawyer. "
    "GULYA QUILL-OSK, Gulya\nQuill-Osk and Quill-Osk, Gulya are one. #FreeGulyaQuillOsk! Mara Quill's lawyer "
    "Otto Brand says that Gulya Quill\u2011Osk was beaten."
)


def case() -> Told:
    told = telling(
        TEXT,
        title="Gulya Quill-Osk saw it",
        file="gulya_quill_osk.txt",
        address="https://example.org/news/gulya-quill-osk-saw-it",
    )
    mara, otto = told.person("Mara Quill"), told.person("Otto Brand")
    told.event("Arrest", mara, 15, place="Testburg")
    gulya = told.entity("Person", "Gulya Quill-Osk", said=False)
    told.claim(gulya, "name", "Gulya Quill-Osk", words="Gulya Quill-Osk")
    told.claim(gulya, "role", "relative", words="sister")
    told.event("Abuse", gulya, 240, type="beaten", core=("type=beaten",))
    told.event("SupportAction", mara, 77, type="letters", actor=gulya, core=("actor=gulya quill osk", "type=letters"))
    told.event("Assessment", mara, 90, type="unfair_trial", core=("type=unfair_trial",), speaker=gulya)
    film = told.event("Work", mara, 3, type="film")
    told.claim(film, "topic", "The life of Gulya Quill-Osk")
    fund = told.entity("Organisation", "The Gulya Quill-Osk Fund", said=False)
    told.claim(fund, "name", "The Gulya Quill-Osk Fund", words="Gulya")
    told.claim(
        otto,
        "role",
        "lawyer",
        words="Her sister Gulya Quill-Osk saw it: Gulya called a lawyer",
        derived=Derivation(rule="coreference", anchor=quote(told.document, "Gulya Quill-Osk")),
    )
    return told


def of_case(told: Told, name: str) -> EntityMention:
    return next(m for m in told.found if isinstance(m, EntityMention) and m.normalised_name == name)


def everything(ledger: Withdrawn | list[Entry]) -> str:
    """All that a ledger of these entries would hold, in lower case."""
    kept = ledger.entries if isinstance(ledger, Withdrawn) else ledger
    return "\n".join(record_body(entry.record) for entry in kept).casefold()


def rebuilt(withdrawn: Withdrawn, folder: Path) -> tuple[str, ...]:
    """What `ledger check` finds in a ledger that holds the entries of a withdrawal."""
    with Ledger.open(folder / "new.sqlite", create=True) as ledger:
        ledger.append_entries(
            (e.sequence, type(e.record).__name__, e.record.id, record_body(e.record), e.recorded_at)
            for e in withdrawn.entries
        )
        assert [entry.record for entry in ledger.entries()] == [entry.record for entry in withdrawn.entries]
        return tuple(f"{f.kind}: {f.problem}" for f in check(ledger, folder / "sources").findings)


def without_gulya(*more: Told | Record, first: Told | None = None) -> Withdrawn:
    told = first or case()
    return withdraw(entries(told, *more), [of_case(told, "gulya quill osk").id], "leaked-relative", "Reviewer")


def test_the_name_is_nowhere_afterwards_in_whatever_spelling(tmp_path: Path) -> None:
    before, after = everything(entries(case())), everything(without_gulya())
    for trace in ("gulya quill", "quill-osk", "quill\u2011osk", "gulya\\nquill", "gulyaquill", "gulya_quill", "gulya"):
        assert trace in before
        assert trace not in after, trace
    assert rebuilt(without_gulya(), tmp_path) == ()


def test_every_offset_and_quote_of_the_others_holds(tmp_path: Path) -> None:
    withdrawn = without_gulya()
    document = next(e.record for e in withdrawn.entries if isinstance(e.record, Document))
    assert len(document.text) == len(TEXT)
    assert document.text.startswith(
        f"Mara Quill was arrested in Testburg. Her sister {MASK * 15} saw it: {MASK * 5} called"
    )
    assert all(letter in (MASK, TEXT[place]) for place, letter in enumerate(document.text))
    assert "Mara Quill's lawyer Otto Brand says that" in document.text
    run = next(e.record for e in withdrawn.entries if isinstance(e.record, Run))
    quotes = {selector.quote for row in run.rows for selector in row.evidence if selector.type == "text"}
    assert "Mara Quill" in quotes
    assert f"Her sister {MASK * 15} saw it: {MASK * 5} called a lawyer" in quotes
    anchors = [row.derived.anchor.quote for row in run.rows if row.derived and row.derived.anchor]
    assert anchors == [MASK * 15]


def test_what_rests_on_the_withdrawn_goes_and_the_rest_stays() -> None:
    kept = gather(without_gulya().entries)
    graph = project(kept, 0.5).graph
    assert {n.properties["name"] for n in graph.nodes if "Person" in n.labels} == {"Mara Quill", "Otto Brand"}
    kinds = sorted(label for n in graph.nodes for label in n.labels if "Event" in n.labels and label != "Event")
    assert kinds == ["Arrest"]
    assert [n.properties.get("topic") for n in graph.nodes if "Work" in n.labels] == [None]


def test_the_original_bytes_go_and_a_record_without_content_stays() -> None:
    told = case()
    withdrawn = without_gulya(first=told)
    assert withdrawn.originals == {told.source.id}
    notices = [e.record for e in withdrawn.entries if isinstance(e.record, Decision) and is_withdrawal(e.record)]
    assert {notice.reason for notice in notices} == {"leaked-relative"}
    assert {notice.author for notice in notices} == {"Reviewer"}
    assert {target for notice in notices for target in notice.targets} == {told.document.id, told.description.id}
    assert all(notice.replacement is None for notice in notices)
    assert withdrawn.redacted_documents == 1
    assert len(withdrawn.entries) + withdrawn.removed == len(entries(told)) + len(notices)
    sequences = [entry.sequence for entry in withdrawn.entries]
    assert sequences == sorted(set(sequences))


def test_the_ids_of_two_withdrawals_of_the_same_are_not_the_same() -> None:
    ids = [{e.record.id for e in without_gulya().entries if isinstance(e.record, Decision)} for _ in range(2)]
    assert ids[0].isdisjoint(ids[1])


def test_title_file_and_address_are_masked_and_the_publisher_stays() -> None:
    description = next(e.record for e in without_gulya().entries if isinstance(e.record, Description))
    assert description.title == f"{MASK * 15} saw it"
    assert description.file == f"{MASK * 15}.txt"
    assert description.address == f"https://example.org/news/{MASK * 15}-saw-it"
    assert description.publisher == "The Testing Post"
    assert description.id == case().description.id


def test_other_kinds_of_evidence_are_masked_too(tmp_path: Path) -> None:
    told = case()
    mara = of_case(told, "mara quill")
    claim = told.claim(mara, "role", "defender")
    told.rows[-1] = RunRow(
        claim=claim.id,
        confidence=1,
        evidence=(
            CellSelector(row=2, column="sister Gulya Quill-Osk", text="GULYA QUILL-OSK"),
            JsonSelector(pointer="/gulya-quill-osk/0", text='"Gulya Quill-Osk"'),
            PersonSelector(author="Reviewer", note="Gulya Quill-Osk told me"),
        ),
    )
    withdrawn = without_gulya(first=told)
    assert claim.id in gather(withdrawn.entries).claims
    assert "gulya" not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()


def test_a_derivation_from_a_claim_that_went_names_it_no_longer(tmp_path: Path) -> None:
    told = case()
    gulyas = told.claim(of_case(told, "gulya quill osk"), "role", "other").id
    arrest = told.event("Arrest", of_case(told, "mara quill"), 3)
    told.claim(arrest, "date", "2011", derived=Derivation(rule="years_after", anchor_claim=gulyas))
    withdrawn = without_gulya(first=told)
    assert gulyas not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()


def second_source(name: str = "Gulya Quill-Osk") -> Told:
    told = telling(f"{name} wrote a letter to Otto Brand.", "The Second Post", title=f"{name} writes")
    told.event("SupportAction", told.person("Otto Brand"), 10, type="letters", actor=told.person(name))
    return told


def test_an_entity_goes_out_of_every_source_to_which_it_is_joined(tmp_path: Path) -> None:
    first, other = case(), second_source("Gulia Osk")
    same = decided("same", of_case(first, "gulya quill osk"), of_case(other, "gulia osk"))
    withdrawn = without_gulya(other, same, first=first)
    assert "gulia" not in everything(withdrawn)
    assert "gulya" not in everything(withdrawn)
    assert withdrawn.originals == {first.source.id, other.source.id}
    assert rebuilt(withdrawn, tmp_path) == ()


def test_the_name_goes_out_of_sources_in_which_no_extractor_saw_it(tmp_path: Path) -> None:
    unread = telling("Nobody read that Gulya  Quill-Osk was here.", "The Third Post")
    silent = telling("Nothing about anybody.", "The Fourth Post")
    withdrawn = without_gulya(unread, silent)
    assert "gulya" not in everything(withdrawn)
    assert unread.source.id in withdrawn.originals
    assert silent.source.id not in withdrawn.originals
    assert rebuilt(withdrawn, tmp_path) == ()


def test_an_older_reading_of_the_same_source_is_masked_too(tmp_path: Path) -> None:
    told = case()
    older = records.document(told.source, "text", "0", "An older reading: Gulya Quill-Osk saw it.")
    withdrawn = without_gulya(older, first=told)
    assert "gulya" not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()


def test_somebody_else_of_the_same_name_stays_and_is_named_to_the_user(tmp_path: Path) -> None:
    first, other = case(), second_source()
    apart = decided("different", of_case(first, "gulya quill osk"), of_case(other, "gulya quill osk"))
    withdrawn = without_gulya(other, apart, first=first)
    kept = gather(withdrawn.entries)
    assert kept.documents[other.document.id].text == other.document.text
    assert of_case(other, "gulya quill osk").id in kept.mentions
    assert withdrawn.still_named == (other.source.id,)
    assert rebuilt(withdrawn, tmp_path) == ()


def test_a_surname_that_others_bear_is_masked_only_where_the_withdrawn_is_meant() -> None:
    told = telling("Mara Quill and her sister Lena Quill. Ms Quill wrote; Quill was arrested. Lena cried.")
    mara = told.person("Mara Quill")
    lena = told.entity("Person", "Lena Quill", said=False)
    told.claim(lena, "name", "Lena Quill", words="Lena Quill")
    told.rows[-1] = told.rows[-1].model_copy(
        update={
            "evidence": (*told.rows[-1].evidence, quote(told.document, "Quill", 2), quote(told.document, "Lena", 1))
        }
    )
    told.event("Arrest", mara, 60)
    withdrawn = withdraw(entries(told), [lena.id], "leaked-relative", "Reviewer")
    text = next(e.record.text for e in withdrawn.entries if isinstance(e.record, Document))
    assert text == (
        f"Mara Quill and her sister {MASK * 10}. Ms {MASK * 5} wrote; Quill was arrested. {MASK * 4} cried."
    )


def test_a_single_word_is_a_name_only_in_the_source_of_the_withdrawn() -> None:
    told, other = (
        telling("May was beaten in May, as they may say."),
        telling("May is warm. April is not.", "The Second Post"),
    )
    may = told.person("May")
    april = other.event("Work", "April", 0, type="poem", topic="May is warm")
    withdrawn = withdraw(entries(told, other), [may.id], "wrong-person", "Reviewer")
    kept = gather(withdrawn.entries)
    assert kept.documents[told.document.id].text == f"{MASK * 3} was beaten in {MASK * 3}, as they may say."
    assert kept.documents[other.document.id].text == other.document.text
    assert april.id in kept.mentions


def test_of_two_namesakes_in_one_source_only_the_words_go_that_mean_the_withdrawn(tmp_path: Path) -> None:
    told = telling("Lena Quill was beaten. Another Lena Quill wrote.")
    relative, writer = told.person("Lena Quill"), told.entity("Person", "Lena Quill", number=1, said=False)
    told.claim(writer, "name", "Lena Quill", words="Another Lena Quill")
    withdrawn = withdraw(entries(told), [relative.id], "leaked-relative", "Reviewer")
    kept = gather(withdrawn.entries)
    assert kept.documents[told.document.id].text == f"{MASK * 10} was beaten. Another Lena Quill wrote."
    assert set(kept.mentions) == {writer.id}
    assert withdrawn.still_named == (told.source.id,)
    assert rebuilt(withdrawn, tmp_path) == ()


def test_who_bears_the_name_beside_another_keeps_the_other() -> None:
    told = case()
    osk = told.entity("Organisation", "Osk House", said=False)
    named = told.claim(osk, "name", "Testburg"), told.claim(osk, "name", "The House of Gulya Quill-Osk")
    kept = gather(without_gulya(first=told).entries)
    assert osk.id in kept.mentions
    assert [claim.id in kept.claims for claim in named] == [True, False]


def test_an_event_that_only_the_withdrawn_told_of_goes() -> None:
    told = case()
    view = next(m for m in told.found if getattr(m, "kind", None) == "Assessment")
    assert view.id not in gather(without_gulya(first=told).entries).mentions


def test_an_export_does_not_hold_an_original_that_outlived_a_withdrawal(ledger: Ledger, sources: Path) -> None:
    originals.keep(sources, TEXT.encode())
    ledger.append_entries(
        (e.sequence, type(e.record).__name__, e.record.id, record_body(e.record), e.recorded_at)
        for e in without_gulya().entries
    )
    assert not any('"original"' in line for line in export_lines(ledger, sources))


def test_a_source_goes_with_all_that_rests_on_it(tmp_path: Path) -> None:
    told, other = case(), second_source()
    judged = decided("same", of_case(told, "otto brand"), of_case(other, "otto brand"), author=AUTHOR)
    accepted = decided("accept", told.rows[0].claim)
    originals.keep(tmp_path / "sources", other.document.text.encode())
    withdrawn = withdraw(entries(told, other, judged, accepted), [told.source.id], "court-order", "Reviewer")
    kept = [entry.record for entry in withdrawn.entries]
    assert kept[:-1] == other.records()
    assert withdrawn.originals == {told.source.id}
    notice = kept[-1]
    assert isinstance(notice, Decision)
    assert (notice.reason, notice.targets, notice.decided_value) == ("court-order", (), None)
    for record in told.records():
        assert record.id not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()


def test_a_reprint_goes_with_its_source() -> None:
    told = case()
    withdrawn = withdraw(entries(told, reprinted(told, "The Second Post")), [told.source.id], "other", "Reviewer")
    assert [type(entry.record) for entry in withdrawn.entries] == [Decision]


def test_decisions_about_the_withdrawn_go_and_others_lose_only_what_went(tmp_path: Path) -> None:
    told, other = case(), second_source("Nobody Known")
    gulya = of_case(told, "gulya quill osk")
    gulyas = next(c.id for c in told.found if getattr(c, "subject", None) == gulya.id)
    maras = told.rows[0].claim
    both = decided("reject", gulyas, maras, reason="as Gulya Quill-Osk says")
    about = decided("accept", gulyas)
    taken_back = decided("withdraw", about, day=3)
    unrelated = decided("same", of_case(told, "otto brand"), of_case(other, "otto brand"), reason="Gulya Quill-Osk")
    undone = decided("withdraw", unrelated, day=4, reason="Gulya Quill-Osk was wrong")
    withdrawn = without_gulya(other, both, about, taken_back, unrelated, undone, first=told)
    kept = gather(withdrawn.entries)
    decisions = {d.id: d for d in kept.decisions if not is_withdrawal(d)}
    assert decisions.keys() == {both.id, unrelated.id, undone.id}
    assert decisions[both.id].targets == (maras,)
    assert [d.id for d in kept.standing_decisions] == [both.id]
    assert "gulya" not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()


def test_a_correction_into_words_that_name_the_withdrawn_still_removes_what_it_corrected(tmp_path: Path) -> None:
    told = case()
    film = next(m for m in told.found if getattr(m, "kind", None) == "Work")
    wrong = told.claim(film, "topic", "a sister")  # type: ignore[arg-type]
    right = told.claim(film, "topic", "her sister Gulya Quill-Osk")  # type: ignore[arg-type]
    corrected = decided("correct", wrong, replacement=right.id)
    withdrawn = without_gulya(corrected, first=told)
    kept = gather(withdrawn.entries)
    assert wrong.id not in {statement.claim.id for statement in kept.live(0.5)}
    assert rebuilt(withdrawn, tmp_path) == ()


def test_one_withdrawal_after_another_leaves_a_ledger_in_order(tmp_path: Path) -> None:
    first = without_gulya(second_source("Otto Brand II"))
    otto = next(m for m in gather(first.entries).mentions.values() if getattr(m, "normalised_name", "") == "otto brand")
    second = withdraw(first.entries, [otto.id], "revoked-consent", "Reviewer")
    assert "otto brand" not in everything(second)
    assert rebuilt(second, tmp_path) == ()
    third = withdraw(second.entries, [case().source.id], "court-order", "Reviewer")
    (tmp_path / "third").mkdir()
    assert rebuilt(third, tmp_path / "third") == ()
    reasons = [e.record.reason for e in third.entries if isinstance(e.record, Decision) and is_withdrawal(e.record)]
    assert set(reasons) == {"leaked-relative", "revoked-consent", "court-order"}


def test_a_text_that_was_changed_after_its_redaction_is_found(tmp_path: Path) -> None:
    withdrawn = without_gulya()
    changed = [
        Entry(
            e.sequence,
            e.record.model_copy(update={"text": e.record.text.replace("Testburg", "Testheim")}),
            e.recorded_at,
        )
        if isinstance(e.record, Document)
        else e
        for e in withdrawn.entries
    ]
    found = rebuilt(Withdrawn(changed, frozenset(), 0, 0), tmp_path)
    assert "Document: it is not as the withdrawal left it that redacted it" in found


def test_an_original_that_outlives_a_withdrawal_is_found(tmp_path: Path) -> None:
    originals.keep(tmp_path / "sources", TEXT.encode())
    (finding,) = rebuilt(without_gulya(), tmp_path)
    assert "is still there, though a withdrawal redacted its text: remove the file" in finding


@pytest.mark.parametrize("publisher", ["Gulya Quill-Osk", "The Blog of GULYA QUILL-OSK"])
def test_a_publisher_is_not_withdrawn_without_the_source(publisher: str, tmp_path: Path) -> None:
    told, blog = case(), telling("Another text.", publisher)
    with pytest.raises(BadInput, match=rf"publisher of source {blog.source.id[:12]} .* withdraw the source"):
        without_gulya(blog, first=told)
    gulya = of_case(told, "gulya quill osk")
    withdrawn = withdraw(entries(told, blog), [gulya.id, blog.source.id], "leaked-relative", "Reviewer")
    assert "gulya" not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()


@pytest.mark.parametrize("reason", ["", "it is Gulya Quill-Osk", "leaked relative"])
def test_a_reason_is_a_code_and_no_words(reason: str) -> None:
    told = case()
    with pytest.raises(BadInput, match="is not one of leaked-relative"):
        withdraw(entries(told), [told.source.id], reason, "Reviewer")


@pytest.mark.parametrize("kind", ["Claim", "EventMention", "Document", "nothing"])
def test_only_sources_and_entities_are_withdrawn(kind: str) -> None:
    told = case()
    target = next((r.id for r in told.records() if type(r).__name__ == kind), "f" * 64)
    with pytest.raises(BadInput, match="neither a source nor an entity"):
        withdraw(entries(told), [target], REASONS[0], "Reviewer")


def test_to_take_back_a_decision_is_no_withdrawal() -> None:
    taken_back = decided("withdraw", "a" * 64, reason="wrong-person")
    assert not is_withdrawal(taken_back)


def test_taking_back_a_decision_with_a_reason_code_is_checked_as_any_other(tmp_path: Path) -> None:
    told = second_source()
    accepted = decided("accept", told.rows[0].claim)
    forged = decided("withdraw", accepted, reason="other").model_copy(update={"author": "Somebody"})
    found = rebuilt(Withdrawn(entries(told, accepted, forged), frozenset(), 0, 0), tmp_path)
    assert found == ("Decision: its content does not give its id: it was changed after it was recorded",)


def test_the_names_of_people_who_decided_are_masked_too(tmp_path: Path) -> None:
    told = case()
    withdrawn = without_gulya(decided("accept", told.rows[0].claim, author="Gulya Quill-Osk"), first=told)
    assert "gulya" not in everything(withdrawn)
    assert rebuilt(withdrawn, tmp_path) == ()
