"""Who says it: the speaker of a quotation, the subject of `says that`, `according to`, or the text itself."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence, end_of, sentence_of, start_of
from ingest.text.coreference import Resolver
from ingest.text.referent import Referent
from ingest.text.verbs import SUBJECTS, is_passive, subject
from ontology.model import Stance

LEXICON = "attribution.en.yaml"
_STANCES: dict[str, Stance] = {
    "denying": "denied",
    "alleging": "alleged",
    "believing": "believed",
    "saying": "asserted",
}
_QUOTED = re.compile(r"“[^”“]{2,1500}(?:”|$)|\"[^\"]{2,1500}\"|«[^»]{2,1500}»")
_ANNOUNCES = re.compile(
    r"(?:\s?\([^()\n]*\))?(?:,[^:\n]{3,160},)?\s(?:said|says|stated|commented|explained|declared|added)(?:\stoday)?\s?:"
)
"""What follows the name of somebody whose words come next."""
QUOTED_SENTENCES = 40
"""Sentences of a quotation among which its speaker is looked for."""
SPOKEN = 25
"""Quotations shorter than this are words that somebody used, not somebody's speech."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who commits to a statement and how far. speaker: None for the text's own voice.

    unresolved: whether somebody else says it of whom the text does not tell who.
    """

    speaker: Referent | None
    stance: Stance
    verb: Token | None = None
    unresolved: bool = False


NARRATOR = Voice(None, "asserted")


@lru_cache(maxsize=1)
def stances() -> dict[str, Stance]:
    """The stance that a verb of saying gives to what is said."""
    return {word: stance for group, stance in reversed(_STANCES.items()) for word in words(LEXICON, group)}


class Attributor:
    """Finds the voices of one document."""

    def __init__(self, analysis: Analysis, resolver: Resolver) -> None:
        self.analysis, self.resolver = analysis, resolver
        self._quotations = [
            (match.start(), match.end()) for match in _QUOTED.finditer(analysis.text) if self._is_speech(match.group())
        ]
        self._quotation_starts = [start for start, _ in self._quotations]
        self._sentence_starts = [sentence.start for sentence in analysis.sentences]

    def _is_speech(self, quoted: str) -> bool:
        return len(quoted) >= SPOKEN and " " in quoted and (quoted[1:2].isupper() or quoted[-2:-1] in ".,!?")

    def first_person(self, token: Token) -> Referent | None:
        """Who says `I` and `my` in a quotation."""
        quotation = self._quotation(start_of(token))
        speaker = self._speaker_of_quotation(quotation) if quotation else None
        return replace(speaker, start=start_of(token), end=end_of(token)) if speaker and speaker.entity else None

    def speaker_at(self, position: int) -> Referent | None:
        """Who speaks the quotation in which `position` lies, None where it lies in none or nobody named speaks."""
        quotation = self._quotation(position)
        speaker = self._speaker_of_quotation(quotation) if quotation else None
        return speaker if speaker is not None and speaker.entity is not None else None

    def voice(self, trigger: Token) -> Voice:
        """Who says what `trigger` tells. `allegedly` beside it takes the assertion back."""
        voice = self._voice(trigger)
        return replace(voice, stance="alleged") if _is_hedged(trigger) and voice.stance == "asserted" else voice

    def _voice(self, trigger: Token) -> Voice:
        quotation = self._quotation(start_of(trigger))
        if quotation and (inner := self._reported(trigger, within=quotation)):
            return inner if inner.speaker else replace(inner, speaker=self._speaker_of_quotation(quotation))
        if quotation:
            speaker = self._speaker_of_quotation(quotation)
            return Voice(speaker, "asserted") if speaker else NARRATOR
        reported = self._reported(trigger)
        if reported is not None and reported.speaker is None and (aside := self._parenthetic(trigger)):
            return replace(reported, speaker=aside.speaker)
        return reported or self._inserted(trigger) or self._parenthetic(trigger) or NARRATOR

    def _quotation(self, position: int) -> tuple[int, int] | None:
        index = bisect_right(self._quotation_starts, position) - 1
        if index >= 0 and position < self._quotations[index][1]:
            return self._quotations[index]
        return None

    def _reported(self, trigger: Token, within: tuple[int, int] | None = None) -> Voice | None:
        """`X says that ...`, `many believed it to be ...`, `X called it ...` above the trigger."""
        step, compared = trigger, False
        while step.head != step:
            head, link = step.head, step.dep_
            if within and not within[0] <= start_of(head) < within[1]:
                return None
            if unnamed := self._unnamed(head, link, step):
                above = None if unnamed.speaker else self._reported(head, within)
                return replace(unnamed, speaker=above.speaker) if above else unnamed
            if link == "ccomp" and (own := _holder(head)) is not None:
                found = self.resolver.resolve(own)
                return Voice(found[0], "believed") if found else None
            stance = stances().get(head.lemma_.lower())
            reports = (
                link in ("ccomp", "oprd")
                or (link == "xcomp" and stance in ("believed", "alleged"))
                or (link == "prep" and step.lower_ == "as" and stance != "denied")
                or (link == "dobj" and compared)  # `regards the three as`
            )
            if stance and head.pos_ == "VERB" and reports and (voice := self._voice_of(head, stance)):
                return voice
            if link == "relcl":
                return None
            infinitive = link == "acl" and step.lemma_ == "be" and any(c.lower_ == "to" for c in step.children)
            compared = infinitive or (link == "prep" and step.lower_ == "as")
            step = head
        return None

    def _unnamed(self, head: Token, link: str, step: Token) -> Voice | None:
        """`is said to have been`, `it is believed that`, `appears to have been`, `reports that`: nobody stands so."""
        word = head.lemma_.lower()
        if head.pos_ == "NOUN" and word in words(LEXICON, "reports") and link in ("acl", "ccomp", "relcl", "appos"):
            if link == "relcl" and any(child.lower_ in ("which", "who") for child in step.children):
                return None
            owners = [child for child in head.children if child.dep_ == "poss"]
            found = self.resolver.resolve(owners[0]) if owners else []
            return Voice(found[0] if found else None, "alleged")
        if link not in ("xcomp", "ccomp"):
            return None
        if word in words(LEXICON, "seeming") and link == "xcomp":
            return Voice(None, "believed", head)
        if not is_passive(head) or any(child.dep_ == "agent" for child in head.children):
            return None
        if head.dep_ in ("conj", "advcl", "acl") and not any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children):
            return None
        if word in words(LEXICON, "passive", "believing"):
            return Voice(None, "believed", head)
        return Voice(None, "alleged", head) if word in words(LEXICON, "passive", "alleging") else None

    def _voice_of(self, verb: Token, stance: Stance) -> Voice | None:
        speaker = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if speaker is None and any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            agent = [inner for child in verb.children if child.dep_ == "agent" for inner in child.children]
            speaker = agent[0] if agent else None
            if speaker is None:
                return None
        speaker = speaker if speaker is not None else subject(verb)
        if speaker is None or speaker.lower_ in ("who", "which", "that"):
            return None
        found = self.resolver.resolve(speaker)
        if found and self._is_paper(speaker, found[0]):
            return Voice(None, "alleged", verb, unresolved=True)
        if not found and speaker.lower_ == "it" and self.resolver.publisher:
            return Voice(Referent(start_of(speaker), end_of(speaker), self.resolver.publisher), stance, verb)
        return Voice(found[0], stance, verb) if found else Voice(None, stance, verb, unresolved=True)

    def _inserted(self, trigger: Token) -> Voice | None:
        """The voice of `charges he claimed were invented`, where the parser makes a relative clause of the claim."""
        own = next((child for child in trigger.children if child.dep_ in SUBJECTS), None)
        clauses = [child for child in own.children if child.dep_ == "relcl"] if own is not None else []
        if own is None and trigger.i > 0 and trigger.nbor(-1).dep_ == "relcl":
            clauses.append(trigger.nbor(-1))
        for verb in clauses:
            stance = stances().get(verb.lemma_.lower())
            holds = any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)
            if stance and not holds and 0 < trigger.i - verb.i <= 3:
                return self._voice_of(verb, stance)
        return None

    def _is_paper(self, token: Token, referent: Referent) -> bool:
        """Whether what says it is no one but information, reports, an account."""
        return referent.entity is None and token.lemma_.lower() in words(LEXICON, "sources")

    def _parenthetic(self, trigger: Token) -> Voice | None:
        """`According to X, ...` and `..., she said, ...` in the sentence of the trigger."""
        for token in sentence_of(trigger):
            if token.lower_ == "according" and _same_clause(token, trigger):
                for inner in (t for child in token.children if child.lower_ == "to" for t in child.children):
                    found = self.resolver.resolve(inner)
                    if found and self._is_paper(inner, found[0]):
                        return Voice(None, "alleged")
                    if found and (found[0].entity is None or found[0].entity.kind in ("Person", "Organisation")):
                        return Voice(found[0], "alleged")
            view, account = (token.lower_ in words(LEXICON, group) for group in ("views", "accounts"))
            led = token.dep_ == "pobj" and token.head.lower_ in (("in", "to") if view else ("by", "in"))
            if (view or account) and led:
                owner = next((c for c in token.children if c.dep_ == "poss"), None)
                of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
                owner = owner or (next(iter(of.children), None) if of is not None else None)
                if owner is not None and _same_clause(token.head, trigger) and (found := self.resolver.resolve(owner)):
                    return Voice(found[0], "believed" if view else "alleged")
            aside = token.dep_ in ("parataxis", "ccomp", "dep") and token.lemma_ in ("say", "add", "claim", "note")
            if aside and token.pos_ == "VERB" and trigger in set(token.head.subtree):
                own = next((child for child in token.children if child.dep_ == "nsubj"), None)
                own_object = any(child.dep_ == "ccomp" for child in token.children)
                if own is not None and not own_object and (found := self.resolver.resolve(own)):
                    return Voice(found[0], stances().get(token.lemma_, "asserted"), token)
        return None

    def _speaker_of_quotation(self, quotation: tuple[int, int]) -> Referent | None:
        """The subject of the verb of saying beside the quotation, in its sentences, after or before them; `X said:`."""
        start, end = quotation
        position = max(0, bisect_right(self._sentence_starts, start) - 1)
        here = [
            s
            for s in self.analysis.sentences[position : position + QUOTED_SENTENCES]
            if s.start < end and s.end > start
        ]
        for sentence in here:
            if speaker := self._sayer(sentence, quotation):
                return speaker
        if not here:
            return None
        sentences, (first, last) = self.analysis.sentences, (here[0], here[-1])
        index = bisect_right(self._sentence_starts, last.start) - 1
        following = sentences[index + 1 : index + 2]
        if following and following[0].block == last.block and (speaker := self._sayer(following[0], quotation)):
            return speaker
        index = bisect_right(self._sentence_starts, first.start) - 1
        before = sentences[max(0, index - 1) : index]
        if not before:
            return None
        if before[0].block == first.block and (speaker := self._sayer(before[0], quotation)):
            return speaker
        return self._announced(before[0])

    def _announced(self, sentence: Sentence) -> Referent | None:
        """X in `Responding to the verdict, X, director of Y, said:`, which the parser takes apart in its own ways."""
        people = [(n, e) for n, e in self.resolver.names_in(sentence.start, sentence.end) if e.kind == "Person"]
        if not people or not _ANNOUNCES.fullmatch(self.analysis.text, people[-1][0].end, sentence.end):
            return None
        name, entity = people[-1]
        return Referent(name.start, name.end, entity)

    def _sayer(self, sentence: Sentence, quotation: tuple[int, int]) -> Referent | None:
        for token in sentence.span:
            if quotation[0] <= start_of(token) < quotation[1] or self._quotation(start_of(token)):
                continue
            if token.pos_ == "VERB" and token.lemma_.lower() in words(LEXICON, "saying"):
                speaker = next((child for child in token.children if child.dep_ == "nsubj"), None)
                if speaker is not None and speaker.tag_ in ("WP", "WDT"):
                    speaker = subject(token)
                if speaker is None or quotation[0] <= start_of(speaker) < quotation[1]:
                    continue
                found = self.resolver.resolve(speaker)
                if found and (found[0].entity is not None or found[0].words):
                    return found[0]
        return None


def _holder(head: Token) -> Token | None:
    """X in `X is convinced that`, whichever of the two words the parser takes for the head."""
    near = [head, *(child for child in head.children if child.dep_ in ("acomp", "auxpass", "aux"))]
    if head.dep_ == "acomp":
        near.append(head.head)
    if not any(token.lower_ in words(LEXICON, "convinced") for token in near):
        return None
    return next((child for token in near for child in token.children if child.dep_ in SUBJECTS), None)


def _is_hedged(trigger: Token) -> bool:
    """`was allegedly beaten`, `the alleged beating`, also of the verb to which the trigger is joined."""
    step = trigger
    while True:
        if any(child.lower_ in words(LEXICON, "hedging") for child in step.children):
            return True
        joined = step.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in step.children)
        if not joined or step.head.pos_ not in ("VERB", "AUX"):
            return False
        step = step.head


def _same_clause(token: Token, trigger: Token) -> bool:
    return token.head == trigger or trigger in set(token.head.subtree) or token in set(trigger.subtree)
