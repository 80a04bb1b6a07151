"""Groups of whom a text names some: what happened to all of them happened to these."""

import pytest
from reading import args_of


def told(text: str, kind: str) -> list[tuple[object, object]]:
    """Person (or target) and date of each fact of a kind."""
    found = args_of(text, kind, "2016-06-01")
    return [(args.get("person", args.get("target")), args.get("date")) for args in found]


@pytest.mark.parametrize(
    "text",
    [
        "Five teachers, including Mira Tolland and Lev Brankov, were arrested on 3 May 2016.",
        "Dozens of activists, among them Mira Tolland and Lev Brankov, were arrested on 3 May 2016.",
        "Police arrested several activists such as Mira Tolland and Lev Brankov on 3 May 2016.",
        "Ten protesters were arrested on 3 May 2016. Among them were Mira Tolland and Lev Brankov.",
        "Ten protesters were arrested on 3 May 2016. They included the lawyer Mira Tolland and Lev Brankov.",
        "Those present were the lawyer Mira Tolland, as well as Lev Brankov. They were arrested on 3 May 2016.",
    ],
)
def test_those_who_are_named_of_a_group_share_what_happened_to_it(text: str) -> None:
    assert told(text, "ARREST") == [("Mira Tolland", "2016-05-03"), ("Lev Brankov", "2016-05-03")]


def test_a_group_of_whom_nobody_is_named_has_no_arrest() -> None:
    assert told("Ten protesters were arrested on 3 May 2016. They included children.", "ARREST") == []
    assert told("Ten protesters were arrested on 3 May 2016. Mira Tolland watched.", "ARREST") == []


def test_what_is_only_asked_for_does_not_make_somebody_the_topic() -> None:
    text = (
        "Lev Brankov was sentenced to five years in prison. "
        "Harbour Rights Watch called for the release of Mira Tolland. "
        "On 4 May 2016 the five-year sentence was upheld."
    )
    assert ("Mira Tolland", "2016-05-04") not in told(text, "LEGAL")


def test_charges_against_people_who_are_not_named_are_of_nobody_else() -> None:
    text = "Mira Tolland spoke for two teachers in 2015. They were set free and the charges against them were dropped."
    assert told(text, "LEGAL") == []


def test_what_nobody_is_named_in_is_of_all_to_whom_something_happened_last() -> None:
    text = "Mira Tolland and Lev Brankov were charged with fraud. The trial opened on 12 January 2016."
    assert told(text, "LEGAL") == [("Mira Tolland", "2016-01-12"), ("Lev Brankov", "2016-01-12")]


def test_a_nun_is_nobodys_sister() -> None:
    text = "Sister Mira Tolland runs a school with Lev Munda, a filmmaker. Police arrested Tolland on 8 October 2015. "
    assert told(text + "She was charged with fraud on 9 October 2015.", "CHARGE") == [("Mira Tolland", "2015-10-09")]


def test_a_second_request_is_no_release() -> None:
    assert told("Jurists have asked the court to quash the verdict and to free Mira Tolland.", "RELEASE") == []


def test_they_are_those_of_the_same_sentence_of_whom_nobody_is_named() -> None:
    text = "Mira Tolland and Lev Brankov are in prison. Six others were freed: three learned that charges against "
    assert told(text + "them were dropped.", "LEGAL") == []
    assert len(told("Mira Tolland and Lev Brankov sing. Many activists called for their release.", "SUPPORT")) == 2


def test_offences_that_the_parser_takes_for_one_are_told_apart() -> None:
    text = "Mira Tolland was charged with incitement to violence and criminal trespass before a court in Borsk."
    offences = {args["charge"] for args in args_of(text, "CHARGE")}
    assert offences == {"incitement to violence", "criminal trespass"}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland, 22, Lev Brankov, 26, and the former monk Oda Weil, 31, were arrested on 3 May 2016.",
        "Mira Tolland, the head of a school, Lev Brankov and the paralegal Oda Weil were arrested on 3 May 2016.",
        "Mira Tolland, who runs a school, and the teachers Lev Brankov and Oda Weil were arrested on 3 May 2016.",
    ],
)
def test_lists_with_ages_and_with_what_is_said_of_one_of_them(text: str) -> None:
    people = ["Mira Tolland", "Lev Brankov", "Oda Weil"]
    assert told(text, "ARREST") == [(person, "2016-05-03") for person in people]


def test_somebody_who_is_only_met_is_not_arrested_with_the_next() -> None:
    text = "The mayor met Mira Tolland, the head of a school, and Lev Brankov was arrested on 3 May 2016."
    assert told(text, "ARREST") == [("Lev Brankov", "2016-05-03")]


def test_both_are_the_two_to_whom_something_happened_last() -> None:
    text = (
        "Mira Tolland was sentenced to five years on 2 May 2016. Lev Brankov got three years. "
        "Both were released on 3 May 2016."
    )
    assert told(text, "RELEASE") == [("Mira Tolland", "2016-05-03"), ("Lev Brankov", "2016-05-03")]


BOTH = [("Mira Tolland", "2016-05-03"), ("Lev Brankov", "2016-05-03")]


@pytest.mark.parametrize(
    "text",
    [
        "Nine teachers were arrested on 3 May 2016, including Mira Tolland and Lev Brankov.",
        "Police detained two activists on 3 May 2016: Mira Tolland, a poet; and Lev Brankov, who runs a school.",
        "Soldiers took away two others in Borsk on 3 May 2016: the teachers Mira Tolland and Lev Brankov.",
    ],
)
def test_those_who_are_named_after_the_verb_share_what_happened_to_the_group(text: str) -> None:
    assert told(text, "ARREST") == BOTH


def test_a_list_of_fewer_than_are_counted_is_of_somebody_else() -> None:
    assert told("Police detained nine activists on 3 May 2016: Mira Tolland and Lev Brankov saw it.", "ARREST") == []
    text = "Police detained nine activists and beat two boys: Mira Tolland and Lev Brankov."
    assert told(text, "ARREST") == []


@pytest.mark.parametrize(
    "text",
    [
        "The couple were released on 3 May 2016.",
        "On 3 May 2016 the pair was released.",
        "Each of them was released on 3 May 2016.",
        "All of them were released on 3 May 2016.",
    ],
)
def test_two_people_who_were_named_before(text: str) -> None:
    assert told("Mira Tolland and Lev Brankov were sentenced to five years in prison. " + text, "RELEASE") == BOTH


def test_a_couple_of_something_is_nobody() -> None:
    text = "Mira Tolland and Lev Brankov run a school. The couple of guards were arrested on 3 May 2016."
    assert told(text, "ARREST") == []


def test_all_of_a_group_are_those_who_were_named_of_it() -> None:
    text = "Nine teachers were arrested, including Mira Tolland and Lev Brankov. All nine were released on 3 May 2016."
    assert told(text, "RELEASE") == BOTH
    assert told(text.replace("nine", "eight"), "RELEASE") == []


def test_they_are_those_to_whom_the_same_thing_happened() -> None:
    text = "Mira Tolland was charged with fraud together with Lev Brankov. They were arrested on 3 May 2016."
    assert told(text, "ARREST") == BOTH


def test_the_others_are_those_of_the_list_who_were_not_named_since() -> None:
    text = "Oda Weil, Mira Tolland and Lev Brankov were charged with fraud. Oda Weil is free. "
    for others in ("The other two", "The two others", "The others"):
        assert told(text + others + " were arrested on 3 May 2016.", "ARREST") == BOTH


def test_somebody_by_age_and_as_a_client() -> None:
    text = "The teacher Mira Tolland, 45, was charged with fraud. Her lawyer, Lev Brankov, visited her. "
    arrested = [("Mira Tolland", "2016-05-03")]
    assert told(text + "The 45-year-old was arrested on 3 May 2016.", "ARREST") == arrested
    assert told(text + "Brankov said that his client was arrested on 3 May 2016.", "ARREST") == arrested
    assert told("The lawyer Mira Tolland spoke. Her client was arrested on 3 May 2016.", "ARREST") == []


def test_a_surname_alone_is_not_that_of_the_relative() -> None:
    text = (
        "Mira Tolland Weil, the head of a school, was charged with fraud. Her sister, Oda Tolland, may not visit her. "
        "Oda Tolland says so. Tolland was arrested on 3 May 2016."
    )
    assert told(text, "ARREST") == [("Mira Tolland Weil", "2016-05-03")]


def test_he_is_whom_things_happened_to_not_whom_he_defended() -> None:
    text = (
        "A court sentenced Lev Brankov to five years in prison. Brankov, a partner at a firm, defended the activist "
        "Henk Munda. He was arrested on 3 May 2016."
    )
    assert told(text, "ARREST") == [("Lev Brankov", "2016-05-03")]


def test_as_many_as_are_counted_are_named_after_a_colon() -> None:
    text = "The court acquitted the other three: Mira Tolland and Lev Brankov, Ana Kost of the Harbour Club, the poet."
    assert [person for person, _ in told(text, "LEGAL")] == ["Mira Tolland", "Lev Brankov", "Ana Kost"]
    assert told(text.replace("three", "four"), "LEGAL") == []


def test_officers_of_an_organisation_are_those_who_were_named() -> None:
    text = "Mira Tolland and Lev Brankov work for Harbour Watch. In May 2016 {} were charged with fraud."
    named = [("Mira Tolland", "2016-05"), ("Lev Brankov", "2016-05")]
    assert told(text.format("the two Harbour Watch officers"), "CHARGE") == named
    assert told(text.format("the two Borsk Police officers"), "CHARGE") == []


def test_none_of_a_group_supports_the_group() -> None:
    text = "Mira Tolland and Lev Brankov were arrested. Mira Tolland and Lev Brankov called for their release."
    assert args_of(text, "SUPPORT", "2016-06-01") == []
