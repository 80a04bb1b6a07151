"""Who is meant by `he`, `the 45-year-old lawyer`, `the organisation`, `the two men`, `the center`."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, end_of, sentence_of, start_of
from ingest.text.clusters import Entity
from ingest.text.discourse import LEXICON, Discourse
from ingest.text.name_words import role_of
from ingest.text.named_members import NamedMembers, size_of_group
from ingest.text.nouns import Nouns
from ingest.text.plurals import Plurals
from ingest.text.pronouns import OF_OTHERS, SINGULAR, Pronouns
from ingest.text.referent import Referent, standing_for
from ingest.text.roles import BYSTANDERS, main_defender
from ingest.text.segments import Segments


class Resolver:
    """Finds the referents of tokens of one document."""

    def __init__(
        self,
        analysis: Analysis,
        entities: Sequence[Entity],
        roles: Mapping[int, str],
        main: Entity | None,
        publisher: Entity | None,
    ) -> None:
        self.entities, self.roles, self.main, self.publisher = entities, roles, main, publisher
        self.discourse = Discourse(analysis, entities)
        self.named, self.names_in = self.discourse.named, self.discourse.names_in
        self.segments = Segments(
            analysis, entities, main, self._is_bystander, lambda some: main_defender(analysis, some, roles)
        )
        self.plurals = Plurals(self.discourse, self._is_bystander)
        self.pronouns = Pronouns(self.discourse, self.segments, self._is_unharmed)
        self.suffered = self.plurals.suffered
        self.members = NamedMembers(self.discourse)
        self.nouns = Nouns(self.discourse, self.segments, self.pronouns, self.plurals, roles)

    def _is_bystander(self, number: int) -> bool:
        role = self.roles.get(number)
        return role in BYSTANDERS and (role not in ("spokesperson", "staff", "other") or number in self.discourse.spoke)

    def _is_unharmed(self, number: int) -> bool:
        """Whether a bystander has stayed one: staff to whom something happened may suffer more."""
        staff = self.roles.get(number) in ("spokesperson", "staff", "other")
        return self._is_bystander(number) and not (staff and number in self.plurals.victims)

    def resolve(self, token: Token, *, suffering: bool = False) -> list[Referent]:
        """Whom or what the phrase headed by `token` means; empty where nobody can say.

        suffering: something is done to them, so lawyers, officials and bylines are not meant by a mere `he`.
        """
        start, end = start_of(token), end_of(token)
        if hit := self.named(token):
            return [Referent(hit[0].start, hit[0].end, hit[1])]
        word = token.lower_
        if word in SINGULAR:
            found = self.pronouns.meant(token, suffering=suffering)
            return [standing_for(token, found)] if found else []
        if word == "them" and (joined := self._object_before(token)) is not None:
            return self.resolve(joined, suffering=suffering)
        if word in words(LEXICON, "several") and token.pos_ in ("PRON", "DET"):
            meant = self._subject_before(token)
            if meant is not None:
                return self.resolve(meant, suffering=suffering)
            return self.plurals.group(token, 2 if word == "both" else None)
        if word in words(LEXICON, "own") and token.text != "US":
            return [Referent(start, end, self.publisher)] if self.publisher else []
        if hit := self.discourse.name_beside(token):
            return [Referent(hit[0].start, hit[0].end, hit[1])]
        if word in ("it", "its") and token.pos_ == "PRON":
            return self.nouns.organisation(token)
        if named := self.members.of(token):
            if size := size_of_group(token):
                self.plurals.named_of(size, [referent.entity for referent in named if referent.entity])
            return named
        if (inner := _each_of(token)) is not None:
            return self.resolve(inner, suffering=suffering)
        if (said_of := self._said_of(token)) is not None:
            return self.resolve(said_of, suffering=suffering)
        return self.nouns.meant(token, suffering=suffering)

    def _subject_before(self, token: Token) -> Token | None:
        """The unnamed people of the same sentence whom `they` means: `three learned that their cases were closed`."""
        if token.dep_ == "poss" and token.head.lemma_ in OF_OTHERS:
            return None
        for earlier in reversed(list(sentence_of(token))[: token.i - sentence_of(token).start]):
            if earlier.dep_ in ("nsubj", "nsubjpass") and not self.named(earlier):
                several = earlier.tag_ == "CD" or (earlier.tag_ == "NNS" and role_of(earlier.lemma_) is not None)
                if several and not any(self.named(t) for t in earlier.subtree):
                    return earlier
        return None

    def _object_before(self, token: Token) -> Token | None:
        """`detainees` in `which deprives detainees of their rights and exposes them to torture`."""
        if token.dep_ != "dobj" or token.head.dep_ != "conj":
            return None
        objects = [child for child in token.head.head.children if child.dep_ == "dobj" and child.tag_ == "NNS"]
        return objects[0] if objects and role_of(objects[0].lemma_) and not self.named(objects[0]) else None

    def _said_of(self, token: Token) -> Token | None:
        """X in `X, a blogger who was arrested` and `X is a blogger who was arrested`."""
        if token.pos_ != "NOUN" or token.tag_ != "NN":
            return None
        if token.dep_ == "appos" and self.named(token.head):
            return token.head
        if token.dep_ == "attr" and token.head.lemma_ == "be":
            own = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
            return own if own is not None and (self.named(own) or own.lower_ in SINGULAR) else None
        return None


def _each_of(token: Token) -> Token | None:
    """`them` in `each of them`, `all of them`: what is said of them is said of every one."""
    if token.lower_ not in ("each", "all") or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    links = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    return next((inner for link in links for inner in link.children if inner.dep_ == "pobj"), None)
