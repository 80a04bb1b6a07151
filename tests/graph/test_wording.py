"""Words for people: dates, kinds, titles, and signs that would steer."""

import pytest

from graph import edtf
from graph.wording import date_in_words, kind_in_words, kind_of, length_in_words, title_of, visible, when_in_words
from ontology.kinds import EVENT_KINDS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2009", "2009"),
        ("2009-05", "May 2009"),
        ("2009-05-13", "13 May 2009"),
        ("2009-05~", "about May 2009"),
        ("2009?", "perhaps 2009"),
        ("2009%", "perhaps about 2009"),
        ("2009-21", "spring 2009"),
        ("200X", "the 2000s"),
        ("XXXX", "unknown date"),
        ("2009-05-XX", "May 2009"),
        ("2009/2011", "2009 to 2011"),
        ("2015-11-19/..", "19 November 2015 until now"),
        ("2015-11-19/", "from 19 November 2015"),
        ("../2011-05", "until May 2011"),
        ("[2009-05-01..2009-05-13]", "between 1 May 2009 and 13 May 2009"),
        ("[..2009]", "2009 or earlier"),
        ("[2009..]", "2009 or later"),
        ("{2009-05-03,2009-05-05}", "3 May 2009 or 5 May 2009"),
        ("no date at all", "no date at all"),
    ],
)
def test_a_date_is_told_as_a_reader_would_write_it(text: str, words: str) -> None:
    if text != "no date at all":
        edtf.parse(text)
    assert date_in_words(text) == words


@pytest.mark.parametrize(
    ("labels", "properties", "title"),
    [
        (["Person"], {"name": "Mira Tolland"}, "Mira Tolland"),
        (["Arrest", "Event"], {}, "Arrest"),
        (["Event", "LegalStep"], {"type": "parole_denied"}, "Parole denied"),
        (["Event", "LegalStep", "Transfer"], {"type": "transferred"}, "Transfer"),
        (["Event", "Sentence"], {"length": "3y6m"}, "Sentence: 3 years 6 months"),
        (["Event", "Release"], {"how": "end_of_sentence"}, "Release (end of sentence)"),
        (["Assessment", "Event"], {"type": "unfair_trial"}, "Assessment: unfair trial"),
        (["Work"], {"type": "film"}, "Film"),
    ],
)
def test_a_node_is_called_by_its_name_or_by_what_happened(
    labels: list[str], properties: dict[str, str], title: str
) -> None:
    assert title_of(labels, properties) == title


def test_the_most_telling_label_is_taken() -> None:
    assert kind_of(["Abuse", "Death", "Event"]) == "Death"
    assert kind_of(["Event", "LegalStep"]) == "LegalStep"
    for kind in EVENT_KINDS.values():
        if kind.labels:
            assert kind_of(kind.labels) == kind.name


def test_codes_and_labels_become_words() -> None:
    assert kind_in_words("solitary_confinement") == "solitary confinement"
    assert kind_in_words("InstitutionalOutcome") == "outcome for an institution"
    assert length_in_words("1y") == "1 year"
    assert length_in_words("life") == "life"


def test_what_lasts_is_told_by_its_ends_else_by_the_day_it_was_seen() -> None:
    assert when_in_words({"start": "2009-05", "end": "2011"}) == "from May 2009 until 2011"
    assert when_in_words({"observed": "2010-11-20"}) == "seen on 20 November 2010"
    assert when_in_words({}) == ""


def test_signs_that_steer_are_replaced_and_letters_of_any_script_stay() -> None:
    assert visible("a\u202eb\x1b[31m\x00") == "a\ufffdb\ufffd[31m\ufffd"
    assert visible("Соколов علی\u200cرضا 张") == "Соколов علی\u200cرضا 张"
