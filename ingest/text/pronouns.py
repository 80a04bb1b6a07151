"""Who is meant by `he` and `she`."""

from collections.abc import Callable

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import same_sentence, start_of
from ingest.text.clusters import Entity
from ingest.text.discourse import LEXICON, Discourse
from ingest.text.name import Name
from ingest.text.name_grammar import head_token
from ingest.text.segments import Segments

SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
OF_OTHERS = frozenset({"release", "freedom", "detention", "arrest", "case"})
"""What somebody asks for or deplores is not their own: `activists call for their release`."""
REACH = 2_500
"""Characters beyond which a pronoun no longer refers back, except to the person whom the document is about."""


class Pronouns:
    """Finds who is meant by the singular pronouns of one document, and keeps who was."""

    def __init__(self, discourse: Discourse, segments: Segments, is_bystander: Callable[[int], bool]) -> None:
        self.discourse, self.segments, self.is_bystander = discourse, segments, is_bystander
        self.analysis = discourse.analysis
        self._meant: dict[int, Entity] = {}

    def meant(self, token: Token, *, suffering: bool) -> Entity | None:
        """The person for whom the most speaks: near, a subject, of the same paragraph, or whom it is all about."""
        gender = "m" if token.lower_ in words(LEXICON, "man") else "f"
        position = start_of(token)
        sentence = self.discourse.sentence_at(position)
        block = self.analysis.sentences[sentence].block
        scores: dict[int, float] = {}
        by_number = {entity.number: entity for entity in self.discourse.entities}
        main = self.segments.at(position)
        for name, entity in self.discourse.names_in(max(0, position - REACH), position):
            if entity.kind != "Person" or not self.discourse.may_be(entity, gender) or self._bound(token, name):
                continue
            if self.segments.at(name.start) != main:
                continue  # of another case
            distance = sentence - name.sentence
            score = max(0.0, 3.0 - distance)
            head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
            if head is not None and head.dep_ in ("nsubj", "nsubjpass"):
                score += 1.5
            if head is not None and head.dep_ == "poss":
                score += 1.0 if head.head.lemma_.lower() in words("names.en.yaml", "belongings") else -0.25
            if self.analysis.sentences[name.sentence].block != block:
                score -= 1.0
            score += name.start / (len(self.analysis.text) + 1) * 0.1
            scores[entity.number] = max(scores.get(entity.number, -99.0), score)
        for earlier, entity in self._meant.items():
            distance = sentence - self.discourse.sentence_at(earlier)
            same = self.segments.at(earlier) == main
            if same and earlier < position and distance <= 2 and self.discourse.may_be(entity, gender):
                scores[entity.number] = max(scores.get(entity.number, -99.0), 4.0 - distance)
        if main is not None and self.discourse.may_be(main, gender):
            silent = not any(score >= 2.0 for score in scores.values())
            scores[main.number] = scores.get(main.number, -1.0) + (2.5 if silent else 0.75)
        for number in scores:
            if suffering and self.is_bystander(number) and by_number[number] != main:
                scores[number] -= 4.0
        if not scores:
            return None
        best = by_number[max(scores, key=lambda number: (scores[number], -number))]
        self._meant[position] = best
        return best

    def _bound(self, token: Token, name: Name) -> bool:
        """Whether grammar forbids it: a subject is not its verb's `him`; `X called for his release` is another's."""
        head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
        if head is None or not same_sentence(head, token):
            return False
        if token.lower_ in ("him", "her") and token.dep_ in ("dobj", "pobj", "dative") and head.dep_ == "nsubj":
            step = token.head if token.dep_ != "pobj" else token.head.head
            return step == head.head
        if token.dep_ == "poss" and token.head.lemma_ in OF_OTHERS and head.dep_ == "nsubj":
            return bool(
                head.head.lemma_
                in ("call", "urge", "demand", "condemn", "welcome", "seek", "appeal", "order", "request")
            )
        return False
