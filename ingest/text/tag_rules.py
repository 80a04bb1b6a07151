"""The rules of spaCy's model from tags to parts of speech and features, looked up once for each kind of token.

spaCy's matcher tries all of them at every token of every document. Nearly all look at one token alone, of which few
things decide.
"""

from collections.abc import Iterator
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

LOOKED_AT: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
"""What rules may look at: tokens that are alike in these are treated alike."""
REMEMBERED = 50_000
"""Kinds of tokens that are kept from one document to the next."""


class TagRules:
    """The rules of an attribute ruler. Raises ValueError where one looks at what is not in `LOOKED_AT`."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._strings = ruler.vocab.strings
        self._alone, self._joined = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            if unknown := {str(key) for tokens in patterns for token in tokens for key in token} - {*LOOKED_AT}:
                raise ValueError(f"a rule of the model looks at {', '.join(sorted(unknown))}")
            matcher = self._alone if all(len(tokens) == 1 for tokens in patterns) else self._joined
            matcher.add(str(number), patterns)
        self._known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """The rules that hold with the tokens for which they do, in their order, as the ruler's own `match` gives."""
        return sorted([*self._of_tokens(doc), *self._numbered(self._joined, doc)])

    def _of_tokens(self, doc: Doc) -> Iterator[tuple[int, int, int, int]]:
        if len(self._known) > REMEMBERED:
            self._known.clear()
        for place, kind in enumerate(map(tuple, doc.to_array(LOOKED_AT).tolist())):
            if (rules := self._known.get(kind)) is None:
                found = self._numbered(self._alone, doc[place : place + 1])
                self._known[kind] = rules = tuple((number, key) for number, key, _, _ in found)
            for number, key in rules:
                yield number, key, place, place + 1

    def _numbered(self, matcher: Matcher, tokens: Any) -> Iterator[tuple[int, int, int, int]]:
        for key, start, end in matcher(tokens, allow_missing=True, as_spans=False):
            yield int(self._strings[key]), key, start, end
