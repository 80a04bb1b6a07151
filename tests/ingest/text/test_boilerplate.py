"""Boilerplate is masked, the story never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.boilerplate import find_boilerplate, mask, rules

STORY = "Mira Tolland was arrested in Yarovo on 13 May 2009 and sentenced to five years in prison for theft.\n\n"


def shown(text: str) -> str:
    """`text` with what is masked blotted out."""
    characters = list(text)
    for span in find_boilerplate(text):
        characters[span.start : span.end] = "█" * (span.end - span.start)
    return "".join(characters)


EXAMPLES = [(name, example) for name, rule in rules().items() for example in rule.examples]
KEPT = [(name, kept) for name, rule in rules().items() for kept in rule.kept]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda value: value[:40])
def test_the_examples_of_the_lexicon_are_masked(name: str, example: str) -> None:
    left = shown(STORY + example).removeprefix(STORY)
    assert set(left) <= {"█", "\n"}, f"{name}: {left}"


@pytest.mark.parametrize(("name", "kept"), KEPT, ids=lambda value: value[:40])
def test_what_only_looks_like_boilerplate_is_kept(name: str, kept: str) -> None:
    assert shown(STORY + kept) == STORY + kept


def test_the_entries_are_told_apart_by_their_names() -> None:
    for name, example in EXAMPLES:
        assert name in {span.rule for span in find_boilerplate(STORY + example)}, (name, example)


def test_an_appeal_for_money_in_the_middle_of_a_story_is_kept() -> None:
    text = f"{STORY}We asked for your donation to pay her lawyer.\n\n{STORY}"
    assert shown(text) == text


def test_the_tail_is_masked_up_to_the_last_paragraph_of_the_story() -> None:
    tail = (
        "Tolland Alert is a network of readers.\n\nWe need you: every gift matters.\n\nShare This Article\n\nMore in:"
    )
    assert shown(STORY + tail).rstrip("█\n") == STORY.rstrip("\n")


def test_a_paragraph_that_tells_of_events_is_kept_even_at_the_end() -> None:
    text = STORY + "We are an organisation whose chair was arrested in May. Support us.\n"
    assert shown(text) == text


def test_the_masked_text_is_as_long_as_the_text_and_differs_only_in_blanks() -> None:
    text = STORY + "Contact: Ana Berg\r\n\r\n" + STORY
    masked = mask(text)
    assert len(masked) == len(text)
    assert masked == text.replace("Contact: Ana Berg", " " * len("Contact: Ana Berg"))


@given(st.lists(st.sampled_from([text for _, text in EXAMPLES + KEPT] + [STORY, "\n", "- ", "About us", "\r\n", "\f"])))
def test_spans_are_in_order_and_are_whole_lines(parts: list[str]) -> None:
    text = "\n".join(parts)
    last = 0
    for span in find_boilerplate(text):
        assert last <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
        last = span.end


@pytest.mark.parametrize("piece", ["Home  ", "share ", "+1 ", "We are a ", "© ", "a@", " ", "\n", "about the "])
def test_a_line_without_end_of_boilerplate_words_is_looked_at_to_its_end(piece: str) -> None:
    text = piece * 5000 + ".\n\n" + STORY
    assert mask(text).endswith(STORY)
