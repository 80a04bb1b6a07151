"""Groups of people of whom nobody was named, until the next sentence names some: `Among them were X and Y.`"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence, end_of, start_of
from ingest.text.coreference import Resolver
from ingest.text.discourse import LEXICON
from ingest.text.draft import SUFFERED
from ingest.text.frames import Match, related
from ingest.text.name_words import role_of
from ingest.text.referent import Referent

_DONE = "(?:arrested|detained|held|killed|convicted|sentenced|released|charged)"
_MEMBERS = re.compile(
    rf"(?:They (?:include|included|are|were)|Among (?:them|those {_DONE}) (?:is|are|was|were)|"
    rf"Those {_DONE} (?:include|included|are|were))\b:?\s"
)
"""`They include X`, `Among those arrested were X and Y`, after a sentence that tells of a group."""
FIRST_NAME = 80
"""Characters within which the first of the members is named."""


class Groups:
    """What happened to the groups of one document."""

    def __init__(self, analysis: Analysis, resolver: Resolver) -> None:
        self.analysis, self.resolver = analysis, resolver
        self._told: list[tuple[int, Match, Token]] = []
        """The index of the sentence, what it tells, and the word for the group."""

    def remember(self, match: Match, index: int) -> None:
        """Keep what happened to a group whose members the next sentence may name."""
        people = words(LEXICON, "people")
        for name in match.frame.subject if match.frame.kind in SUFFERED else ():
            for token in related(match.frame, match.trigger, name) if name != "topic" else ():
                if token.tag_ in ("NNS", "CD") and (
                    token.lower_ in people or role_of(token.lemma_) or token.tag_ == "CD"
                ):
                    self._told.append((index, match, token))
                    return

    def named_in(self, sentence: Sentence, index: int) -> Iterator[tuple[Match, int, list[Referent]]]:
        """What was told of a group in the sentence before, where, and those of the group whom this sentence names."""
        opening = _MEMBERS.match(self.analysis.text, sentence.start, sentence.end)
        if opening is None:
            return
        people = [(n, e) for n, e in self.resolver.names_in(opening.end(), sentence.end) if e.kind == "Person"]
        first = [one for one in people if one[0].start - opening.end() < FIRST_NAME][:1]
        named = (self.resolver.discourse.enumeration(first[0][0].start) if first else []) or first
        for told, match, group in [one for one in self._told if one[0] == index - 1]:
            if named:
                start, end = start_of(group), end_of(group)
                yield match, told, [Referent(start, end, entity, anchor=name) for name, entity in named]
