"""Texts as formats of RDF take them: any text comes back as it was, and none steers who reads the file.

Grammar: RDF 1.1 N-Triples, productions STRING_LITERAL_QUOTE, UCHAR and IRIREF; Turtle and TriG take the same.
"""

import re

_STEERING = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
_LONE_SURROGATES = "\ud800-\udfff"
_IN_TEXT = re.compile(rf'["\\{_STEERING}{_LONE_SURROGATES}]')
_IN_JSON = re.compile(f"[{_STEERING}{_LONE_SURROGATES}]")
_IN_IRI = re.compile(rf'[<>"{{}}|^`\\ {_STEERING}{_LONE_SURROGATES}]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f"}


def needs_escape(text: str) -> bool:
    """Whether `escaped` may change a text: a fast look, since few texts need it."""
    return not text.isprintable() or '"' in text or "\\" in text


def escaped(text: str) -> str:
    """A text between double quotes in N-Triples, N-Quads, Turtle and TriG.

    Control characters and those that turn the order of signs round are written as `\\uXXXX`. A lone surrogate is no
    character: no format of RDF can hold one, and it becomes U+FFFD.
    """
    return _IN_TEXT.sub(_text_escape, text)


def json_escaped(json: str) -> str:
    """JSON in which no sign steers who reads it. Lone surrogates become U+FFFD."""
    return _IN_JSON.sub(lambda match: match[0] if match[0] == "\n" else _text_escape(match), json)


def iri_escaped(text: str) -> str:
    """A text as a part of an IRI: what may not stand there is percent-encoded (RFC 3987)."""
    return _IN_IRI.sub(_percent_encoded, text)


def _text_escape(match: re.Match[str]) -> str:
    sign = match[0]
    if "\ud800" <= sign <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    return _SHORT.get(sign) or f"\\u{ord(sign):04X}"


def _percent_encoded(match: re.Match[str]) -> str:
    sign = match[0] if not "\ud800" <= match[0] <= "\udfff" else "\N{REPLACEMENT CHARACTER}"
    return "".join(f"%{byte:02X}" for byte in sign.encode())
