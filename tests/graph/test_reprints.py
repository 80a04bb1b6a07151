"""Near-identical texts are one voice; texts that only share a subject are two."""

from hypothesis import given
from hypothesis import strategies as st
from making import gathered, telling

from graph.projection.context import context_of
from graph.reprints import SHORTEST, reprints

STORY = " ".join(f"word{n} said that thing{n % 7} happened" for n in range(40))
OTHER = " ".join(f"other{n} told how matter{n % 5} went on" for n in range(40))


def test_a_copy_with_another_head_and_foot_is_a_reprint_of_the_first() -> None:
    texts = {"first": STORY, "copy": f"Our service reports today: {STORY} Follow us.", "else": OTHER}
    assert reprints(texts) == {"copy": "first"}


def test_a_copy_of_a_copy_is_one_of_the_first() -> None:
    assert reprints({"first": STORY, "copy": STORY + " more", "third": STORY + " more still"}) == {
        "copy": "first",
        "third": "first",
    }


def test_most_of_a_short_text_within_a_long_one_is_a_reprint() -> None:
    assert reprints({"long": f"{OTHER} {STORY}", "short": STORY}) == {"short": "long"}


def test_short_notes_say_too_little() -> None:
    note = " ".join(["same"] * (SHORTEST - 1))
    assert reprints({"a": note, "b": note}) == {}


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_is_taken(texts: list[str]) -> None:
    assert reprints({str(n): text for n, text in enumerate(texts)}).keys() <= {str(n) for n in range(len(texts))}


def test_the_first_published_of_two_near_identical_texts_speaks() -> None:
    late = telling(f"{STORY} Mara Quill.", "The Star", "2011-08-02")
    early = telling(f"Today: {STORY} Mara Quill.", "The Post", "2011-08-01")
    for told in (late, early):
        told.person("Mara Quill")
    assert {said.voice for said in context_of(gathered(late, early), 0.5).said} == {"the post"}
