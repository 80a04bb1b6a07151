"""Which script a word is written in, and its Latin spelling.

The tables of `names/scripts.yaml` go first; other scripts are spelled by anyascii (Chinese as pinyin, Korean by the
revised romanisation). Nothing is guessed about vowels that a script leaves out.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from anyascii import anyascii

from graph.names import APOSTROPHES, fold

LATIN = "Latin"
_BLOCKS = (
    ("CYRILLIC", "Cyrillic"),
    ("ARABIC", "Arabic"),
    ("HEBREW", "Hebrew"),
    ("CJK", "Han"),
    ("HANGUL", "Hangul"),
    ("MYANMAR", "Myanmar"),
    ("GEORGIAN", "Georgian"),
    ("ARMENIAN", "Armenian"),
    ("GREEK", "Greek"),
    ("ETHIOPIC", "Ethiopic"),
    ("THAI", "Thai"),
    ("KHMER", "Khmer"),
    ("LAO", "Lao"),
    ("TIBETAN", "Tibetan"),
    ("HIRAGANA", "Kana"),
    ("KATAKANA", "Kana"),
    ("DEVANAGARI", "Devanagari"),
    ("BENGALI", "Bengali"),
    ("TAMIL", "Tamil"),
    ("SINHALA", "Sinhala"),
    ("TELUGU", "Telugu"),
    ("KANNADA", "Kannada"),
    ("MALAYALAM", "Malayalam"),
    ("GURMUKHI", "Gurmukhi"),
    ("GUJARATI", "Gujarati"),
    ("ORIYA", "Odia"),
)
"""Beginning of the Unicode name of a letter, and its script."""

_SYLLABLES = frozenset({"Han", "Hangul"})
"""Scripts in which anyascii marks each syllable by a capital."""

_WRITTEN_OUT = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "š": "sh", "č": "ch", "ž": "zh", "ć": "ch", "đ": "dj",
        "ş": "sh", "ș": "sh", "ç": "ch", "ğ": "gh", "ż": "zh", "ś": "sh", "ț": "ts", "ţ": "ts", "ñ": "ny", "ə": "e",
        "ŝ": "shch", "ĉ": "ch", "ĝ": "g", "ŏ": "eo",
    }
)  # fmt: skip
"""Letters with marks as romanisations without marks write them."""

_SYLLABLE = re.compile(r"[A-Z]?[^A-Z]*")
_LETTERS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """A word in Latin letters a-z and digits. `spell` gives the same object for the same word: it is its own key.

    text: without its accents. marked: with accents written out (š as sh, ö as oe), which other romanisations do.
    syllables: where its script shows them, else the word. signs: the accents of its Latin letters in their order, or
    its Chinese characters in simplified form. written: the word itself where several words have one Latin spelling.
    systems: letters of the romanisations of Chinese (P, W, C) and Korean (K) which the whole name shows.
    """

    text: str
    marked: str
    script: str
    syllables: tuple[str, ...]
    signs: str = ""
    written: str = ""
    systems: str = ""


@lru_cache(maxsize=1 << 18)
def spell(word: str) -> Spelled:
    """Spell one word in Latin letters.

    >>> spell("Соколов").text
    'sokolov'
    >>> spell("Đặng").text
    'dang'
    """
    script = script_of(word)
    if script == LATIN:
        text = _plain(fold(word))
        marked = _plain(fold(unicodedata.normalize("NFC", word).casefold().translate(_WRITTEN_OUT)))
        signs = "".join(
            c
            for c in unicodedata.normalize("NFD", word.casefold()).replace("\u0326", "\u0327")
            if unicodedata.combining(c) or c in "đłøıæœəß"
        )
        return Spelled(text, marked, script, (text,), signs)
    letters = _tables().get(script)
    if letters is not None:
        composed = unicodedata.normalize("NFC", word).casefold()
        text = _plain(
            "".join(letters.get(c, "") if c.isalpha() else c for c in composed if not unicodedata.combining(c))
        )
        return Spelled(text, text, script, (text,))
    latin = "".join(c for c in anyascii(word) if c not in APOSTROPHES)
    syllables = tuple(_plain(s.lower()) for s in _SYLLABLE.findall(latin) if s) if script in _SYLLABLES else ()
    text = _plain(latin.lower())
    written = simplified(word) if script == "Han" else word
    return Spelled(text, text, script, syllables or (text,), written if script == "Han" else "", written)


def script_of(word: str) -> str:
    """The script of the first letter of `word`, `Latin` where it is another one or has no letter."""
    first = next((c for c in word if c.isalpha()), "a")
    if first < "\u0370":
        return LATIN
    name = unicodedata.name(first, "")
    return next(
        (script for start, script in _BLOCKS if name.startswith(start)), "Latin" if "LATIN" in name else "Other"
    )


def simplified(text: str) -> str:
    """Chinese characters in their simplified forms.

    >>> simplified("陳國樑")
    '陈国梁'
    """
    return text.translate(_simplified_forms())


@cache
def _simplified_forms() -> dict[int, str]:
    read = yaml.safe_load(files("graph.identity").joinpath("names/simplified.yaml").read_text("utf-8"))
    return {ord(pair[0]): pair[1] for pair in str(read["pairs"]).split()}


def _plain(text: str) -> str:
    return "".join(_LETTERS.findall(text))


@cache
def _tables() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = yaml.safe_load(
        files("graph.identity").joinpath("names/scripts.yaml").read_text("utf-8")
    )
    return read
