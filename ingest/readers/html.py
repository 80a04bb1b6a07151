"""Web pages: the text that trafilatura keeps, with the page's own title, date, publisher and address.

Nothing is fetched: pictures, scripts and links are not followed. Entities of a document type are not expanded, since
the parser is one for HTML.
"""

import logging
import re
from importlib.metadata import version

from graph import edtf
from graph.errors import BadInput
from ingest.readers.delivered import Delivered, decoded

READER = "trafilatura"
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_SITE_NAME = re.compile(
    r"""<meta[^>]{0,300}(?:og:site_name|application-name|dcterms\.publisher|citation_publisher)""", re.IGNORECASE
)


def read_html(content: bytes, name: str) -> Delivered:
    """Deliver the main text of a page, broken or not.

    Raises BadInput, naming `name`, where the page is empty, binary, in an encoding that neither it nor UTF-8 tells, or
    holds no text.
    """
    import trafilatura
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = _page(content, name)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )
    if not isinstance(found, Document):
        found = Document()
    text = found.text or trafilatura.html2txt(page)
    if not text or not text.strip():
        raise BadInput(f"{name}: no text in this page; save it from the browser again, or give its text as .txt")
    return Delivered(
        content,
        text,
        READER,
        f"1+trafilatura-{version('trafilatura')}",
        "text/html",
        title=_line(found.title),
        publisher=_line(found.sitename) if _SITE_NAME.search(page) else None,
        date=_date(found.date),
        address=_address(found.url),
    )


def _page(content: bytes, name: str) -> str:
    """The page as text: in the encoding that it declares, else in UTF-8."""
    declared = _CHARSET.search(content[:4096])
    if declared and content.strip():
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content, name).lstrip("\ufeff")


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _date(value: str | None) -> str | None:
    try:
        return edtf.parse(value).text if value else None
    except BadInput:
        return None


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None
