"""What the page Add shows before anything is recorded: the same as an ingest finds, in its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from ingest.described import Given
from ingest.preview import preview, segments
from ingest.uploads import Upload

TEXT = "Mira Tolland, the founder of Harbour Rights Watch, was arrested in Borsk on 3 May 2016.\n"


def seen(text: str, name: str = "letter.txt", option: Given = Given(), *others: Upload, threshold: float = 0.5):  # noqa: B008
    return preview([Upload(name, text.encode()), *others], 0, option, threshold)


def test_facts_are_shown_with_the_words_on_which_they_rest_marked():
    found = seen(TEXT, option=Given(publisher="The Post", date="2016-05-04"))
    arrest = next(fact for fact in found.facts if fact.kind == "arrest")
    assert "Mira Tolland" in arrest.what
    assert "3 May 2016" in arrest.what
    assert arrest.said_by == "The Post"
    assert "".join(segment.text for segment in found.segments) == TEXT
    marked = "".join(segment.text for segment in found.segments if "arrest" in segment.kinds)
    assert " ".join(marked.split()) == arrest.words
    assert found.not_read is None


def test_the_description_is_the_one_that_an_ingest_would_record():
    index = Upload("index.csv", b"file,publisher,date\nletter.txt,Harbour Post,2016-05-11\n")
    described = seen(TEXT, "letter.txt", Given(), index).description
    assert (described.publisher, described.date, described.language) == ("Harbour Post", "2016-05-11", "en")
    assert seen(TEXT, "letter.txt", Given(publisher="Mine"), index).description.publisher == "Mine"


def test_what_is_recorded_but_is_no_fact_yet_is_counted():
    sure = seen(TEXT)
    nothing = seen(TEXT, threshold=1)
    assert sure.facts
    assert len(nothing.facts) < len(sure.facts)
    assert nothing.waiting + len(nothing.facts) == sure.waiting + len(sure.facts)


def test_a_language_without_an_analyser_is_said():
    found = seen("Η ακτιβίστρια συνελήφθη τον Μάιο του 2016 και παραμένει υπό κράτηση.\n")
    assert found.facts == ()
    assert found.not_read == "it is in el, and only en, ru can be analysed so far"


def test_what_cannot_be_read_is_refused_under_its_own_name():
    with pytest.raises(BadInput, match=r"^scan\.pdf: no reader knows"):
        preview([Upload("scan.pdf", b"%PDF-")], 0, Given(), 0.5)


@given(st.text(max_size=40).flatmap(lambda text: st.tuples(st.just(text), spans_in(text))))
def test_segments_joined_are_the_text_and_carry_exactly_the_kinds_that_cover_them(text_and_spans):
    text, spans = text_and_spans
    cut = segments(text, spans)
    assert "".join(segment.text for segment in cut) == text
    place = 0
    for segment in cut:
        assert segment.text
        for at in range(place, place + len(segment.text)):
            assert segment.kinds == tuple(sorted({kind for start, end, kind in spans if start <= at < end}))
        place += len(segment.text)


def spans_in(text: str) -> st.SearchStrategy[list[tuple[int, int, str]]]:
    place = st.integers(0, len(text))
    span = st.tuples(place, place, st.sampled_from("abc")).map(lambda s: (min(s[:2]), max(s[:2]), s[2]))
    return st.lists(span, max_size=6)


def test_a_publisher_whom_nobody_names_is_said_to_be_so():
    assert {fact.said_by for fact in seen(TEXT).facts} == {"its publisher, whom nobody names yet"}
