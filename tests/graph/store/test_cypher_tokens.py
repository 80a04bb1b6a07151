"""What a query looks like in tokens, and that the text that is sent has no second reading."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.store.cypher_tokens import read

ESCAPES = ["\\", "\\\\", "\\'", *(f"\\u{code}" for code in ("0027", "0022", "0060", "005c", "002f", "002a")), "u0041"]
SIGNS = ["'", '"', "`", "``", "/", "//", "/*", "*/", "*", ";", ".", "(", "LOAD", "CSV", "a", "1", "é", "🕊"]
PIECES = st.sampled_from([*ESCAPES, *SIGNS, "\n", "\r", " ", "\u00a0"])
QUERIES = st.lists(PIECES, max_size=12).map("".join)


def kinds(query: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in read(query).tokens]


def test_a_query_is_words_names_strings_and_signs():
    assert kinds("MATCH (`a b`) RETURN 'c'") == [
        ("word", "MATCH"),
        ("sign", "("),
        ("name", "a b"),
        ("sign", ")"),
        ("word", "RETURN"),
        ("string", "'c'"),
    ]


@pytest.mark.parametrize(
    "query", ["LO\\u0041D", "\\u004c\\u004f\\u0041\\u0044", "/* LOAD */ LOAD // LOAD", "//\nLOAD", "//\rLOAD"]
)
def test_escapes_and_comments_do_not_hide_a_word(query):
    assert kinds(query) == [("word", "LOAD")]


@pytest.mark.parametrize(
    "query", ["'LOAD'", '"LOAD"', "'\\'LOAD'", "'\\\\\\'LOAD'", '"\\u0022LOAD"', "'//LOAD'", "'/*LOAD'", "'`LOAD'"]
)
def test_what_stands_in_a_string_is_no_word(query):
    assert [token.kind for token in read(query).tokens] == ["string"]


def test_a_comment_begins_in_no_string_and_a_string_in_no_comment():
    assert kinds("'/*' LOAD /* ' */ CSV // '\n'*/'") == [
        ("string", "'/*'"),
        ("word", "LOAD"),
        ("word", "CSV"),
        ("string", "'*/'"),
    ]


def test_a_quoted_name_is_read_without_its_backticks():
    assert kinds("`a``b\\u0060c\\\\d`") == [("name", "a`b`c\\\\d")]


def test_a_quotation_mark_that_was_an_escape_is_sent_as_one_that_ends_no_string():
    assert read("RETURN 'a\\u0027 LOAD'").text == "RETURN 'a\\' LOAD'"


def test_comments_are_sent_as_white_space_with_their_line_ends():
    assert read("RETURN /* a\nb */ 1 // c").text.split("\n") == ["RETURN     ", "     1     "]


def test_two_escapes_can_be_one_character():
    assert read("'\\ud83d\\udd4a'").text == "'🕊'"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("RETURN 'a", "character 8: the string"),
        ('RETURN "a\\"', "character 8: the string"),
        ("RETURN `a", "character 8: the quoted name"),
        ("RETURN 1 /* a", "the comment"),
        ("RETURN '\\u00g1'", "four hexadecimal digits"),
        ("RETURN '\\uu0041'", "four hexadecimal digits"),
        ("RETURN '\\ud83d'", "half of a character"),
        ("RETURN `\\u005cu0041`", "--param"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(query, said):
    with pytest.raises(BadInput, match=said):
        read(query)


@given(QUERIES)
def test_what_is_sent_reads_as_what_was_checked(query):
    try:
        written = read(query)
    except BadInput:
        assume(False)
    again = read(written.text)
    assert again.text == written.text
    assert [(t.kind, t.text) for t in again.tokens] == [(t.kind, t.text) for t in written.tokens]


@given(QUERIES)
def test_what_is_sent_has_no_comment_and_no_escape(query):
    try:
        written = read(query)
    except BadInput:
        assume(False)
    outside = list(written.text)
    for token in written.tokens:
        if token.kind in ("string", "name"):
            outside[token.start : token.end] = "x" * (token.end - token.start)
    assert not {"//", "/*"} & {a + b for a, b in pairwise(outside)}
    assert "\\u" not in written.text.replace("\\\\", "")


@given(st.text(), st.sampled_from("'\""))
def test_any_text_in_quotes_is_one_string(text, quote):
    escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    tokens = read(f"RETURN {quote}{escaped}{quote} AS x").tokens
    assert [token.kind for token in tokens] == ["word", "string", "word", "word"]
