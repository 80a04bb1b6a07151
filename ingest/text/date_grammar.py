"""The expressions by which dates are recognised, made of the words of `dates.en.yaml`."""

import re
from functools import cache, lru_cache

from ingest.lexicons.load import Entry, lexicon
from ingest.text.alternatives import any_of
from ingest.text.numbers import LEXICON, number_pattern
from ingest.text.terms import units


def plain(words: Entry) -> str:
    """`words` in small letters, with single spaces."""
    return " ".join(str(words).casefold().split())


def mapping(*path: str) -> dict[str, Entry]:
    """The mapping at `path` of the lexicon, without its examples."""
    entry: Entry = lexicon(LEXICON)
    for step in path:
        assert isinstance(entry, dict)
        entry = entry[step]
    assert isinstance(entry, dict)
    return {str(key): value for key, value in entry.items() if key != "examples"}


def listed(*path: str) -> list[str]:
    """The list at `path` of the lexicon."""
    entry = mapping(*path[:-1])[path[-1]] if len(path) > 1 else lexicon(LEXICON)[path[0]]
    assert isinstance(entry, list)
    return [str(word) for word in entry]


def all_of(group: str, *but: str) -> list[str]:
    """The words under all keys of `group`, those of `but` excepted."""
    return [word for key in mapping(group) if key not in but for word in listed(group, key)]


@cache
def key_of(group: str, words: str) -> str:
    """The key under which `group` of the lexicon lists `words`."""
    for key in mapping(group):
        if plain(words) in map(plain, listed(group, key)):
            return key
    raise KeyError(f"{LEXICON}: {group} has no {plain(words)}")


@lru_cache(maxsize=1)
def weekdays() -> list[str]:
    """The days of the week in small letters, Monday first."""
    return [word.casefold() for word in listed("weekdays")]


def alternatives(words: list[str]) -> str:
    """A regular expression for any of `words`, the longest first, white space of any kind between their parts."""
    return any_of(words, r"\s+")


@lru_cache(maxsize=1)
def introduction() -> re.Pattern[str]:
    """What introduces a month or year, looked for at the end of the words before it."""
    parts = alternatives(listed("parts", "words"))
    return re.compile(
        rf"(?i:\b(?P<word>{alternatives(all_of('introduced_by'))}))(?:\s+the)?(?:\s+(?i:{parts})\s*(?:of)?)?[\s-]+$|\(\s*$"
    )


@lru_cache(maxsize=1)
def about() -> re.Pattern[str]:
    """A word that makes what follows approximate, at the end of the words before it."""
    return re.compile(rf"(?i:\b(?:{alternatives(listed('about', 'words'))}))\s+$")


@lru_cache(maxsize=1)
def list_before() -> re.Pattern[str]:
    """A month before this one with a comma or `and` between: the list is introduced as a whole."""
    return re.compile(
        rf"(?:{month_names().pattern})(?:\s*,|\s*,?\s+(?:and|or|to))\s+$|\b(?:19|20)\d\d\s+(?:and|or|to)\s+$"
    )


@lru_cache(maxsize=1)
def month_names() -> re.Pattern[str]:
    """A month, with a capital or in capitals."""
    names = [name for key in mapping("months") for name in listed("months", key)[:1]]
    short = [name for key in mapping("months") for name in listed("months", key)[1:]]
    spelled = [alternatives([*words, *(word.upper() for word in words)]) for words in (names, short)]
    return re.compile(rf"(?:(?:{spelled[0]})(?!\w)|(?:{spelled[1]})(?!\w)\.?)")


@lru_cache(maxsize=1)
def dates() -> re.Pattern[str]:
    """The words of one date; its named groups say which form it has."""
    month = month_names().pattern
    week = alternatives(listed("weekdays"))
    week = rf"(?:{week}|{week.upper()})"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d])"
    day_list = rf"{day}(?:(?:\s*,\s*{day}){{0,6}}\s*,?\s+(?:and|or|&)\s+{day}|\s*[-–—]\s*{day}|\s+to\s+{day})?"
    year = r"(?:19|20)\d\d(?![\d])"
    whose = alternatives(all_of("year_of"))
    pointer = alternatives(all_of("pointers", "parts_of_day"))
    near = alternatives(all_of("pointers", "parts_of_day", "following", "preceding"))
    unit = alternatives(list(units()))
    one_unit = alternatives(["day", "night", "week", "month", "year", *listed("pointers", "parts_of_day")])
    part = alternatives(listed("parts", "words"))
    vague = alternatives(listed("about", "words"))
    named = alternatives(listed("named_after_a_day"))
    shift = alternatives(all_of("shifts", "definite"))
    seasons = alternatives(list(mapping("seasons")))
    led = (  # in a chronology: `2016, 4 May –`, `2016-05:`
        rf"(?m:^)[ \t•●▪·*–—-]*(?P<led>(?P<year_led>{year})(?:-(?P<iso_led>0[1-9]|1[0-2])|"
        rf"[,:]?\s+(?:(?P<days_led>{day_list})\s+)?(?P<month_led>{month})))(?=\s*[–—:]|\s+-\s)"
    )
    return re.compile(
        rf"""(?:(?<!\w)|(?=\(?(?:19|20)\d\d))  # so that nothing is tried within a word
        (?:{led}
        |(?<![\w/-])(?P<iso>{year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w/-])
        |(?<![\w/.-])(?P<numeric>(?:0?[1-9]|[12]\d|3[01])(?:\.(?:0?[1-9]|1[0-2])\.|/(?:0?[1-9]|[12]\d|3[01])/){year})(?![\w/-])
        |(?<![\w/.,-])(?:(?:{week}),?\s+(?:the\s+)?)?(?:the\s+)?(?P<days>{day_list})\s+(?:of\s+)?(?P<month>{month})(?:,?\s+(?:of\s+)?(?:(?P<year>{year})|(?P<whose>{whose})))?(?!\s+(?:{named})\b)
        |(?<![\w/-])(?:(?:{week}),?\s+)?(?P<month_us>{month})\s+(?P<days_us>{day_list})(?:,?\s+(?P<year_us>{year}))?(?!\s+(?:{named})\b)
        |(?<![\w/-])(?:(?P<part_m>(?i:{part}))[\s-]+)?(?:(?P<pointer>(?i:{near}))\s+)?(?P<months>{month}(?:(?:\s*,\s*{month}){{0,6}}\s*,?\s+(?:and|or)\s+{month})?)(?:,?\s+(?:of\s+)?(?:(?P<year_m>{year})|(?P<whose_m>{whose})))?
        |\b(?:(?P<pointer_s>(?i:{near}))\s+)?(?P<season>(?i:{seasons}))(?:\s+(?:of\s+)?(?:(?P<year_s>{year})(?:[-–/]\d\d(?:\d\d)?)?|(?P<whose_s>{whose})))?(?!\w)
        |\b(?:(?:the|early|mid|late)[\s-]+)+(?P<decade>(?:19|20)\d0)['’]?s\b
        |\b(?P<day_word>(?i:{alternatives(list(mapping("days")))}))\b
        |\b(?:(?P<pointer_w>(?i:{near}))\s+)?(?P<weekday>{week})(?![\w])
        |\b(?:(?P<about_h>(?i:{vague}))\s+)?(?:(?P<count_h>(?i:{number_pattern()}))|(?P<one_h>(?i:an?|one))|(?i:several|many|a\s+few|some))\s+(?P<unit_h>(?i:{unit}))\s+(?P<shift>{shift})\b
        |\b(?i:the)\s+(?P<unit_b>(?i:{one_unit}))\s+(?P<before_b>before|after)\b(?!\s+(?:yesterday|tomorrow))
        |\b(?P<pointer_p>(?i:{pointer}))\s+(?P<unit_p>(?i:{one_unit}))\b
        |(?<![\d/.,№-])(?:(?P<part_y>(?i:{part}))[\s-]+)?(?P<bracket>\((?=(?:19|20)\d\d\)))?(?P<year_y>{year})(?![\d/%]|-\d|–\d{{4}}\))(?!\w))
        """,
        re.VERBOSE,
    )
