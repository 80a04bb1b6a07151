"""What the frames, the coreference, the dates and the merging make of whole texts."""

from typing import Any

import pytest
from reading import PUBLISHER, args_of, extraction_of

from ontology.model import EntityMention, EventMention


def told(text: str, kind: str, date: str | None = None) -> list[dict[str, Any]]:
    """The arguments of the facts of a kind that enter the graph, missing ones left out."""
    found = args_of(text, kind, date, threshold=0.6)
    return [{name: value for name, value in args.items() if value is not None} for args in found]


def test_he_is_whom_the_sentence_before_spoke_of_and_not_the_lawyer() -> None:
    text = "Lev Brankov is a blogger. His lawyer, Anton Quill, came too late. He was arrested in May 2016."
    assert told(text, "ARREST") == [{"person": "Lev Brankov", "date": "2016-05"}]


def test_what_the_lawyer_of_somebody_says_happened_to_her_happened_to_that_person() -> None:
    text = (
        "Mira Tolland and Lev Brankov were arrested in May 2016. Brankov is a blogger.\n\n"
        "Tolland's lawyer, Oda Weil, said that she was beaten in June 2016."
    )
    assert [abuse["target"] for abuse in told(text, "ABUSE")] == ["Mira Tolland"]


def test_a_year_later_counts_from_the_event_before() -> None:
    text = "Mira Tolland was detained in March 2009 and sentenced for libel a year later."
    assert told(text, "SENTENCE") == [{"person": "Mira Tolland", "date": "2010"}]


def test_today_is_the_day_of_publication_where_that_is_known_and_pub_where_not() -> None:
    text = "Today a court in Borsk decided to release Mira Tolland on parole."
    assert told(text, "RELEASE") == [{"person": "Mira Tolland", "date": "PUB", "how": "parole"}]
    assert told(text, "RELEASE", "2016-07-07") == [{"person": "Mira Tolland", "date": "2016-07-07", "how": "parole"}]
    assert told(text, "LEGAL") == [{"person": "Mira Tolland", "type": "parole_granted", "date": "PUB"}]


def test_a_release_told_three_times_is_one_event_with_three_quotes() -> None:
    text = (
        "On 7 July 2016 Mira Tolland was released. She left the prison in the evening. "
        "Harbour Rights Watch welcomes the release of Mira Tolland."
    )
    found = extraction_of(text)
    (release,) = [m for m in found.mentions if isinstance(m, EventMention) and m.kind == "Release"]
    (kind,) = [c for c in found.claims if c.subject == release.id and c.property == "kind"]
    row = next(row for row in found.rows if row.claim == kind.id)
    assert len(row.evidence) == 3
    assert release.trigger_start == text.index("released")


def test_two_arrests_on_different_days_stay_two() -> None:
    text = "Mira Tolland was arrested on 3 May 2016. Mira Tolland was arrested on 9 June 2016."
    assert [arrest["date"] for arrest in told(text, "ARREST")] == ["2016-05-03", "2016-06-09"]


def test_a_list_of_people_and_of_offences_is_taken_apart() -> None:
    text = "Mira Tolland and Lev Brankov were charged with fraud and libel."
    charges = [(charge["person"], charge["charge"]) for charge in told(text, "CHARGE")]
    assert sorted(charges) == [
        ("Lev Brankov", "fraud"),
        ("Lev Brankov", "libel"),
        ("Mira Tolland", "fraud"),
        ("Mira Tolland", "libel"),
    ]


def test_each_defendant_gets_the_term_that_follows() -> None:
    text = "The Borsk District Court sentenced Mira Tolland to five years in prison and Lev Brankov to three years."
    assert {s["person"]: s["length"] for s in told(text, "SENTENCE")} == {"Mira Tolland": "5y", "Lev Brankov": "3y"}


def test_respectively_pairs_terms_with_people() -> None:
    text = "Mira Tolland and Lev Brankov were sentenced to five and three years respectively."
    assert {s["person"]: s["length"] for s in told(text, "SENTENCE")} == {"Mira Tolland": "5y", "Lev Brankov": "3y"}


def test_a_facility_that_is_only_the_topic_holds_nobody() -> None:
    text = (
        "Mira Tolland made a film about torture at IK-17, a holding center in Borsk. "
        "It led to the closure of the center."
    )
    assert told(text, "DETENTION") == []
    assert told(text, "ABUSE") == [{"target": "IK-17", "type": "torture", "facility": "IK-17"}]
    assert told(text, "OUTCOME") == [{"subject": "IK-17", "type": "closed"}]


def test_a_work_concerns_what_its_topic_names() -> None:
    found = extraction_of("Mira Tolland made a film about torture at IK-17, a holding center in Borsk.")
    names = {claim.subject: claim.value for claim in found.claims if claim.property == "name"}
    assert [names[c.object] for c in found.claims if c.property == "concerns" and c.object] == ["IK-17"]


def test_what_is_being_held_has_no_start_but_was_observed_on_the_day_of_the_document() -> None:
    text = "Mira Tolland is being held at Penal Colony No. 9."
    assert told(text, "DETENTION", "2016-07-07") == [{"person": "Mira Tolland", "facility": "Penal Colony No. 9"}]
    observed = [claim.value for claim in extraction_of(text, "2016-07-07").claims if claim.property == "observed"]
    assert observed == ["2016-07-07"]


@pytest.mark.parametrize(
    "text",
    [
        "A court ordered the release of Mira Tolland.",
        "Mira Tolland is due to be released in May 2016.",
        "Harbour Rights Watch called for the release of Mira Tolland.",
        "No release of Mira Tolland is recorded.",
        "Mira Tolland's release was refused.",
    ],
)
def test_what_did_not_happen_is_no_fact_and_still_a_claim(text: str) -> None:
    assert told(text, "RELEASE") == []
    kinds = [c for c in extraction_of(text).claims if c.property == "kind" and c.value == "Release"]
    assert all(c.modality != "actual" or c.stance == "denied" for c in kinds)


def test_ill_treatment_that_somebody_tells_of_is_an_assessment_with_its_speaker() -> None:
    text = "According to a witness named Drobek, Mira Tolland was beaten on 3 May 2016."
    assert told(text, "CLAIM") == [{"by": "Drobek", "type": "torture_alleged", "about": "Mira Tolland"}]
    found = extraction_of(text)
    (drobek,) = [m for m in found.mentions if isinstance(m, EntityMention) and m.normalised_name == "drobek"]
    abuse = next(m for m in found.mentions if isinstance(m, EventMention) and m.kind == "Abuse")
    said = {(c.speaker, c.stance) for c in found.claims if c.subject == abuse.id}
    assert said == {(drobek.id, "alleged")}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland, a blogger who was arrested in May 2016, is at home.",
        "Mira Tolland is a blogger who was arrested in May 2016.",
    ],
)
def test_what_is_said_of_somebody_is_that_somebody(text: str) -> None:
    assert told(text, "ARREST") == [{"person": "Mira Tolland", "date": "2016-05"}]


def test_those_arrested_together_with_somebody_are_arrested_too_and_meant_by_the_three() -> None:
    text = (
        "Mira Tolland was arrested in May 2016 together with Lev Brankov and Oda Weil. "
        "The three were taken to Ostrel Prison. In June 2016 a court found them guilty of fraud."
    )
    people = {"Mira Tolland", "Lev Brankov", "Oda Weil"}
    for kind in ("ARREST", "DETENTION", "CHARGE"):
        assert {fact["person"] for fact in told(text, kind)} == people, kind


def test_an_unnamed_holder_of_a_view_is_its_speaker_in_words() -> None:
    found = extraction_of("Mira Tolland was given a reprimand, which her supporters called fabricated.")
    view = next(m for m in found.mentions if isinstance(m, EventMention) and m.kind == "Assessment")
    said = {(c.speaker, c.speaker_text) for c in found.claims if c.subject == view.id}
    assert said == {(None, "her supporters")}


def test_a_publisher_that_the_text_does_not_name_speaks_all_the_same() -> None:
    found = extraction_of("Mira Tolland was arrested in May 2016.")
    (name,) = [c for c in found.claims if c.property == "name" and c.value == PUBLISHER]
    (row,) = [row for row in found.rows if row.claim == name.id]
    assert [selector.type for selector in row.evidence] == ["description"]
    assert {claim.speaker for claim in found.claims} == {name.subject}


def test_without_a_publisher_nobody_is_the_speaker() -> None:
    found = extraction_of("Mira Tolland was arrested in May 2016.", publisher=None)
    assert {claim.speaker for claim in found.claims} == {None}


def test_a_pronoun_says_which_name_it_stands_for() -> None:
    found = extraction_of("Mira Tolland is a blogger. She was arrested in May 2016.")
    arrest = next(m for m in found.mentions if isinstance(m, EventMention) and m.kind == "Arrest")
    subject = next(c for c in found.claims if c.subject == arrest.id and c.property == "subject")
    derived = next(row.derived for row in found.rows if row.claim == subject.id)
    assert derived is not None
    assert derived.rule == "coreference"
    assert derived.anchor is not None
    assert derived.anchor.quote == "Mira Tolland"


def test_an_organisation_under_two_names_is_one_mention_with_two_names() -> None:
    found = extraction_of("Mira Tolland heads the organisation Svetla Ruka (Bright Hand).")
    (mention,) = [m for m in found.mentions if isinstance(m, EntityMention) and m.normalised_name == "svetla ruka"]
    names = [c.value for c in found.claims if c.subject == mention.id and c.property == "name"]
    assert names == ["Svetla Ruka", "Bright Hand"]


def test_a_relative_without_a_name_is_no_person() -> None:
    found = extraction_of("Mira Tolland went home to her husband and children.")
    assert [
        m.normalised_name for m in found.mentions if isinstance(m, EntityMention) and m.entity_class == "Person"
    ] == ["mira tolland"]


def test_courts_police_and_prisons_to_whom_nothing_happens_give_no_events() -> None:
    text = (
        "The Borsk District Court sits on Lantern Street. Its judges hear cases on Monday. Ostrel Prison stands near "
        "the river and was built in 1952. The lawyer Anton Quill studied in Borsk. Police officers train in May."
    )
    assert not [mention for mention in extraction_of(text).mentions if isinstance(mention, EventMention)]


def test_a_trial_of_others_is_not_the_trial_of_whom_the_text_speaks() -> None:
    text = "Mira Tolland was arrested on 3 May 2016. The trial of four soldiers opened in June 2016."
    assert told(text, "LEGAL") == []
    text = "Mira Tolland was arrested on 3 May 2016. The trial opened in June 2016."
    assert told(text, "LEGAL") == [{"person": "Mira Tolland", "type": "trial_opened", "date": "2016-06"}]


def test_an_entry_of_a_chronology_is_dated_by_its_label_and_about_whom_the_document_is() -> None:
    text = (
        "The case of Mira Tolland\n\nMira Tolland is a blogger.\n\n3 May 2016: Arrested at her home in Borsk.\n"
        "9 May 2016 – Charged with libel. \n12 March 2017    Sentenced to four years in prison.\n"
        "20 March 2017: Appeal lodged.\n5 June 2017: Appeal dismissed.\n7 July 2018: Released on parole.\n"
    )
    who = {"person": "Mira Tolland"}
    assert told(text, "ARREST") == [{**who, "date": "2016-05-03", "place": "Borsk"}]
    assert told(text, "CHARGE") == [{**who, "date": "2016-05-09", "charge": "libel"}]
    assert told(text, "SENTENCE") == [{**who, "date": "2017-03-12", "length": "4y"}]
    assert told(text, "LEGAL") == [
        {**who, "date": "2017-03-20", "type": "appeal_filed"},
        {**who, "date": "2017-06-05", "type": "appeal_denied"},
    ]
    assert told(text, "RELEASE") == [{**who, "date": "2018-07-07", "how": "parole"}]


def test_what_had_been_before_an_entry_of_a_chronology_is_not_dated_by_its_label() -> None:
    text = "Mira Tolland is a blogger.\n\n3 May 2016: Mira Tolland, who had been charged with libel, was arrested."
    assert told(text, "CHARGE") == [{"person": "Mira Tolland", "charge": "libel"}]
    assert told(text, "ARREST") == [{"person": "Mira Tolland", "date": "2016-05-03"}]


def test_the_lines_of_a_case_sheet_are_about_whom_the_line_name_gives() -> None:
    text = (
        "CASE SHEET\n\nName: Mira Tolland\nDate of arrest: 3 May 2016, Borsk\n"
        "Charges: (1) Sedition; (2) Libel [dropped]\n"
        "Sentence: 15 years' imprisonment (retrial, 8 August 2022), to be followed by a travel ban of 15 years\n"
        "Held at: Ostrel Prison (since 4 June 2016)\nReleased: not yet\n"
    )
    assert [(arrest["person"], arrest["date"]) for arrest in told(text, "ARREST")] == [("Mira Tolland", "2016-05-03")]
    assert [charge["charge"] for charge in told(text, "CHARGE")] == ["Sedition", "Libel"]
    assert told(text, "SENTENCE") == [{"person": "Mira Tolland", "length": "15y", "date": "2022-08-08"}]
    (held,) = told(text, "DETENTION")
    assert (held["person"], held["facility"]) == ("Mira Tolland", "Ostrel Prison")
    assert told(text, "RELEASE") == []


def test_a_participle_after_quoted_offences_belongs_to_the_verb_before_them() -> None:
    text = (
        "On 3 May 2016 Mira Tolland was charged with “spreading false news” and “insulting a public institution” "
        "and released on bail."
    )
    assert [release["how"] for release in told(text, "RELEASE")] == ["bail"]


def test_what_follows_an_arrest_is_not_dated_by_it() -> None:
    text = "Mira Tolland was arrested on 3 May 2016 and sentenced to two years in prison."
    assert told(text, "SENTENCE") == [{"person": "Mira Tolland", "length": "2y"}]
    text = "Mira Tolland was convicted of libel on 3 May 2016 and sentenced to two years in prison."
    assert told(text, "SENTENCE") == [{"person": "Mira Tolland", "length": "2y", "date": "2016-05-03"}]


def test_a_sentence_told_by_its_length_is_that_of_whom_it_was_imposed_on() -> None:
    text = (
        "Mira Tolland was jailed for six years. Lev Brankov is serving a life sentence. "
        "On 3 June 2016 the six-year sentence was upheld by the Court of Cassation."
    )
    upheld = [(one["person"], one["type"], one["date"]) for one in told(text, "LEGAL")]
    assert upheld == [("Mira Tolland", "appeal_denied", "2016-06-03")]


def test_the_day_of_a_dateline_is_not_that_of_the_deed() -> None:
    text = "Borsk, 14 March 2019 — Mira Tolland was arrested on Monday."
    assert told(text, "ARREST", "2019-03-14") == [{"person": "Mira Tolland", "date": "2019-03-11"}]
    text = "Mira Tolland was moved on 12 January 2021, the day after men led her away."
    assert "2021-01-13" not in str(told(text, "ARREST"))


def test_who_has_to_be_freed_is_not_free() -> None:
    assert not told("Mira Tolland has to be freed.", "RELEASE")


def test_the_appeal_that_a_lawyer_lodges_is_that_of_the_client() -> None:
    text = "Mira Tolland was jailed for six years. Her lawyer, Lev Brankov, lodged an appeal on 3 June 2016."
    assert told(text, "LEGAL") == [{"person": "Mira Tolland", "type": "appeal_filed", "date": "2016-06-03"}]


def test_the_day_on_which_something_is_said_is_not_that_of_what_had_happened() -> None:
    assert told("Her lawyer said on 3 May 2016 that Mira Tolland was arrested.", "ARREST") == [
        {"person": "Mira Tolland"}
    ]


def test_some_day_of_last_week_is_told_by_its_month() -> None:
    assert told("Mira Tolland was arrested last week.", "ARREST", "2016-06-21") == [
        {"person": "Mira Tolland", "date": "2016-06~"}
    ]
