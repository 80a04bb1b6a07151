"""Who or what is meant by a noun: `the 45-year-old lawyer`, `his client`, `the organisation`, `the center`."""

import re
from collections.abc import Mapping

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import end_of, sentence_of, start_of
from ingest.text.clusters import Entity
from ingest.text.discourse import LEXICON, Discourse
from ingest.text.name_words import is_authority, is_generic_facility, role_of
from ingest.text.numbers import number as number_of
from ingest.text.plurals import FAR, Plurals, count_of, size_of_collective
from ingest.text.pronouns import REACH, SINGULAR, Pronouns
from ingest.text.referent import Referent, noun_phrase, standing_for
from ingest.text.segments import Segments

_COUNSEL = frozenset({"lawyer", "attorney", "counsel", "solicitor", "barrister"})


class Nouns:
    """Finds what the nouns of one document mean."""

    def __init__(
        self,
        discourse: Discourse,
        segments: Segments,
        pronouns: Pronouns,
        plurals: Plurals,
        roles: Mapping[int, str],
    ) -> None:
        self.discourse, self.segments, self.roles = discourse, segments, roles
        self.pronouns, self.plurals, self.analysis = pronouns, plurals, discourse.analysis

    def meant(self, token: Token, *, suffering: bool) -> list[Referent]:
        """Whom or what the phrase of a noun means: somebody named elsewhere, else its own words."""
        lemma = token.lemma_.lower()
        determiner = next((child.lower_ for child in token.children if child.dep_ in ("det", "poss", "predet")), None)
        counted = next((child.lower_ for child in token.children if child.dep_ == "nummod"), "")
        number = count_of(counted)
        if determiner == "the" and (size := size_of_collective(token)):
            return self.plurals.group(token, size)
        if lemma == "client" and (defended := self._client(token)) is not None:
            return [standing_for(token, defended)]
        if determiner == "the" and (aged := self._aged(token, suffering)) is not None:
            return [standing_for(token, aged)]
        if token.lower_ in ("former", "latter") and determiner == "the" and token.dep_ not in ("amod", "compound"):
            two = self.plurals.group(token, 2)
            return [two[token.lower_ == "latter"]] if len(two) == 2 else []
        if token.lower_ == "others" and determiner == "the":
            return self.plurals.others(token, number)
        if token.lower_ in words(LEXICON, "numbers") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
            size = number_of(token.lower_) or 0
            if any(child.lower_ == "other" for child in token.children):
                return self.plurals.others(token, size)
            if determiner in ("the", "all") or any(c.lower_ == "all" for c in token.children):
                return self.plurals.group(token, size)
            return []
        if token.lower_ == "all" and (inner := _number_after(token)):
            return self.plurals.group(token, inner)
        if counted and number is None and counted[:1].isdecimal():
            return (
                [Referent(*_extent(token), words=self._phrase(token))] if not suffering else []
            )  # `the 61,000 people`
        if token.lower_ in words(LEXICON, "people") and determiner in ("the", "all", "both"):
            return self.plurals.group(token, 2 if determiner == "both" else number)
        if token.tag_ == "NNS" and role_of(lemma) == "defender" and determiner in ("the", "all", "both"):
            group = self.plurals.group(token, 2 if determiner == "both" else number)
            if group and all(r.entity and lemma in self.discourse.descriptions[r.entity.number] for r in group):
                return group
        if token.tag_ == "NNS" and determiner == "the" and (size := self._size_within_organisation(token)):
            return self.plurals.group(token, size)
        phrase = self._phrase(token)
        definite = determiner in ("the", "this", "that") and token.tag_ in ("NN", "NNP")
        if definite and (found := self._definite(token, lemma, suffering)):
            return [found]
        if determiner is not None and determiner in SINGULAR:
            return [Referent(*_extent(token), words=phrase)] if not suffering else []
        return [Referent(*_extent(token), words=phrase)] if token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") else []

    def _size_within_organisation(self, token: Token) -> int | None:
        """Four in `the four Harbour Watch officers`: people of an organisation that is no authority."""
        modifiers = [child for child in token.children if child.dep_ in ("compound", "nmod")]
        hits = [self.discourse.named(child) for child in modifiers]
        if not any(hit and hit[1].kind == "Organisation" and not is_authority(hit[1].name) for hit in hits):
            return None
        counted = [child for one in (token, *modifiers) for child in one.children if child.dep_ == "nummod"]
        return count_of(counted[0].lower_) if counted else None

    def _client(self, token: Token) -> Entity | None:
        """The main person in `his client`, where it is a lawyer of theirs who speaks."""
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        main = self.segments.at(start_of(token))
        if owner is None or main is None or token.tag_ != "NN":
            return None
        before = sentence_of(token)[: max(0, token.i - sentence_of(token).start)]
        if owner.lower_ in SINGULAR and any(t.dep_ == "nsubj" and t.lemma_.lower() in _COUNSEL for t in before):
            return main
        hit = self.discourse.named(owner)
        lawyer = hit[1] if hit else self.pronouns.meant(owner, suffering=False) if owner.lower_ in SINGULAR else None
        acts = lawyer is not None and lawyer != main and self.roles.get(lawyer.number) == "lawyer"
        return main if acts else None

    def _aged(self, token: Token, suffering: bool) -> Entity | None:
        """Who is meant by `the 45-year-old`: who is said to be of that age, else the main person."""
        years = next((t for t in token.children if t.dep_ == "npadvmod" and t.lemma_ == "year"), None)
        if token.lower_ != "old" or years is None or token.dep_ == "amod":
            return None
        age = next((child.text for child in years.children if child.dep_ == "nummod"), "")
        told = re.compile(rf"\s?[,(]\s?(?:aged\s)?{re.escape(age)}\b")
        people = [entity for entity in self.discourse.entities if entity.kind == "Person"]
        same = [e for e in people if any(told.match(self.analysis.text, name.end) for name in e.names)]
        main = self.segments.at(start_of(token)) if suffering else None
        if main is not None and main.names[0].start >= start_of(token):
            main = None
        return same[0] if len(same) == 1 else main if not same else None

    def _definite(self, token: Token, lemma: str, suffering: bool) -> Referent | None:
        position = start_of(token)
        kinds = {"Facility"} if is_generic_facility(lemma) and not _bears_a_name(token) else set()
        if lemma in words(LEXICON, "organisation") or lemma.capitalize() in words(
            "names.en.yaml", "organisations", "heads"
        ):
            kinds.add("Organisation")
        if role_of(lemma) or lemma in words(LEXICON, "person"):
            kinds.add("Person")
        before = [(n, e) for n, e in self.discourse.names_in(max(0, position - FAR), position) if e.kind in kinds]
        for _, entity in reversed(before):
            if lemma in self.discourse.descriptions[entity.number]:
                return standing_for(token, entity)
        if lemma in words(LEXICON, "organisation") and (near := self.organisation(token)):
            return near[0]
        main = (
            self.segments.at(position)
            if "Person" in kinds and lemma in words(LEXICON, "person") and suffering
            else None
        )
        if main is not None and main.names[0].start < position:
            return standing_for(token, main)
        return None

    def organisation(self, token: Token) -> list[Referent]:
        """The organisation that was named last, a subject first; no court and no police."""
        position, sentence = start_of(token), self.discourse.sentence_at(start_of(token))
        before = [
            (name, entity)
            for name, entity in self.discourse.names_in(max(0, position - REACH), position)
            if entity.kind == "Organisation" and sentence - name.sentence <= 2 and not is_authority(entity.name)
        ]
        subjects = [
            (name, entity)
            for name, entity in before
            if start_of(self.discourse.head(name) or token) in self.discourse.subjects
        ]
        chosen = (subjects or before)[-1:]
        if chosen:
            return [standing_for(token, chosen[0][1])]
        for earlier in reversed([other for other in sentence_of(token) if other.i < token.i]):
            own = words(LEXICON, "organisation")
            if earlier.lemma_.lower() in own and any(child.lower_ == "the" for child in earlier.children):
                meant = self._definite(earlier, earlier.lemma_.lower(), suffering=False)
                return [standing_for(token, meant.entity)] if meant and meant.entity else []
        return []

    def _phrase(self, token: Token) -> str:
        start, end = _extent(token)
        return re.sub(r"\s+", " ", self.analysis.text[start:end])


def _bears_a_name(noun: Token) -> bool:
    """`the Upper Mill prison`: a prison of its own, though no name was found in it."""
    return any(child.dep_ in ("compound", "nmod") and child.text[:1].isupper() for child in noun.children)


def _number_after(token: Token) -> int | None:
    """Two in `all two`."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return count_of(following.text) if following is not None else None


def _extent(token: Token) -> tuple[int, int]:
    inside = noun_phrase(token)
    return start_of(inside[0]), end_of(inside[-1])
