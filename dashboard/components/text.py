"""Text of documents on a page: as it stands, never as markup."""

import html
import re

from graph.wording import visible

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&=^@/\"'])")
_SPACE = re.compile(r"\s+")
_JOINED = re.compile(r":(?=[^\s\d])|@(?=\S)|(?i:www)(?=\.)|[-<>~](?=[-=>])")
"""Signs that Streamlit looks for behind the Markdown parser, where no backslash helps: addresses that become links,
`:material/home:` and `:streamlit:` that become pictures, arrows and dashes."""
WORD_JOINER = "\N{WORD JOINER}"


def markdown(text: object) -> str:
    """`text` for a place that takes Markdown (labels, captions): no sign in it has a meaning, line ends are spaces.

    An invisible word joiner stands where signs would be taken together for an address, a picture or an arrow.
    """
    plain = _JOINED.sub(rf"\g<0>{WORD_JOINER}", _SPACE.sub(" ", visible(text)).strip())
    return _MARKDOWN.sub(r"\\\1", plain)


def escaped(text: object) -> str:
    """`text` for HTML that we write ourselves, in an element or a quoted attribute."""
    return html.escape(visible(text), quote=True)
