"""Terms that stand beside the names of those who got them."""

from typing import Any

from reading import args_of


def told(text: str, kind: str) -> list[tuple[Any, Any]]:
    """Who, and the length or charge, of all facts of a kind."""
    what = "length" if kind == "SENTENCE" else "charge"
    return [(args["person"], args[what]) for args in args_of(text, kind)]


def test_a_list_under_a_verdict_gives_each_their_term_and_charges() -> None:
    text = (
        "We condemn the verdict of the Borsk District Court against the activists Mira Tolland and Lev Brankov:\n\n"
        "• Mira Tolland, chair – ten years in a colony for “sedition” (Article 342) and “libel” (Article 361-4)\n"
        "• Lev Brankov, lawyer – six years in a colony (Article 361-4)\n"
    )
    assert told(text, "SENTENCE") == [("Mira Tolland", "10y"), ("Lev Brankov", "6y")]
    assert sorted(told(text, "CHARGE")) == [
        ("Lev Brankov", "Article 361-4"),
        ("Mira Tolland", "libel"),
        ("Mira Tolland", "sedition"),
    ]


def test_terms_in_brackets_are_sentences_where_the_sentence_speaks_of_a_conviction() -> None:
    text = "Mira Tolland (six years), Lev Brankov (four years) and Petra Quill (two years) were convicted of fraud."
    people = ["Lev Brankov", "Mira Tolland", "Petra Quill"]
    assert sorted(told(text, "SENTENCE")) == [(people[0], "4y"), (people[1], "6y"), (people[2], "2y")]
    assert sorted(told(text, "CHARGE")) == [(person, "fraud") for person in people]


def test_years_in_brackets_are_no_sentence_where_nobody_was_convicted_nor_where_they_are_only_asked_for() -> None:
    assert (
        told("Mira Tolland (six years) and Lev Brankov (four years) have led the club the longest.", "SENTENCE") == []
    )
    text = "The prosecutor spoke before the verdict on the activists Mira Tolland (up to six years) and Lev Brankov."
    assert told(text, "SENTENCE") == []


def test_a_list_of_people_may_end_in_others() -> None:
    text = "On 3 May 2016 the police arrested the activists Mira Tolland, Lev Brankov and three others."
    assert [args["person"] for args in args_of(text, "ARREST")] == ["Mira Tolland", "Lev Brankov"]
