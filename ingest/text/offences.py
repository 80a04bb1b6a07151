"""What somebody is charged with: offences, quoted or not, articles of a law, and the lists in which they stand."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import end_of, sentence_of, start_of
from ingest.text.argument import Argument
from ingest.text.astray import LOANED, offence_head
from ingest.text.coreference import Resolver
from ingest.text.grammar import relation
from ingest.text.phrases import one_line, plain_phrase

LEXICON = "arguments.en.yaml"
LONGEST = 110
FARTHEST_QUOTE = 170
"""Characters around a word in which the quotation marks that hold it are looked for."""
_TERM_FOR = r"(?:[\w\s,’'-]{0,30}\b(?:years?|months?|days?)\b[\w\s’']{0,24}\bfor\s+)?"
_REASON = (
    r"for\s(?:\w+ing|having|his|her|their|a|an|the)|handed|imposed|over|because|in\sconnection|in\srelation|stemming|"
    r"based|following"
)
_MEANS = (
    r"(?:in|on|through|via|by|over)\s(?:an?|one|two|some|several|his|her|their)\s(?:[\w’'-]+\s){0,3}"
    r"(?:posts?|articles?|videos?|interviews?|speech(?:es)?|tweets?|songs?|comments?|poems?|statements?|remarks?|blogs?)"
)
"""With what it was done, which is no part of an offence that goes before."""
_NOT_OFFENCE = re.compile(
    rf",?\s(?:which|who|that|after|before|while|when|under\s(?:the\s)?(?=[A-Z])|{_REASON}|{_MEANS}|"
    r"and\s(?:of|with|for)\s\w+ing)\b"
)
_STATUTE = re.compile(r"\b(?:Act|Law|Code)$")
_NAMED_ACT = re.compile(
    r"(?!.*\b(?:Penal|Criminal|Procedure|Code)\b)(?:[A-Z][\w’'/-]+\s(?:(?:of|and|in|on|the)\s)*)+(?:Act|Law)"
)
"""An act that names what it forbids: `Cyber Crimes Act`, not `Criminal Code`."""
_QUOTED = re.compile(r"[“\"«]([^”\"»“«]{3,160})[”\"»]|(?<!\w)‘([^‘“”\n]{3,160}?)’(?!\w)")
_NEXT_QUOTE = re.compile(
    r"[”\"»’]\s*(?:\([^()]{1,60}\)\s*|under\s[^,;.“\"«‘]{3,60}?\s*)?"
    r"(?:,\s*(?:and\s+|as\swell\sas\s+)?|(?:and|as\swell\sas)\s+|(?<=[,;][”\"»’]\s))"
    rf"(?:under\s[^,;.“\"«‘]{{3,60}}?\s)?{_TERM_FOR}(?:(?:of|with|for|to)\s+)?[“\"«‘]([^”\"»“«]{{3,160}}?)(?=[”\"»]|’(?!\w))"
)
_JOINED = re.compile(
    r"[”\"»’]?(?:,\s(?:and\s|as\swell\sas\s)?|\s(?:and|or|as\swell\sas)\s)"
    rf"{_TERM_FOR}(?:(?:with|of|for)\s)?(?:an?\s|the\s)?"
)
_ARTICLE = r"(?:Articles?|Sections?|Arts?\.|Secs?\.|articles?|sections?)"
_NUMBER = r"\d[\d/.–-]*(?<![.–-])[A-Z]?(?:\([\da-z]{1,3}\))*"
_ARTICLES = re.compile(rf"\b{_ARTICLE}\s+(?=\d)")
_NUMBERED = re.compile(
    rf"(?:[,;]?\s(?:and|or)\s|[,;]\s)?(?P<word>{_ARTICLE}\s+)?(?P<number>{_NUMBER})"
    r"(?P<statute>\sof\sthe(?:\s[A-Z]\w+){1,4})?(?:\s*\([“\"‘]?(?P<name>[A-Za-z][^()“”\"]{2,600})[”\"’]?\))?"
)
_GLOSS = re.compile(r",\s(?:that\sis|i\.e\.|namely|as\swell\sas|committed)\b|:")
_CLOSED = re.compile(
    r"\b(?:basis|grounds?|strength|testimony|evidence|eve|orders?|behalf|request|anniversary|complaints?)$"
)
FARTHEST_LOANED = 40
"""Characters before a word in which a term of another language that it is a part of begins."""


_ACCUSED = frozenset({"both", "all", "him", "her", "them"})


class OffenceReader:
    """Reads the offences of one document."""

    def __init__(self, resolver: Resolver, text: str) -> None:
        self.resolver, self.text = resolver, text

    def read(self, token: Token, trigger: Token) -> Iterator[Argument]:
        """The offences of the phrase headed by `token`: one, several that are quoted or numbered, or none.

        trigger: the word that tells of the charge; what is quoted together with it is no offence.
        """
        if _is_company(token):
            for beyond in relation(token, "with"):
                yield from self.read(beyond, trigger)
            return
        if token.dep_ == "pobj" and token.head.head != trigger and _CLOSED.search(token.head.head.lower_):
            return  # `convicted on the testimony of two men`
        lemma = token.lemma_.lower()
        if lemma in words(LEXICON, "counts"):
            for one in _counted(token):
                yield from self.read(one, trigger)
            return
        if lemma in ("crime", "offence", "offense") and (inner := relation(token, "of")):
            for one in inner:
                yield from self.read(one, trigger)
            return
        if quoted := self._quoted(token, trigger):
            for start, end in (quoted, *self._further_quotes(quoted[1])):
                if self.text[start:end].split()[0].lower() not in words(LEXICON, "no-charge"):
                    yield Argument("offence", start, end, value=one_line(self.text[start:end]).rstrip("."))
            return
        if articles := self._articles(token):
            yield from articles
            return
        if (
            lemma in words(LEXICON, "durations")
            or token.ent_type_ in ("DATE", "TIME", "CARDINAL")
            or self.resolver.named(token)
        ):
            return
        if any(child.dep_ == "poss" for child in token.children) or token.pos_ in ("PRON", "NUM"):
            return
        yield from self._named(token)

    def further(self, found: list[Argument], trigger: Token) -> list[Argument]:
        """Offences joined to those of a list that the parser hung elsewhere: `theft and of incitement to riot`."""
        spans = [(argument.start, argument.end) for argument in found if argument.property == "offence"]
        more: list[Argument] = []
        sentence = sentence_of(trigger)
        while joint := _JOINED.match(self.text, max(end for _, end in spans)):
            token = next((t for t in sentence if start_of(t) >= joint.end()), None)
            head = offence_head(token) if token is not None else None
            hits = list(self.read(head, trigger)) if head is not None else []
            new = [hit for hit in hits if hit.end > joint.end() and all(hit.start >= end for _, end in spans)]
            if not new or new[0].start > joint.end() + 1:
                break
            more.extend(new)
            spans.extend((hit.start, hit.end) for hit in new)
        return more

    # --- kinds of naming ------------------------------------------------------------------------------------------

    def _named(self, token: Token) -> Iterator[Argument]:
        """An offence in plain words."""
        lemma = token.lemma_.lower()
        if token.dep_ == "compound" and token.head.lemma_.lower() in words(LEXICON, "counts"):
            start, end = _compound_start(token), end_of(token)  # `terrorism charges`
        else:
            start, end = self._extent(token)
            if act := self._forbidding(token, start, end):
                yield act
                return
            end = self._with_complement(end, token)
            end = self._before_the_accused(token, end)
        start, end = _with_loaned(self.text, start, end)
        clause = _NOT_OFFENCE.search(self.text, start, end)
        end = clause.start() if clause else end
        value = one_line(self.text[start:end])
        vague = lemma in words(LEXICON, "no-offence") and not any(child.dep_ == "compound" for child in token.children)
        if (vague and len(value.split()) < 3) or _STATUTE.search(value):
            return
        if lemma in words(LEXICON, "statutes") and token.lower_ != "acts":  # `acts against the state`
            return
        for first, last in _apart(token, start, end) if len(value) > 3 else ():
            yield Argument("offence", first, last, value=one_line(self.text[first:last]))

    def _articles(self, token: Token) -> list[Argument]:
        return numbered_offences(self.text, start_of(token.left_edge), end_of(token) + 4)

    def _quoted(self, token: Token, trigger: Token) -> tuple[int, int] | None:
        """The span between quotation marks in which, or just before which, `token` stands."""
        position = start_of(token)
        first = max(0, position - FARTHEST_QUOTE)
        for match in _QUOTED.finditer(self.text, first, min(len(self.text), position + FARTHEST_QUOTE + 90)):
            start, end = match.span(1) if match[1] else match.span(2)
            near = 16 if token.lemma_.lower() == "article" else 3
            if start <= start_of(trigger) < end:
                continue
            if start <= position < end or 0 <= start - end_of(token) <= near:
                return start, end
        return None

    def _further_quotes(self, end: int) -> Iterator[tuple[int, int]]:
        """The quoted offences that follow one: `“X” (Article 5) and “Y”`."""
        while match := _NEXT_QUOTE.match(self.text, end):
            end = match.end(1)
            yield match.span(1)

    def _forbidding(self, token: Token, start: int, end: int) -> Argument | None:
        """What a law forbids, by its name: `Cyber Crimes Act`, `sedition` in `the sedition law`."""
        if token.dep_ not in ("pobj", "conj"):
            return None
        if _NAMED_ACT.fullmatch(value := one_line(self.text[start:end])):
            return Argument("offence", start, end, value=value)
        if token.lemma_.lower() not in words(LEXICON, "statutes") or token.text[:1].isupper():
            return None
        for child in token.children:
            named = child.dep_ == "compound" and child.lemma_.lower() in words(LEXICON, "offences")
            if named and child.nbor(-1).text != "-":
                first = _compound_start(child)
                return Argument("offence", first, end_of(child), value=one_line(self.text[first : end_of(child)]))
        return None

    # --- where a phrase ends --------------------------------------------------------------------------------------

    def _before_the_accused(self, token: Token, end: int) -> int:
        """The end of an offence before `against X`, which says who is charged with it."""
        for step in token.doc[token.i + 1 :]:
            if start_of(step) >= end:
                break
            if step.lower_ == "against":
                against = [self.resolver.named(child) for child in step.children if child.dep_ == "pobj"]
                referring = any(child.lower_ in _ACCUSED for child in step.children)
                if referring or any(hit and hit[1].kind == "Person" for hit in against):
                    return end_of(step.nbor(-1))
        return end

    def _with_complement(self, end: int, token: Token) -> int:
        """The end of `attacks on public roads`, where the parser hung `on` on another offence of the list."""
        following = next((t for t in token.doc[token.i + 1 : token.i + 12] if start_of(t) >= end), None)
        if (
            following is None
            or following.lower_ not in ("of", "on", "against", "with")
            or start_of(following) > end + 1
        ):
            return end
        head = next((child for child in following.children if child.dep_ == "pobj"), None)
        if head is None or head.ent_type_ in ("DATE", "TIME", "GPE", "PERSON", "CARDINAL"):
            return end
        return self._extent(head)[1]

    def _extent(self, token: Token) -> tuple[int, int]:
        tokens = plain_phrase(token)
        led = [at for at, step in enumerate(tokens) if step.i < token.i and step.lower_ in ("them", "which")]
        tokens = tokens[led[-1] + 1 :] if led else tokens  # `among them espionage`
        while tokens and (tokens[0].pos_ == "DET" or tokens[0].is_punct or tokens[0].is_space):
            tokens = tokens[1:]
        while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].pos_ in ("ADP", "CCONJ")):
            if tokens[-1].text in ("”", '"', ")"):
                break
            tokens = tokens[:-1]
        if not tokens:
            return start_of(token), end_of(token)
        start, end = start_of(tokens[0]), end_of(tokens[-1])
        if end - start > LONGEST:
            comma = self.text.find(",", start, start + LONGEST)
            end = comma if comma > end_of(token) else self.text.rfind(" ", start, start + LONGEST)
        return (start, end) if start < end else (start_of(token), end_of(token))


def _apart(token: Token, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offences of a phrase that the parser took for one: `incitement to violence and criminal trespass`.

    A single word is a part of what stands before it: `propaganda of violence and terrorism`.
    """
    for joint in (t for t in sentence_of(token) if t.lower_ == "and" and start < start_of(t) < end):
        before, following = joint.nbor(-1), joint.nbor()
        head = offence_head(following)
        alone = head is None or (head == following and end_of(head) >= end and not list(head.children))
        if alone or before.pos_ == "ADP" or start_of(before) <= start or start_of(following) >= end:
            continue
        yield start, end_of(before)
        start = start_of(following)
    yield start, end


def numbered_offences(text: str, start: int, end: int) -> list[Argument]:
    """The articles of a law listed from within `text[start:end]` on, each by the name in brackets, else by its number.

    >>> [one.value for one in numbered_offences("Articles 192.2 (illegal business) and 213", 0, 12)]
    ['illegal business', 'Article 213']
    """
    led = _ARTICLES.search(text, start, end)
    if led is None:
        return []
    found: list[Argument] = []
    position, word = led.end(), led.group().strip().rstrip(".s").capitalize()
    while item := _NUMBERED.match(text, position):
        if item["name"]:
            first, last = item.start("name"), _end_of_name(text, *item.span("name"))
            found.append(Argument("offence", first, last, value=one_line(text[first:last])))
        else:
            number = (led.start() if not found else item.start("number"), item.end("number"))
            found.append(Argument("offence", *number, value=f"{word} {item['number']}"))
        position = item.end()
    return found


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where the name of an article ends: before what explains it, and not in the middle of its clauses."""
    gloss = _GLOSS.search(text, start, end)
    end = gloss.start() if gloss else end
    return (
        text.rfind(",", start, start + LONGEST)
        if end - start > LONGEST and "," in text[start : start + LONGEST]
        else end
    )


def _with_loaned(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the whole of a term of another language, whose words the parser takes apart: `lèse majesté`."""
    for term in LOANED.finditer(text, max(0, start - FARTHEST_LOANED)):
        if term.start() >= end:
            break
        if term.end() > start:
            start, end = min(start, term.start()), max(end, term.end())
    return start, end


def _counted(noun: Token) -> list[Token]:
    """What charges are of: `charges of X`, `charges including X`, `the charges were “X”`, `terrorism charges`."""
    for name in ("of", "including", "as"):
        if inner := [one for one in relation(noun, name) if one.lemma_.lower() not in ("one", "charge")]:
            return inner
    if inner := relation(noun, "enumerated"):
        return inner
    known = words(LEXICON, "offences")
    kinds = [child for child in noun.children if child.dep_ == "compound" and child.lemma_.lower() in known]
    return [*kinds, *(joined for kind in kinds for joined in relation(kind, "itself") if joined not in kinds)]


def _compound_start(token: Token) -> int:
    first = token
    while (
        first.i > 0
        and first.nbor(-1).dep_ in ("compound", "amod", "nmod")
        and first.nbor(-1).head in (token, token.head, first)
    ):
        if first.nbor(-1).head == token.head and first.nbor(-1).dep_ != "compound":
            break
        first = first.nbor(-1)
    return start_of(first)


def _is_company(token: Token) -> bool:
    """`along with three colleagues`: those who are charged too."""
    step = token
    while step.dep_ in ("conj", "punct", "compound") and step.head != step:
        step = step.head
    led = step.head
    return step.dep_ == "pobj" and led.lower_ == "with" and led.i > 0 and led.nbor(-1).lower_ in ("along", "together")
