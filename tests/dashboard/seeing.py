"""What a page shows, gathered from the messages that go to the browser."""

import re
from collections.abc import Iterator

from google.protobuf.message import Message
from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""A Markdown parser that we did not write."""
AFTERWARDS = re.compile(
    r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|:material/|:streamlit:|:\w+:|:[a-z-]+\[|->|<-|--|>=|<=|~=", re.IGNORECASE
)
"""What Streamlit and its Markdown extensions look for in the text that the parser leaves."""


def elements(test: AppTest) -> Iterator[Node]:
    """All elements and blocks of the page, from top to bottom."""
    yield from _below(test.main)
    yield from _below(test.sidebar)


def _below(block: Block) -> Iterator[Node]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from _below(child)


def texts(node: Node) -> Iterator[tuple[str, str]]:
    """Every text that an element sends, with the name of its field."""
    if isinstance(node.proto, Message):
        yield from _fields(node.proto)


def _fields(message: Message) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        repeated = field.is_repeated if hasattr(field, "is_repeated") else field.label == field.LABEL_REPEATED
        for one in value if repeated and not hasattr(value, "items") else [value]:
            if isinstance(one, str):
                yield field.name, one
            elif isinstance(one, Message):
                yield from _fields(one)


def shown(test: AppTest) -> str:
    """All texts of a page in one."""
    return "\n".join(text for node in elements(test) for _, text in texts(node))
