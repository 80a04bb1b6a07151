"""Lengths of sentences in Russian words: `к пяти годам` is `5y`."""

import re
from collections.abc import Sequence

from ingest.text.russian.parse import Word

_WORDS = """один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать
пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать"""
_NUMBERS: dict[str, float] = {
    **{word: number for number, word in enumerate(_WORDS.split(), 1)},
    "полтора": 1.5,
    "тридцать": 30,
}
_MONTHS = {"год": 12, "месяц": 1}
_DAYS = {"сутки": 1, "день": 1, "неделя": 7}


def length_of(words: Sequence[Word]) -> str | None:
    """The term that some words of a sentence tell, in the order of the text; None where they tell none."""
    months, days, number, found = 0.0, 0, None, False
    for place, word in enumerate(words):
        lemma = word.lemma
        if lemma.startswith("пожизненн"):
            return "life"
        if lemma == "казнь":
            return "death"
        if lemma == "половина" and number is not None and place and words[place - 1].lemma in ("с", "со"):
            number += 0.5
        elif (read := _number(word)) is not None:
            number = (number or 0) + read if number and number >= 20 and read < 10 else read
        elif lemma in _MONTHS and number is not None:
            months, number, found = months + number * _MONTHS[lemma], None, True
        elif lemma in _DAYS and number is not None:
            days, number, found = days + round(number * _DAYS[lemma]), None, True
    if not found:
        return None
    if not months:
        return f"{days}d"
    if months % 6 == 0 and months >= 12:
        return f"{months / 12:g}y"
    return f"{months:g}m"


def _number(word: Word) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d)?", word.text):
        return float(word.text.replace(",", "."))
    return _NUMBERS.get(word.lemma)
