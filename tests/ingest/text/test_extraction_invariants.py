"""What holds for every text: exact quotes, no exception, the same records for the same document."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import described, extraction_of, facts_of

from ingest.extract import analyser_for, extract, languages
from ingest.text import analysis
from ingest.text.analysis import pipeline
from ontology.model import EntityMention, EventMention, TextSelector

VOCABULARY = """Mira Tolland Đặng Khiêm IK-17 Borsk Court police arrested sentenced released charged with fraud to five
years in May on 3 was were by the of and , . “ ” " ( ) : – said According He she his not may Ostrel Prison 🕊 ﬁ İ ß
Nurgu\u0308l O\u0308zkara con\u00adﬁrmed"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
SENTENCES = st.lists(WORDS, max_size=60).map(" ".join)
DATE = "2016-07-07"
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.one_of(st.text(max_size=300), SENTENCES))
def test_any_text_is_read_and_every_quote_is_exact(text: str) -> None:
    found = extraction_of(text, DATE)
    for row in found.rows:
        assert row.evidence
        for selector in row.evidence:
            if isinstance(selector, TextSelector):
                assert 0 <= selector.start < selector.end
                assert text[selector.start : selector.end] == selector.quote


@SLOW
@given(SENTENCES)
def test_every_id_that_a_record_names_is_there_and_no_claim_is_there_twice(text: str) -> None:
    found = extraction_of(text, DATE)
    mentions = {mention.id for mention in found.mentions}
    claims = [claim.id for claim in found.claims]
    assert len(set(claims)) == len(claims)
    assert [row.claim for row in found.rows] == claims
    for claim in found.claims:
        assert claim.subject in mentions
        assert claim.object is None or claim.object in mentions
        assert claim.speaker is None or claim.speaker in mentions
        assert (claim.value is None) != (claim.object is None)


@SLOW
@given(SENTENCES)
def test_the_same_document_gives_the_same_records(text: str) -> None:
    assert extraction_of(text, DATE) == extraction_of(text, DATE)


@SLOW
@given(SENTENCES)
def test_facts_of_any_text_are_grounded(text: str) -> None:
    for fact in facts_of(text, DATE, everything=True):
        evidence = fact["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"] != ""


def test_a_text_longer_than_the_parser_takes_at_once_is_read_to_its_end() -> None:
    filler = "The harbour was quiet that day and nobody went out.\n\n" * 2_500
    text = filler + "Mira Tolland was arrested in Borsk on 3 May 2016."
    kinds = {mention.kind for mention in extraction_of(text, DATE).mentions if isinstance(mention, EventMention)}
    assert kinds == {"Arrest"}


def test_a_document_in_a_language_without_analyser_is_not_read() -> None:
    document, description = described("Η ακτιβίστρια συνελήφθη τον Μάιο του 2016 και παραμένει υπό κράτηση.")
    assert extract(document, description.model_copy(update={"language": "el"})) is None
    assert analyser_for("en-GB") is analyser_for("en")
    assert languages() == ("en", "ru")


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "—", "A", "“”"])
def test_next_to_nothing_gives_no_facts(text: str) -> None:
    assert facts_of(text, DATE, threshold=0.6) == []
    mentions = extraction_of(text, DATE).mentions
    assert not any(isinstance(m, EntityMention) and m.entity_class != "Organisation" for m in mentions)


def test_the_parser_keeps_the_words_of_a_document_until_it_knows_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = pipeline().vocab.strings
    extraction_of("Qwzxprunda Vlortexxa was arrested in Borsk on 3 May 2016.")
    monkeypatch.setattr(analysis, "REMEMBERED_WORDS", len(pipeline().vocab) - 1)
    extraction_of("Prundaqwzx Texxavlor was arrested in Borsk on 3 May 2016.")
    assert "Vlortexxa" in vocabulary
    assert "Texxavlor" not in vocabulary
