"""Hebrew and Yiddish names in Hebrew letters and in passports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.person_names import read_name
from graph.identity.scripts import spell
from graph.identity.traditions import hebrew

ONE_NAME = [
    ("יעל", "Yael"),
    ("דרור", "Dror"),
    ("Haim", "Chaim"),
    ("Rozentsvaig", "Rosenzwaig"),
    ("Rosenzweig", "Rozentsvaig"),
    ("אברהם", "Avraham"),
    ("קירשנבוים", "Kirshenboim"),
    ("מיכל", "Michal"),
    ("צור", "Tzur"),
    ("אשכנזי", "Ashkenazi"),
    ("Tzipora", "Tsipporah"),
    ("Nitzan", "Nitsan"),
    ("Shochet", "Shohet"),
    ("Halevi", "HaLevy"),
    ("גרינבאום", "Grinbaum"),
    ("ששון", "Sasson"),
    ("אליעזר", "Eliezer"),
    ("לנדסמן", "Landsman"),
    ("כהן", "Cohen"),
    ("לוי", "Levi"),
    ("Levy", "Levi"),
    ("רבינוביץ", "Rabinovitz"),
    ("פרידמן", "Friedman"),
    ("Fridman", "Friedman"),
    ("שפירא", "Shapira"),
    ("Shapiro", "Schapiro"),
    ("זילברמן", "Zilberman"),
    ("Silberman", "Zilberman"),
    ("Weiss", "Vais"),
    ("וייס", "Weiss"),
    ("מזרחי", "Mizrahi"),
    ("Mizrachi", "Mizrahi"),
    ("ביטון", "Biton"),
    ("אזולאי", "Azoulay"),
    ("נתניהו", "Netanyahu"),
    ("שלמה", "Shlomo"),
    ("יהודה", "Yehuda"),
    ("Horowitz", "Horovitz"),
    ("Yehezkel", "Yechezkel"),
    ("Zvi", "Tzvi"),
    ("צבי", "Zvi"),
    ("חן", "Chen"),
    ("הדר", "Hadar"),
    ("Schwartz", "Shvarts"),
    ("שוורץ", "Schwartz"),
    ("Goldstein", "Goldstein"),
    ("Yaakov", "יעקב"),
    ("Rivka", "רבקה"),
    ("שרון", "Sharon"),
]
TWO_NAMES = [
    ("Cohen", "Kohav"),
    ("כהן", "Kohav"),
    ("Levi", "Lavi"),
    ("Yael", "Yair"),
    ("Dan", "Dana"),
    ("דן", "Dana"),
    ("Michal", "Michael"),
    ("David", "Davida"),
    ("Ron", "Ronit"),
    ("Noam", "Naomi"),
    ("Rivka", "Rachel"),
    ("Moshe", "Menashe"),
    ("Mizrahi", "Mizrach"),
    ("Gil", "Gal"),
    ("Tal", "Tali"),
    ("Peretz", "Paz"),
    ("Katz", "Katzir"),
    ("Shapira", "Shafir"),
    ("Friedman", "Feldman"),
    ("Goldman", "Goldberg"),
    ("Rosen", "Rosenberg"),
    ("Oren", "Oron"),
    ("Eli", "Ela"),
    ("Omer", "Tomer"),
    ("Barak", "Baruch"),
    ("Ben", "Bina"),
    ("Amit", "Amitai"),
    ("Nir", "Nira"),
    ("Lior", "Liora"),
    ("Ilan", "Ilana"),
    ("Shai", "Shaul"),
    ("Uri", "Orit"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert hebrew.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_stay_apart(a: str, b: str) -> None:
    assert hebrew.quality(spell(a), spell(b)) == 0


@given(st.sampled_from(ONE_NAME + TWO_NAMES))
def test_the_side_on_which_a_name_stands_changes_nothing(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert hebrew.quality(a, b) == hebrew.quality(b, a)


@given(st.sampled_from(ONE_NAME))
def test_what_agrees_shares_a_skeleton(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert hebrew.skeletons(a) & hebrew.skeletons(b)


@pytest.mark.parametrize(
    "name", ["Ivan Petrov", "Maria Gonzalez", "Wang Hui", "John Smith", "Nguyen Van Nam", "Kim Min-ho", "Jean Dupont"]
)
def test_names_of_other_peoples_are_not_read_so(name: str) -> None:
    assert not hebrew.recognises(read_name(name).parts, frozenset())


@pytest.mark.parametrize("name", ["יעל דרור", "Tzipora Landsman", "Chaim Rosen"])
def test_its_own_names_are_recognised(name: str) -> None:
    assert hebrew.recognises(read_name(name).parts, frozenset())
