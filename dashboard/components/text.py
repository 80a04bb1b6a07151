"""Text of documents on a page: as it stands, never as markup."""

import html
import re

from graph.wording import visible

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&=^@/\"'])")
_ENTITY = re.compile(r"\s+")


def markdown(text: object) -> str:
    """`text` for a place that takes Markdown (labels, captions): no sign in it has a meaning, line ends are spaces."""
    return _MARKDOWN.sub(r"\\\1", _ENTITY.sub(" ", visible(text)).strip())


def escaped(text: object) -> str:
    """`text` for HTML that we write ourselves, in an element or a quoted attribute."""
    return html.escape(visible(text), quote=True)
