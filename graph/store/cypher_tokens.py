"""Cypher text as tokens, and as a text that no server can read in another way.

Neo4j decodes `\\uXXXX` before it looks for strings and comments, so a quotation mark written that way ends a string
there and does not here. Hence what is checked is also what is sent: `read` gives a text with every such escape
decoded and every comment blanked.
"""

import re
from dataclasses import dataclass
from typing import Literal

from graph.errors import BadInput

HEX = re.compile(r"[0-9a-fA-F]{4}")
WORD = re.compile(r"\w+")
ESCAPE_LEFT = re.compile(r"(?<!\\)(?:\\\\)*\\u")
"""A `\\u` that a server would still decode."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token. text: a word as written, a name without its backticks, a string with its quotes, one sign.

    start, end: where it stands in the text that `read` gives.
    """

    kind: Literal["word", "name", "string", "sign"]
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The word in capitals; nothing where it is no word, for keywords are never quoted."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def named(self) -> bool:
        """Whether this can be a name: of a procedure, a database, a variable."""
        return self.kind == "name" or (self.kind == "word" and not self.text[0].isdigit())


@dataclass(frozen=True, slots=True)
class CypherText:
    """A query without comments and escapes, and its tokens."""

    text: str
    tokens: tuple[Token, ...]


def read(query: str) -> CypherText:
    """Read `query` into tokens.

    A character that is no letter, digit or underscore parts two words, zero-width ones too: a server may see one word
    where two are seen here, never the other way round. Raises BadInput where a string, a quoted name or a comment
    does not end or an escape is no character.
    """
    written = _Reader(query).read()
    if ESCAPE_LEFT.search(written.text):
        raise BadInput("the query spells a backslash before u by an escape; pass such a text with --param")
    return written


class _Reader:
    """One pass over a query. `out` is what will be sent."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.out: list[str] = []
        self.length = 0
        self.tokens: list[Token] = []

    def read(self) -> CypherText:
        at = 0
        while at < len(self.query):
            sign, after = self._character(at)
            following = self._character(after)[0] if after < len(self.query) else ""
            if sign + following in ("//", "/*"):
                at = self._comment(after, line=following == "/")
            elif sign in "'\"`":
                at = self._quoted(sign, at, after)
            elif WORD.match(sign):
                at = self._word(at)
            else:
                start = self._write(sign)
                if not sign.isspace():
                    self.tokens.append(Token("sign", sign, start, self.length))
                at = after
        return CypherText("".join(self.out), tuple(self.tokens))

    def _write(self, text: str) -> int:
        """Write `text`; return where it starts."""
        self.out.append(text)
        self.length += len(text)
        return self.length - len(text)

    def _character(self, at: int) -> tuple[str, int]:
        """The character at `at`, decoded if it is an escape, and where the next one stands."""
        if self.query.startswith("\\u", at):
            code, after = self._code(at)
            if 0xD800 <= code < 0xDC00 and self.query.startswith("\\u", after):
                low, end = self._code(after)
                if 0xDC00 <= low < 0xE000:
                    return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), end
            if 0xD800 <= code < 0xE000:
                raise BadInput(f"query, character {at + 1}: {self.query[at:after]} is half of a character")
            return chr(code), after
        return self.query[at], at + 1

    def _code(self, at: int) -> tuple[int, int]:
        digits = HEX.match(self.query, at + 2)
        if not digits:
            raise BadInput(
                f"query, character {at + 1}: \\u wants four hexadecimal digits. For a backslash write \\\\ or use "
                "--param"
            )
        return int(digits.group(), 16), at + 6

    def _word(self, at: int) -> int:
        letters: list[str] = []
        while at < len(self.query):
            sign, after = self._character(at)
            if not WORD.match(sign):
                break
            letters.append(sign)
            at = after
        start = self._write("".join(letters))
        self.tokens.append(Token("word", "".join(letters), start, self.length))
        return at

    def _comment(self, at: int, *, line: bool) -> int:
        """Blank a comment whose second sign stands at `at`; line ends stay, so that error messages count right."""
        _, begin = self._character(at)
        if line:
            found = re.compile(r"[\r\n]").search(self.query, begin)
            end = found.start() if found else len(self.query)
        else:
            close = self.query.find("*/", begin)
            if close < 0:
                raise BadInput(f"query, character {at}: the comment that begins here does not end; close it with */")
            end = close + 2
        self._write("  " + re.sub(r"[^\r\n]", " ", self.query[begin:end]))
        return end

    def _quoted(self, quote: str, at: int, after: int) -> int:
        """Copy a string or a quoted name, with its escapes decoded; return where the text goes on."""
        begin = at
        at = after
        inner: list[str] = []
        while at < len(self.query):
            escape = self.query.startswith("\\u", at)
            pair = self.query[at : at + 2]
            if (quote != "`" and pair[0] == "\\" and not escape) or pair == "\\\\" or (quote == "`" and pair == "``"):
                inner.append(pair)
                at += 2
                continue
            sign, following = self._character(at)
            if pair[0] == quote:
                self._add_quoted(quote, "".join(inner))
                return following
            inner.append(_protected(sign, quote) if escape else sign)
            at = following
        what = "quoted name" if quote == "`" else "string"
        raise BadInput(f"query, character {begin + 1}: the {what} that begins here does not end; close it with {quote}")

    def _add_quoted(self, quote: str, inner: str) -> None:
        start = self._write(quote + inner + quote)
        if quote == "`":
            self.tokens.append(Token("name", inner.replace("``", "`"), start, self.length))
        else:
            self.tokens.append(Token("string", quote + inner + quote, start, self.length))


def _protected(sign: str, quote: str) -> str:
    """A character that was an escape, written so that it stays a character."""
    if quote == "`":
        return "``" if sign == "`" else sign
    return "\\" + sign if sign in "'\"\\" else sign
