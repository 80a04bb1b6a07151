"""What stands in the slots of a frame: people, organisations, courts, offences, terms, numbers, topics."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import end_of, same_sentence, sentence_of, start_of
from ingest.text.argument import Argument, argument_of
from ingest.text.clusters import Entity
from ingest.text.coreference import Resolver
from ingest.text.frames import Frame, types_of
from ingest.text.grammar import relation
from ingest.text.name import Name
from ingest.text.name_words import role_of
from ingest.text.numbers import number as number_of
from ingest.text.offences import OffenceReader
from ingest.text.phrases import listed, one_line, plain_phrase
from ingest.text.prizes import prize_name
from ingest.text.referent import noun_phrase
from ingest.text.terms import find_terms
from ontology.model import ClaimProperty, EntityClass

LEXICON = "arguments.en.yaml"
TOPIC_WORDS = 14


class ArgumentReader:
    """Reads the slots of the frames of one document."""

    def __init__(self, resolver: Resolver, text: str) -> None:
        self.resolver, self.text = resolver, text
        self.offences = OffenceReader(resolver, text)

    def read(self, frame: Frame, trigger: Token) -> list[Argument]:
        """All arguments that the frame names and the sentence has, except the subject and dates."""
        found: list[Argument] = []
        for property, relations in frame.arguments.items():
            if property in frame.types:
                values = types_of(frame.types[property], trigger, relations)
                values = values if frame.kind == "Abuse" else values[:1]
                found.extend(Argument(property, start_of(trigger), end_of(trigger), value=value) for value in values)
                continue
            for name in relations:
                hits = [hit for token in relation(trigger, name) for hit in self._argument(property, token, trigger)]
                if property == "actor":
                    hits = list({_whose(hit): hit for hit in hits}.values())
                if hits:
                    found.extend(hits[:1] if property == "length" else hits)
                    if property == "offence":
                        found.extend(self.offences.further(found, trigger))
                    break
        return found

    def _argument(self, property: ClaimProperty, token: Token, trigger: Token) -> Iterator[Argument]:
        if property in ("facility", "place"):
            yield from self._located(property, token, "Facility" if property == "facility" else "Place")
        elif property == "organisation":
            yield from self._organisation(token)
        elif property == "court":
            yield from self._body(property, token, words(LEXICON, "courts"))
        elif property == "agency":
            yield from self._body(property, token, words(LEXICON, "agencies"))
        elif property == "offence":
            yield from self.offences.read(token, trigger)
        elif property == "length":
            yield from self._length(token)
        elif property == "count":
            numeral = next((child for child in token.children if child.dep_ == "nummod"), None)
            if numeral is not None:
                counted = number_of(numeral.text)
                if counted and counted > 1:
                    yield Argument(property, start_of(numeral), end_of(numeral), value=str(counted))
        elif property == "role":
            yield self._role(token)
        elif property == "topic" and token.tag_ in ("WDT", "WP"):
            return
        elif property == "topic":
            start, end = self._topic_extent(token)
            yield Argument(property, start, end, value=one_line(self.text[start:end]))
            yield from self._named_between(token, start, end)
        elif property == "actor":
            yield from (self._actor(token))

    # --- entities -------------------------------------------------------------------------------------------------

    def _located(self, property: ClaimProperty, token: Token, kind: EntityClass) -> Iterator[Argument]:
        for referent in self.resolver.resolve(token):
            if referent.entity is not None and referent.entity.kind == kind:
                yield argument_of(property, referent)
                return
        if token.ent_type_ in ("DATE", "TIME") and not self.resolver.named(token):
            return
        if hit := self._within(token, kind):
            yield Argument(property, hit[0].start, hit[0].end, entity=hit[1])

    def _within(self, token: Token, kind: EntityClass) -> tuple[Name, Entity] | None:
        """The first name of that kind in the phrase of `token`, clauses left out."""
        for inner in plain_phrase(token):
            hit = self.resolver.named(inner)
            if hit and hit[1].kind == kind:
                return hit
        return None

    def _named_between(self, token: Token, start: int, end: int) -> Iterator[Argument]:
        """Everybody and everything that a topic names: the work concerns them."""
        seen: set[int] = set()
        for inner in token.doc[token.left_edge.i :]:
            if start_of(inner) >= end:
                return
            hit = self.resolver.named(inner) if start_of(inner) >= start else None
            if hit and id(hit[1]) not in seen:
                seen.add(id(hit[1]))
                yield Argument("concerns", hit[0].start, hit[0].end, entity=hit[1])

    def _organisation(self, token: Token) -> Iterator[Argument]:
        if not self.resolver.named(token) and (described := self.described(token)):
            yield described
            return
        referents = self.resolver.resolve(token)
        for referent in referents:
            if referent.entity is not None:
                if referent.entity.kind == "Organisation":
                    yield argument_of("organisation", referent)
                return
        if any(child.dep_ == "poss" and child.lower_ == "our" for child in token.children) and self.resolver.publisher:
            yield Argument("organisation", start_of(token), end_of(token), self.resolver.publisher)
            return
        if hit := self._within(token, "Organisation"):
            yield Argument("organisation", hit[0].start, hit[0].end, entity=hit[1])

    def described(self, token: Token) -> Argument | None:
        """`the public prison-monitoring board of the Sverdlovsk region`: a body that has a description for a name."""
        if token.lemma_.lower() not in words("names.en.yaml", "organisations", "described"):
            return None
        phrase = noun_phrase(token)
        content = [t for t in phrase if t.pos_ in ("ADJ", "NOUN", "VERB") and t != token and not self.resolver.named(t)]
        if len(content) < 2 or any(t.dep_ == "poss" for t in phrase):
            return None
        start, end = start_of(phrase[0]), end_of(token)
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of" and (hit := self._within(child, "Place")):
                end = hit[0].end
        return Argument("organisation", start, end, value=one_line(self.text[start:end]))

    def _body(self, property: ClaimProperty, token: Token, heads: frozenset[str]) -> Iterator[Argument]:
        """A court or an agency: by its name, else by the words that name its kind."""
        hit = self.resolver.named(token) or self._within(token, "Organisation")
        if hit and hit[1].kind == "Organisation":
            is_court = bool(re.search(r"court|tribunal|chamber|bench", hit[1].name, re.IGNORECASE))
            if (property == "court") == is_court:
                yield Argument(property, hit[0].start, hit[0].end, entity=hit[1])
            return
        if token.lemma_.lower() in heads:
            phrase = noun_phrase(token)
            start, end = start_of(phrase[0]), end_of(token)
            if property == "court":
                place = self._within(token, "Place")
                end = max(end, place[0].end if place else end, _end_of_kind(token))
            yield Argument(property, start, end, value=one_line(self.text[start:end]))

    def _actor(self, token: Token) -> Iterator[Argument]:
        if titled := prize_name(token):
            giver = self._giver(self.text[titled[0] : titled[1]])
            value = None if giver else one_line(self.text[titled[0] : titled[1]])
            yield Argument("actor", *titled, entity=giver, value=value)
            return
        if any(child.dep_ == "poss" and child.lower_ == "our" for child in token.children) and self.resolver.publisher:
            yield Argument("actor", start_of(token), end_of(token), entity=self.resolver.publisher)
            return
        if named := self._such_as(token):
            yield from named
            return
        for referent in self.resolver.resolve(token):
            if referent.entity is not None:
                if referent.entity.kind in ("Person", "Organisation"):
                    yield argument_of("actor", referent)
                if referent.entity.kind == "Organisation" and (name := self.resolver.named(token)):
                    for other, entity in self.resolver.discourse.companions(name[0]):
                        yield Argument("actor", other.start, other.end, entity=entity)
            elif referent.words and (_is_people(token) or self._of_people(token)):
                start, end = referent.start, max(referent.end, self._of_people(token) or 0)
                place = self._within(token, "Place")
                if place and place[0].start - end <= 6:
                    end = place[0].end
                yield Argument("actor", start, end, value=one_line(self.text[start:end]))

    def _giver(self, prize: str) -> Entity | None:
        """The organisation after which a prize is named: the Harbour Foundation for the Harbour Prize."""
        first = prize.split()[0]
        named = [e for e in self.resolver.entities if e.kind == "Organisation" and e.name.split()[0] == first]
        bodies = [e for e in named if {word.lower() for word in e.name.split()} & words(LEXICON, "givers")]
        return bodies[0] if len(bodies) == 1 and len(first) > 3 else None

    def _such_as(self, token: Token) -> list[Argument]:
        """X and Y in `organisations such as X and Y`, `several groups, including X and Y`."""
        if token.tag_ != "NNS" or self.resolver.named(token):
            return []
        heads = [
            head for child in token.children if child.lower_ in ("as", "including", "like") for head in child.children
        ]
        hits = [
            hit for head in heads if head.dep_ == "pobj" for one in listed(head) if (hit := self.resolver.named(one))
        ]
        hits += [other for hit in hits[:1] for other in self.resolver.discourse.companions(hit[0])]
        return [Argument("actor", name.start, name.end, entity=e) for name, e in hits if e.kind == "Organisation"]

    def _of_people(self, token: Token) -> int | None:
        """The end of the people of whom a number is said to act: `thousands of writers and artists`."""
        if token.lemma_.lower() not in words(LEXICON, "quantities"):
            return None
        heads = [head for head in relation(token, "of") if not self.resolver.named(head)]
        return end_of(heads[-1]) if heads and _is_people(heads[0]) else None

    # --- words ----------------------------------------------------------------------------------------------------

    def _role(self, token: Token) -> Argument:
        start = token
        for left in reversed(list(token.lefts)):
            if left.dep_ in ("compound", "amod", "nmod") and not self.resolver.named(left) and left.pos_ != "NUM":
                start = left.left_edge if not self.resolver.named(left.left_edge) else left
            elif not left.is_punct:
                break
        while start != token and (
            start.tag_ in ("JJR", "CD", "DT", "PRP$") or start.lower_ in ("several", "many", "other")
        ):
            start = start.nbor()
        text = self.text[start_of(start) : start_of(token)] + (token.lemma_ if token.tag_ == "NNS" else token.text)
        return Argument("role", start_of(start), end_of(token), value=one_line(text))

    def _length(self, token: Token) -> Iterator[Argument]:
        """A term, with the months that are joined to its years."""
        led = token.head.pos_ == "ADP" and token.head.i < token.i  # `for life`, `to death`
        first = token.head if led else token.left_edge
        start, limit = start_of(first), min(end_of(sentence_of(token)[-1]), start_of(token) + 60)
        terms = find_terms(self.text, start, limit)
        if terms and terms[0].start <= start_of(token) + 12:
            yield Argument("length", terms[0].start, terms[0].end, value=terms[0].length)

    def _topic_extent(self, token: Token) -> tuple[int, int]:
        """What a work is about: the phrase with what is joined to it and the prepositions that follow."""
        first, last = token.left_edge, token
        if first.pos_ == "DET" and first.i < token.i:
            first = first.nbor()
        for following in token.doc[token.i + 1 : token.i + TOPIC_WORDS]:
            ended = following.is_punct and following.text != "-" and following.text not in "’'"
            if (
                ended
                or following.pos_ in ("VERB", "AUX", "SCONJ")
                or not same_sentence(following, token)
                or following.tag_ in ("WDT", "WP")
            ):
                break
            if (
                following.pos_ == "ADP"
                and following.i + 1 < len(token.doc)
                and following.nbor().ent_type_ in ("DATE", "TIME")
            ):
                break
            last = following
        while last.i > token.i and last.pos_ in ("ADP", "CCONJ", "DET", "PRON", "ADV", "PUNCT", "PART"):
            last = last.nbor(-1)
        return start_of(first), end_of(last)


def _end_of_kind(court: Token) -> int:
    """The end of `Court of Appeal`, `Court of Cassation`, where no name was found."""
    kinds = [
        inner
        for child in court.children
        if child.lower_ in ("of", "for") and child.i == court.i + 1
        for inner in child.children
        if inner.dep_ == "pobj" and inner.text[:1].isupper()
    ]
    return end_of(kinds[0]) if kinds else end_of(court)


def _whose(argument: Argument) -> object:
    return argument.entity.number if argument.entity is not None else argument.value


def _is_people(token: Token) -> bool:
    """Whether an unnamed actor can act: supporters, experts, a group, many."""
    lemma = token.lemma_.lower()
    return lemma in words("coreference.en.yaml", "actors") or role_of(lemma) is not None
