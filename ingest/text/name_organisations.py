"""Names of organisations that are more than a run of capitalised words: quoted, foreign, abbreviated in parentheses."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.alternatives import any_of
from ingest.text.name_words import LEXICON, WORD, is_organisation, vocabulary

_ACRONYM = re.compile(r"\s?\([“\"‘]?(?P<letters>[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|-){2,10})[”\"’]?\)")
_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "to", "against", "with", "a", "an", "de", "la", "y", "del", "des"}
)
_LINKS = _SMALL | {
    "without",
    "at",
    "from",
    "du",
    "et",
    "pour",
    "les",
    "le",
    "contre",
    "para",
    "los",
    "las",
    "e",
    "en",
    "sur",
    "das",
    "dos",
    "do",
    "da",
    "&",
}
_QUOTED = re.compile(
    r"[“\"«](?P<double>[A-ZÀ-Þ0-9][^“”\"«»\n]{1,80}?)\s?[”\"»]|‘(?P<single>[A-ZÀ-Þ][^‘\n]{1,80}?)’(?=[\s,.;:)]|$)"
)
_QUOTED_WORDS = 10
_SIGNED = re.compile(
    r"\b(?:leaflet|pamphlet|note|message|letter|threat|statement|banner)s?\s[^.;]{0,25}\b(?:signed|sent)\sby\s(?:the\s)?[“\"«‘]$"
)
_FORCE = re.compile(
    r"\b(?:State|National|Internal|Homeland)\sSecurity(?=\s(?:officers?|agents?|men|forces|personnel|operatives|interrogators)\b)"
)
_LONGEST = 14
"""Words of a name before its acronym in parentheses."""


def organisation_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of `text[start:end]` that are names of organisations as a whole, in order and without overlaps."""
    found = sorted(
        [
            *quoted(text, start, end),
            *spelled_out(text, start, end),
            *abbreviated(text, start, end),
            *foreign(text, start, end),
            *(match.span() for match in _FORCE.finditer(text, start, end)),
        ],
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[tuple[int, int]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def is_cued(text: str, sentence_start: int, start: int) -> bool:
    """Whether the words before `start` say that an organisation's name follows: `belongs to the movement “`."""
    before, known = text[max(sentence_start, start - 70) : start], vocabulary()
    return any(cue.search(before) for cue in (known.group_cue, known.member_cue, led(), _SIGNED))


@lru_cache(maxsize=1)
def led() -> re.Pattern[str]:
    """`who chairs `, `belongs to `, `works for `: only organisations are led or belonged to."""
    verbs = any_of(words(LEXICON, "contexts", "led"))
    return re.compile(rf"\b(?:{verbs})\s(?:(?:both|also)\s)?(?:the\s)?[“\"'‘«]?$")


def quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names in quotation marks after a word that says so: `the movement “No to Night Trials”`."""
    for match in _QUOTED.finditer(text, start, end):
        group = "double" if match["double"] else "single"
        content = match[group].rstrip(",.")
        if len(content.split()) <= _QUOTED_WORDS and is_cued(text, start, match.start(group)):
            inner = _ACRONYM.search(content)
            yield match.start(group), match.start(group) + (inner.start() if inner else len(content))


def spelled_out(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What an acronym in parentheses stands for, by its initials: `Investigation and Detention Group (IDG)`."""
    for match in _ACRONYM.finditer(text, start, end):
        letters = normalise(match["letters"]).replace("-", "")
        if (first := _spelling(text, start, match.start(), letters)) is not None:
            yield first, match.start()


def _spelling(text: str, start: int, end: int, letters: str) -> int | None:
    """Where the words begin whose initials are `letters`: capitalised words, small ones and commas between them."""
    tokens = list(WORD.finditer(text, max(start, end - 160), end))
    if not tokens or tokens[-1].end() != end:
        return None
    left = letters
    for token in reversed(tokens):
        word = token.group()
        if not word[:1].isupper():
            if word not in _SMALL:
                return None
            continue
        parts = re.split(r"[-’']", word)
        initials = normalise("".join(part[:1] for part in parts if part[:1].isupper())) or normalise(word[:1])
        if left.endswith(initials):
            left = left.removesuffix(initials)
        elif left.endswith(normalise(word[:1])):
            left = left[:-1]
        else:
            return None
        if not left:
            return token.start() if re.fullmatch(r"[^.!?;:()]*", text[token.start() : end]) else None
    return None


def abbreviated(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between `the` or an office and an acronym in parentheses, whatever its initials are."""
    for match in _ACRONYM.finditer(text, start, end):
        first = _beginning(text, start, match.start())
        if first is not None and (is_organisation(text[first : match.start()]) or is_cued(text, start, first)):
            yield first, match.start()


def _beginning(text: str, start: int, end: int) -> int | None:
    """The farthest capitalised word back from `end` that follows `the` or a cue, with only links between."""
    known, found = vocabulary(), None
    tokens = list(WORD.finditer(text, max(start, end - 160), end))[-_LONGEST:]
    if not tokens or tokens[-1].end() != end:
        return None
    following = end
    for token in reversed(tokens):
        word = token.group()
        if not re.fullmatch(r"\s?[,&]?\s?" if following != end else "", text[token.end() : following]):
            break
        following = token.start()
        if word[:1].isupper():
            if word in known.offices:
                break
            if re.search(r"\b[Tt]he\s$", text[max(start, following - 5) : following]) or is_cued(
                text, start, following
            ):
                found = following
        elif word not in _LINKS or (word == "and" and text[token.end() :].startswith(" the ")):
            break
    return found


def foreign(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names in other languages whose words are small: `Ordre des avocats de Charlemont`."""
    for match in _foreign().finditer(text, start, end):
        yield match.span()


def is_foreign(name: str) -> bool:
    """Whether a name is wholly that of a French, Spanish or Portuguese organisation."""
    return _foreign().fullmatch(name) is not None


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    heads = "|".join(sorted(words(LEXICON, "organisations", "foreign")))
    plain = r"\w*(?:[’'-]\w+)*"
    first = r"(?:des|del|de|du|d['’](?=\w)|pour|para|por|contre|contra|dos|das|da|sans|sin)"
    word = rf"\s?(?:(?:la|los|las|les|le|l['’])\s?)?[^\W\d_]{plain}"
    capital = rf"\s[A-ZÀ-Þ]{plain}"
    endings = "ienn?e?|aise?|oise?|ique|ale?|in[eoa]|an[oa]|eñ[oa]|ense|ist[ae]|euse|umaine?s|uman[oa]s"
    adjective = rf"\s[a-zà-ÿ-]+(?:{endings})\b"
    more = rf"(?:\s(?:{first[3:-1]}|do|et|y|e|en){word}|{capital}|{adjective})"
    return re.compile(rf"\b(?:{heads})(?:{capital}|{adjective}){{0,3}}\s{first}{word}{more}*")
