"""Where names stand: stretches of capitalised words, their particles, numbers and connectors included."""

import re
from collections.abc import Iterator

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence
from ingest.text.name_facilities import unnamed_spans
from ingest.text.name_offices import without_offices
from ingest.text.name_organisations import is_cued, organisation_spans
from ingest.text.name_words import LEXICON, WORD, is_organisation, vocabulary

_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ibn|bin|u|d|l)[-'’]\w", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_BLANK = re.compile(r"[\s\u00a0\u2009\u202f]")
_INITIAL = re.compile(
    r"(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Col|Capt|Lt|Sgt|St|No|Maj|Brig|Adm|Cpl|Insp|Supt|Hon|Ven|Adv|Atty|Eng|Lic|Fr|"
    r"Msgr|Sr|Jr|Sra|Dra|Rt|Amb|Sen|Rep|Gov|Hn)$"
)
_NUMBERED = re.compile(r"\s?(?:No|no|Nr|№)\.?\s?\d+|\s\d{1,3}(?:/\d{1,3})?(?=[\s,.;)]|$)")
_ADJECTIVES = frozenset({"Criminal", "Internal", "Public", "Legal", "Social", "Civil", "Political"})
_FUNCTION = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "That",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "Of",
        "To",
        "With",
        "And",
        "But",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "As",
        "Under",
        "Its",
        "Our",
        "His",
        "Her",
        "Their",
        "My",
        "NGO",
        "NGOs",
        "Another",
        "Each",
        "Every",
        "Neither",
    ]
)
_CONNECTOR = re.compile(
    r"\s(?:of|for|against|on|to)(?:\s(?:the|The|all|an?))?\s|\sin\s(?:[Dd]efen[cs]e\sof\s(?:the\s)?)?|,?\sand\s(?:the\s)?|\s&\s|"
    r"\swith(?:out)?\s|,\s|\s(?:en|por|para|contra|sin|pour|contre|sur|et|des|du|au|aux)(?:\s(?:la|el|los|las|le|les))?\s"
)
_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
_NICKNAME = re.compile(r"\s[“\"‘'][A-ZÀ-Þ][\w-]+[”\"’']\s(?=[A-ZÀ-Þ][a-zß-ÿ])")
_FOREIGN_LINKS = frozenset(
    {"en", "por", "para", "contra", "sin", "pour", "contre", "sur", "et", "des", "du", "au", "aux"}
)
_QUALIFIED = re.compile(r"-(?:based|born|led|run|backed|owned|trained|speaking|educated|linked|funded|language)$")
_CAMEL = re.compile(r"[a-z][A-Z][a-z]+")
_LISTED_TOPIC = re.compile(r",\s(?:[A-Z][\w-]+,\s){0,4}[A-Z][\w-]+,?\s(?:and|&)\s[A-Z]")


def name_spans(analysis: Analysis, sentence: Sentence) -> list[tuple[int, int]]:
    """The spans of `sentence` that may be names, in order."""
    text = analysis.text
    whole = organisation_spans(text, sentence.start, sentence.end)
    runs = [
        run
        for run in _joined(list(_runs(analysis, sentence)), sentence, text)
        if not any(run[0] < end and start < run[1] for start, end in whole)
    ]
    parted = [name for run in runs for name in without_offices(text, sentence, *run)]
    taken = [*parted, *whole]
    bare = [
        span
        for span in unnamed_spans(text, sentence.start, sentence.end)
        if not any(span[0] < end and start < span[1] for start, end in taken)
    ]
    return sorted([*taken, *bare])


def _runs(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words of a sentence, particles and numbers within them included."""
    text, known = analysis.text, vocabulary()
    links = [match.span() for match in _URL.finditer(text, sentence.start, sentence.end)]
    tokens = [
        (m.start(), m.end(), m.group())
        for m in WORD.finditer(text, sentence.start, sentence.end)
        if not any(first <= m.start() < last for first, last in links)
    ]
    index = 0
    while index < len(tokens):
        start, end, word = tokens[index]
        if not _is_capital(word):
            index += 1
            continue
        last = index
        stop = _without_possessive(start, end, word)
        while last + 1 < len(tokens) and stop == tokens[last][1]:
            gap = _BLANK.sub(" ", text[tokens[last][1] : tokens[last + 1][0]])
            following = tokens[last + 1][2]
            if _counts_on(tokens[last][2], gap, following, text, tokens[last + 1][1], sentence.end):
                last += 1
                stop = tokens[last][1]
                continue
            if _NICKNAME.match(text, tokens[last][1], sentence.end) and last + 2 < len(tokens):
                last += 2
                stop = _without_possessive(*tokens[last])
                continue
            joined = (
                gap in (" ", "\n")
                or (gap in ("’ ", "' ") and _is_capital(following) and _goes_on(text, tokens[last][0], tokens[last][2]))
                or (gap in (". ", ".") and _INITIAL.fullmatch(tokens[last][2]) is not None)
            )
            if not joined:
                break
            if _is_capital(following):
                last += 1
            elif normalise(following) in known.particles and gap == " ":
                ahead = last + 1
                while (
                    ahead < len(tokens)
                    and normalise(tokens[ahead][2]) in known.particles
                    and not _is_capital(tokens[ahead][2])
                ):
                    ahead += 1
                if ahead >= len(tokens) or not _is_capital(tokens[ahead][2]) or ahead - last > 3:
                    break
                if text[tokens[ahead - 1][1] : tokens[ahead][0]] != " ":
                    break
                last = ahead
            else:
                break
            stop = _without_possessive(*tokens[last])
        stop = _over_possessive(text, tokens, last, stop)
        if stop > tokens[last][1]:
            last = next(i for i, token in enumerate(tokens) if token[1] >= stop)
        numbered = _NUMBERED.match(text, stop, min(sentence.end, stop + 12))
        if numbered and known.facility.search(text[start:stop] + " no"):
            stop = numbered.end()
        first, index = index, last + 1
        while index < len(tokens) and tokens[index][0] < stop:
            index += 1
        yield from _trim(text, tokens[first:index], stop)


def _counts_on(word: str, gap: str, following: str, text: str, end: int, limit: int) -> bool:
    """Whether a number continues the name: `Camp No. 4`, `Van 9th Heavy Penal Court`."""
    if word == "No":
        return gap in (". ", " ", ".") and following.isdigit()
    ordinal = re.fullmatch(r"\d+(?:st|nd|rd|th)", following)
    return gap == " " and ordinal is not None and re.match(r"\s[A-ZÀ-Þ]", text[end:limit]) is not None


def _goes_on(text: str, start: int, word: str) -> bool:
    """Whether an apostrophe belongs to the word before: `Workers’ House`, `Achieng’ Odera`, not `‘Achieng’ Odera`."""
    return word.endswith("s") or re.search(r"[‘'][^’']*$", text[max(0, start - 40) : start]) is None


def _over_possessive(text: str, tokens: list[tuple[int, int, str]], last: int, stop: int) -> int:
    """Go on over `People's` where an organisation or facility of that kind follows: `People's Court`."""
    word = text[tokens[last][0] : stop]
    if stop == tokens[last][1] or word not in words(LEXICON, "organisations", "possessives"):
        return stop
    end, ahead = stop, last + 1
    while (
        ahead < len(tokens) and text[tokens[ahead - 1][1] : tokens[ahead][0]] == " " and _is_capital(tokens[ahead][2])
    ):
        end, ahead = tokens[ahead][1], ahead + 1
    return end if end > tokens[last][1] else stop


def _trim(text: str, tokens: list[tuple[int, int, str]], stop: int) -> Iterator[tuple[int, int]]:
    """Take words that are no names off both ends."""
    known = vocabulary()
    if (led := _QUALIFIED.search(tokens[-1][2])) and len(tokens) > 1:
        stop = tokens[-1][0] + led.start()  # `Saudi Arabia-led`
    whole = text[tokens[0][0] : stop]
    kept = list(tokens)
    while kept and (
        kept[0][2] in known.never or kept[0][2] == "THE" or kept[0][2].isdigit() or _QUALIFIED.search(kept[0][2])
    ):
        if kept[0][2] in ("Jan", "Jun") and len(kept) > 1:
            break
        kind_word = is_organisation(whole) or known.facility.search(whole)
        if len(kept) > 1 and kind_word and kept[0][2] not in _FUNCTION and not _QUALIFIED.search(kept[0][2]):
            break
        kept.pop(0)
    while kept and kept[-1][2] in known.never and kept[-1][2] not in known.tails and stop == kept[-1][1]:
        if is_organisation(whole) or (len(kept) > 1 and kept[-1][2] in known.topics):
            break
        kept.pop()
        stop = kept[-1][1] if kept else stop
    if kept and stop > kept[0][0] and len(text[kept[0][0] : stop]) > 1:
        yield kept[0][0], stop
    elif not kept and all(token[2] in known.topics for token in tokens):
        yield tokens[0][0], tokens[-1][1]


def _is_capital(word: str) -> bool:
    return (
        word[:1].isupper()
        or _CAMEL.match(word) is not None
        or (_ARTICLE.match(word) is not None and any(c.isupper() for c in word[2:4]))
    )


def _without_possessive(start: int, end: int, word: str) -> int:
    match = _POSSESSIVE.search(word)
    return start + match.start() if match else end


def _joined(runs: list[tuple[int, int]], sentence: Sentence, text: str) -> list[tuple[int, int]]:
    """Join `Ministry` + of + `Public Security`, and what the parser's entities hold together.

    Words that are no name by themselves (`Justice`, `Human Rights`) are left out where nothing before takes them up.
    """
    known = vocabulary()
    return [
        run
        for run in _joined_all(runs, sentence, text)
        if not all(word in known.never for word in WORD.findall(text[run[0] : run[1]]))
    ]


def _joined_all(runs: list[tuple[int, int]], sentence: Sentence, text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined:
            start, end = joined[-1]
            gap = text[end : run[0]]
            if gap == "/" and is_organisation(text[start:end]) and is_organisation(text[slice(*run)]):
                joined[-1] = (start, run[1])
                continue
            if _CONNECTOR.fullmatch(gap) and _belongs(text, (start, end), run, gap, sentence.entities):
                joined[-1] = (start, run[1])
                continue
        joined.append(run)
    return joined


def _belongs(
    text: str, left: tuple[int, int], right: tuple[int, int], gap: str, entities: tuple[tuple[int, int, str], ...]
) -> bool:
    one = any(s <= left[0] and right[1] <= e + 2 and label in ("ORG", "FAC") for s, e, label in entities)
    name, known = text[left[0] : left[1]], vocabulary()
    last, first = WORD.findall(name)[-1], WORD.findall(text[right[0] : right[1]])[0]
    topics = last in known.topics and first in known.topics
    within = re.search(r"\b(?:for|of|on|against|to)\b", name) is not None or last in _ADJECTIVES
    link = gap.strip()
    if normalise(text[left[0] : right[1]]) in known.known_places:
        return True
    if last in known.topics and name == last and link in ("of", "of the") and _ends_in_head(text[right[0] : right[1]]):
        return re.search(r"(?:\b(?:the|and)|,|\()\s$", text[max(0, left[0] - 6) : left[0]]) is not None
    if last in known.starters and _goes_on_after_starter(text, left, right, link):
        return True
    if link.split()[0] in _FOREIGN_LINKS:
        return is_cued(text, max(0, left[0] - 80), left[0])
    if link.startswith("to"):
        return is_organisation(name) and first in known.purposes
    if link == ",":
        return is_organisation(name) and topics and _LISTED_TOPIC.match(text, left[1]) is not None
    if link == "without" and is_organisation(name):
        return True
    right_words = WORD.findall(text[right[0] : right[1]])
    if link == "&" and is_cued(text, max(0, left[0] - 80), left[0]):
        return True
    if link in ("and", "&") and last in known.topics and not is_organisation(name) and right_words[-1] in known.heads:
        return len(name.split()) > 1 and right_words[0] in known.topics
    if link in ("and", ", and", "and the", "&", "with"):
        strange = known.topics | known.heads | known.documents | known.unlike_people | known.tails
        if 2 <= len(right_words) <= 3 and link.endswith("and") and strange.isdisjoint(right_words):
            return False
        return is_organisation(name) and (one or (topics and within))
    if link == "in" or link.startswith("in "):
        onwards = re.match(r"(?:Defen[cs]e|Support|Solidarity|Service|Favou?r)\s(?:of|with|to)\b", text[right[0] :])
        return is_organisation(name) and (onwards is not None or link != "in")
    if re.search(r"\bin\s(?:Defen[cs]e|Support|Solidarity|Service|Favou?r)$", name) and is_organisation(name):
        return True
    if known.facility.search(name):
        return link in ("of", "of the") or (is_organisation(last) and link.startswith(("of", "for", "against", "on")))
    if not is_organisation(name):
        return False
    return link.startswith(("of", "for", "against", "on")) or one


def _goes_on_after_starter(text: str, left: tuple[int, int], right: tuple[int, int], link: str) -> bool:
    """`Citizens for Clean Courts`, `Ladies in White`: what no place or title follows, in the middle of a sentence."""
    name, rest = text[slice(*left)], text[slice(*right)]
    opens = re.search(r"(?:^|[.!?:]\s+|\n\s*)$", text[max(0, left[0] - 4) : left[0]]) is not None
    strange = normalise(rest) in vocabulary().known_places or rest.split()[0] in vocabulary().titles
    if strange or (opens and " " not in name and not re.match(r"\s\(", text[right[1] :])):
        return False
    listed = vocabulary().starters_in if link.split()[0] in ("of", "in", "at") else vocabulary().starters
    return WORD.findall(name)[-1] in listed


def _ends_in_head(name: str) -> bool:
    return WORD.findall(name)[-1] in vocabulary().heads
