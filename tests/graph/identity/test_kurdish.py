"""Kurdish names as Kurds, Arabs, Persians and English writers spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.person_names import read_name
from graph.identity.scripts import spell
from graph.identity.traditions import kurdish

ONE_NAME = [
    ("Şêrko", "Sherko"),
    ("Berzencî", "Barzanji"),
    ("Hewramî", "Hawrami"),
    ("Nêçîrvan", "Nechirvan"),
    ("Celîlzade", "Jalilzadeh"),
    ("Xelîlî", "Khalili"),
    ("Serhedî", "Sarhadi"),
    ("Ehmedzade", "Ahmadzadeh"),
    ("Kajîn", "Kazhin"),
    ("Bêrîvanoğlu", "Berivanoglu"),
    ("بەرزنجی", "Barzanji"),
    ("بارزانی", "Barzani"),
    ("Talabanî", "Talabani"),
    ("تاڵەبانی", "Talabani"),
    ("Öcalan", "Ocalan"),
    ("Demirtaş", "Demirtas"),
    ("Dîlan", "Dilan"),
    ("Cizîrî", "Jiziri"),
    ("Xanî", "Khani"),
    ("Hejar", "Hazhar"),
    ("Zerdeşt", "Zardasht"),
    ("Pîrozî", "Pirozi"),
    ("Mûsa", "Musa"),
    ("Rojhat", "Rozhhat"),
    ("Kerkûkî", "Karkuki"),
    ("Şivan", "Shivan"),
    ("Cegerxwîn", "Cegerxwin"),
    ("Hêmin", "Hemin"),
    ("Salih", "Salih"),
]
TWO_NAMES = [
    ("Rizgar", "Rizan"),
    ("Berfin", "Berivan"),
    ("Azad", "Aza"),
    ("Kawa", "Kawan"),
    ("Diyar", "Dilyar"),
    ("Sherko", "Sherzad"),
    ("Hasan", "Huseyn"),
    ("Rojda", "Rojin"),
    ("Dilan", "Dilshad"),
    ("Zana", "Zin"),
    ("Barzani", "Barzanji"),
    ("Talabani", "Taliban"),
    ("Aram", "Armin"),
    ("Soran", "Serhan"),
    ("Nazdar", "Nazar"),
    ("Hawrami", "Hamrawi"),
    ("Karwan", "Kamran"),
    ("Shivan", "Shilan"),
    ("Ahmed", "Mohammed"),
    ("Ronahi", "Rohani"),
    ("Jamal", "Jamil"),
    ("Xalid", "Xelil"),
    ("Mihemed", "Mehmud"),
    ("Baran", "Bahram"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert kurdish.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_stay_apart(a: str, b: str) -> None:
    assert kurdish.quality(spell(a), spell(b)) == 0


@given(st.sampled_from(ONE_NAME + TWO_NAMES))
def test_the_side_on_which_a_name_stands_changes_nothing(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert kurdish.quality(a, b) == kurdish.quality(b, a)


@given(st.sampled_from(ONE_NAME))
def test_what_agrees_shares_a_skeleton(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert kurdish.skeletons(a) & kurdish.skeletons(b)


@pytest.mark.parametrize(
    "name", ["Ivan Petrov", "Maria Gonzalez", "Wang Hui", "John Smith", "Nguyen Van Nam", "Kim Min-ho", "Jean Dupont"]
)
def test_names_of_other_peoples_are_not_read_so(name: str) -> None:
    assert not kurdish.recognises(read_name(name).parts, frozenset())


@pytest.mark.parametrize("name", ["Şêrko Berzencî", "Nechirvan Hawrami"])
def test_its_own_names_are_recognised(name: str) -> None:
    assert kurdish.recognises(read_name(name).parts, frozenset())
