"""Text of documents in Markdown: a parser that we did not write sees one paragraph of plain text."""

import pytest
from hostile import FRAGMENTS
from hypothesis import example, given
from hypothesis import strategies as st
from seeing import AFTERWARDS, MARKDOWN

from dashboard.components.text import WORD_JOINER, escaped, markdown
from graph.wording import visible

SIGNS = st.text(st.sampled_from(list("ab1 .:/-<>[]()!*_`~$#|=+&;{}\\\"'@^\n\t")) | st.characters(), max_size=30)


@given(SIGNS)
@example("".join(FRAGMENTS.values()))
@example("1. first\n- second\n> third\n# fourth\n```\nfifth")
def test_nothing_in_it_has_a_meaning(text):
    tokens = MARKDOWN.parse(markdown(text))
    said = " ".join(visible(text).split())
    if not said:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    read = "".join(child.content for child in children)
    assert read.replace(WORD_JOINER, "") == said.replace(WORD_JOINER, "")
    assert not AFTERWARDS.search(read)


@pytest.mark.parametrize("text", FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_in_html_no_sign_opens_a_tag_or_ends_an_attribute(text):
    assert not set("<>\"'") & set(escaped(text))
    assert not set("\u202e\u2066") & set(escaped(text) + markdown(text))
