"""Burmese names."""

import pytest

from graph.identity.scripts import spell
from graph.identity.traditions import burmese

ONE_NAME = [
    ("Kyi", "Gyi"),
    ("Tun", "Htun"),
    ("Thein", "Thain"),
    ("Thidar", "Thida"),
    ("Thwe", "Thway"),
    ("Ae", "Eh"),
    ("Oo", "Oo"),
    ("Zaw", "Zor"),
    ("Hsan", "San"),
    ("Moe", "Mo"),
    ("Hpyo", "Phyo"),
    ("Soe", "So"),
    ("Swe", "Sway"),
    ("Nwe", "Nway"),
    ("Htut", "Tut"),
    ("Hsint", "Sint"),
    ("Yee", "Yi"),
    ("Thar", "Tha"),
    ("Hla", "Hlah"),
    ("Htoo", "Tu"),
    ("Ohn", "On"),
    ("Phone", "Hpone"),
]
TWO_NAMES = [
    ("Moe", "Myint"),
    ("Htay", "Htwe"),
    ("Oo", "Aung"),
    ("Thant", "Thiha"),
    ("Kyaw", "Kyi"),
    ("Zaw", "Zin"),
    ("Swe", "Shwe"),
    ("Thein", "Thin"),
    ("Hla", "Hlaing"),
    ("Min", "Myint"),
    ("Nwe", "Nyein"),
    ("Htet", "Htut"),
    ("Phyo", "Phyu"),
    ("Khin", "Kyin"),
    ("Myo", "Moe"),
    ("Thu", "Thura"),
    ("Naing", "Nay"),
    ("Win", "Wint"),
    ("Lin", "Lwin"),
    ("Maung", "Aung"),
    ("Than", "Thaung"),
    ("Su", "San"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert burmese.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert burmese.quality(spell(a), spell(b)) == 0


def test_names_of_other_peoples_are_not_read_so() -> None:
    for name in ("Ivan Petrov", "John Smith", "Ahmed Hassan", "Maria Gonzalez", "Anna Kowalska", "Olga Shevchenko"):
        assert not burmese.recognises([spell(word) for word in name.split()], frozenset())


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("ကျော်ထက်ဝေဖြိုး", "Kyaw Htet Wai Phyo"),
        ("ခင်မျိုးမြင့်", "Khin Myo Myint"),
        ("ဒေါ်နန်းခမ်းဆိုင်", "Kham Hsaing"),
        ("အောင်ဇော်ထွန်း", "Aung Zaw Htun"),
        ("ဦးသိန်းလွင်", "Thein Lwin"),
    ],
)
def test_burmese_letters_fall_into_the_syllables_of_the_name(written: str, latin: str) -> None:
    parts = burmese.split(written)
    words = [spell(word) for word in latin.split()]
    if written.startswith("ဒေါ်"):
        parts = parts[-2:]
    assert len(parts) == len(words)
    assert all(burmese.quality(part, word) for part, word in zip(parts, words, strict=True))
