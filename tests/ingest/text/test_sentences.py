"""Where sentences begin and end: headings, datelines, abbreviations, lists, chronologies, case sheets."""

from typing import Any

import pytest

from ingest.facts import facts
from ingest.text.analysis import analyse
from ingest.text.boilerplate import mask
from ingest.text.timing import expressions
from tests.ingest.text.test_extraction_invariants import described, extraction_of


def sentences(text: str) -> list[str]:
    dates = expressions(text, "2016-07-07")
    spans = [(date.start, date.end) for date in dates if date.start is not None and date.end is not None]
    found = analyse(text, mask(text), spans).sentences
    return [" ".join(text[sentence.start : sentence.end].split()) for sentence in found]


def told(text: str) -> list[dict[str, Any]]:
    _, description = described(text)
    found = facts(extraction_of(text), description, threshold=0.0)
    return [{"kind": fact["kind"], **fact["args"]} for fact in found if isinstance(fact, dict)]  # type: ignore[dict-item]


def tells(text: str, kind: str, **expected: str) -> bool:
    return any(fact["kind"] == kind and expected.items() <= fact.items() for fact in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Borsk lawyer free\nMira Tolland walked out on Tuesday\nMira Tolland was released. She is ill.",
            ["Borsk lawyer free", "Mira Tolland walked out on Tuesday", "Mira Tolland was released.", "She is ill."],
        ),
        ("LAWYER SENTENCED\n\nMira Tolland was sentenced.", ["LAWYER SENTENCED", "Mira Tolland was sentenced."]),
        (
            "Mira Tolland was charged under Art. 205 of the Penal Code. Lt. Orlen Druvik arrested her.",
            ["Mira Tolland was charged under Art. 205 of the Penal Code.", "Lt. Orlen Druvik arrested her."],
        ),
        (
            "In Tolland v. Velmar, No. 3105/12, it found otherwise. Col. Lev Brankov was silent.",
            ["In Tolland v. Velmar, No. 3105/12, it found otherwise.", "Col. Lev Brankov was silent."],
        ),
        (
            "She met Dr. Oda Weil and Mr. O. P. Brankov Jr. on St. Nicholas Street. He left at 6 a.m. on Monday.",
            ["She met Dr. Oda Weil and Mr. O. P. Brankov Jr. on St. Nicholas Street.", "He left at 6 a.m. on Monday."],
        ),
        (
            "“They beat me.” Mira Tolland was freed. “I signed!” she said.",
            ["“They beat me.”", "Mira Tolland was freed.", "“I signed!”", "she said."],
        ),
        (
            "She was taken to\nOstrel Prison in Borsk on Monday and was held there for two years.  On 5 May\nshe left.",
            [
                "She was taken to Ostrel Prison in Borsk on Monday and was held there for two years.",
                "On 5 May she left.",
            ],
        ),
        (
            "We ask Velmar to:\n- release Mira Tolland;\n- drop the charges against Lev Brankov;",
            ["We ask Velmar to:", "release Mira Tolland;", "drop the charges against Lev Brankov;"],
        ),
        (
            "2016, 4 May – Mira Tolland is arrested.\n2017-05: transferred to Borsk Prison\n2019: acquitted",
            ["Mira Tolland is arrested.", "transferred to Borsk Prison", "acquitted"],
        ),
    ],
)
def test_a_text_falls_into_these_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "dateline",
    [
        "(Geneva, 3 May 2016) – ",
        "GENEVA (3 May 2016) – ",
        "GENEVA/BORSK (3 May 2016) – ",
        "Geneva, 3 May 2016 — ",
        "Borsk, 3 May 2016. ",
        "Borsk, May 3 (HNS) -- ",
        "BORSK, May 3 - ",
    ],
)
def test_what_stands_before_the_news_is_no_part_of_it(dateline: str) -> None:
    assert tells(f"{dateline}The lawyer Mira Tolland was arrested on 1 May 2016.", "ARREST", person="Mira Tolland")


def test_the_entries_of_a_chronology_have_the_dates_before_them() -> None:
    text = (
        "Mira Tolland\n\n• 2016, 4 May – Tolland is arrested in Borsk.\n• 2017, 5–9 June – Trial in Borsk.\n"
        "• 2017, 14 July – Acquitted! Tolland leaves Ostrel Prison.\n"
    )
    assert tells(text, "ARREST", person="Mira Tolland", date="2016-05-04")
    assert tells(text, "LEGAL", type="acquitted", date="2017-07-14")


def test_the_lines_of_a_case_page_have_the_dates_before_them() -> None:
    text = (
        "CASE\n\nName: Mira Tolland\nArrested: 3 May 2016\n\n"
        "2018-03: transferred to Borsk Prison\n2018-05-04: released on bail\n2019: acquitted\n"
    )
    assert tells(text, "ARREST", person="Mira Tolland", date="2016-05-03")
    assert tells(text, "DETENTION", facility="Borsk Prison", start="2018-03")
    assert tells(text, "RELEASE", person="Mira Tolland", date="2018-05-04", how="bail")
    assert tells(text, "LEGAL", person="Mira Tolland", type="acquitted", date="2019")


def test_the_headline_of_a_country_names_nobody_else() -> None:
    text = (
        "Georgia: Lawyer Who Exposed Prison Deaths Freed; Two Colleagues Stay Behind Bars\n\n"
        "Mira Tolland was released on Monday."
    )
    assert {fact["name"] for fact in told(text) if fact["kind"] in ("PERSON", "FACILITY")} == {"Mira Tolland"}


def test_a_headline_with_small_words_is_read() -> None:
    assert tells("Mira Tolland walked out of Ostrel Prison on 3 May 2016\n\nShe is ill.", "FACILITY")


def test_whom_a_letter_addresses_is_somebody() -> None:
    assert tells("Dear Mira Tolland,\n\nI think of you every day.", "PERSON", name="Mira Tolland")
