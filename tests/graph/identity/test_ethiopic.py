"""Ethiopian and Eritrean names."""

import pytest

from graph.identity.scripts import spell
from graph.identity.traditions import ethiopic

ONE_NAME = [
    ("Binyam", "Biniam"),
    ("Tewelde", "Teweldé"),
    ("Gebremeskel", "Ghebremeskel"),
    ("Gebre", "Ghebre"),
    ("Weldeab", "Woldeab"),
    ("Ghirmai", "Girmay"),
    ("ወልደሚካኤል", "Woldemichael"),
    ("ሙሉጌታ", "Mulugeta"),
    ("Yohannes", "Yohanis"),
    ("Woldegiorgis", "WoldeGiyorgis"),
    ("Haileselassie", "HaileSellassie"),
    ("Hanna", "Hana"),
    ("Tesfagiorgis", "TesfaGiyorgis"),
    ("Tesfaye", "Tesfay"),
    ("Tsegaye", "Segaye"),
    ("Tekeste", "Teqeste"),
    ("Qidane", "Kidane"),
    ("Mikael", "Michael"),
    ("አበበ", "Abebe"),
    ("ተስፋዬ", "Tesfaye"),
    ("ከበደ", "Kebede"),
    ("Girmay", "Girmai"),
]
TWO_NAMES = [
    ("Tesfaye", "Tadesse"),
    ("Abebe", "Kebede"),
    ("Gebremedhin", "Gebremeskel"),
    ("Haile", "Hailu"),
    ("Woldemichael", "Woldemariam"),
    ("Mulugeta", "Mulualem"),
    ("Girma", "Girmay"),
    ("Yohannes", "Yonas"),
    ("Tekle", "Tekeste"),
    ("Berhane", "Berhanu"),
    ("Abraham", "Abrehet"),
    ("Alemu", "Alemayehu"),
    ("Bekele", "Bekelech"),
    ("Tsehay", "Tsegay"),
    ("Kidane", "Kidist"),
    ("ሙሉጌታ", "Mulatu"),
    ("አበበ", "Kebede"),
    ("ወልደሚካኤል", "Woldegiorgis"),
    ("Dawit", "Daniel"),
    ("Selam", "Salem"),
    ("Mesfin", "Mesele"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert ethiopic.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert ethiopic.quality(spell(a), spell(b)) == 0


def test_names_of_other_peoples_are_not_read_so() -> None:
    for name in ("Ivan Petrov", "John Smith", "Ahmed Hassan", "Maria Gonzalez", "Anna Kowalska", "Olga Shevchenko"):
        assert not ethiopic.recognises([spell(word) for word in name.split()], frozenset())
