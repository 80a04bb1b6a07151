"""Names of Africa south of the Sahara."""

import pytest

from graph.identity.scripts import spell
from graph.identity.traditions import african

ONE_NAME = [
    ("Fatumata", "Fatoumata"),
    ("Balde", "Baldé"),
    ("Mamadou", "Mamadu"),
    ("Moussa", "Musa"),
    ("Oumar", "Umar"),
    ("Ousmane", "Usman"),
    ("Ouattara", "Wattara"),
    ("Ouedraogo", "Wedraogo"),
    ("Madjou", "Madiou"),
    ("Tchiroma", "Chiroma"),
    ("Diallo", "Jallo"),
    ("Sulaiman", "Souleymane"),
    ("Keita", "Kéïta"),
    ("Boubacar", "Bubakar"),
    ("Issoufou", "Isufu"),
    ("Djibril", "Jibril"),
    ("Djallo", "Diallo"),
    ("Camara", "Kamara"),
    ("Coulibaly", "Kulibali"),
    ("Toure", "Touré"),
    ("Youssouf", "Yusuf"),
    ("Idrissa", "Idrisa"),
    ("Djarra", "Diarra"),
    ("Doumbouya", "Dumbuya"),
]
TWO_NAMES = [
    ("Mamadou", "Mahamadou"),
    ("Fatoumata", "Fanta"),
    ("Okafor", "Okoro"),
    ("Kamau", "Kamara"),
    ("Kwame", "Kwabena"),
    ("Diallo", "Diop"),
    ("Balde", "Barry"),
    ("Keita", "Kone"),
    ("Traore", "Toure"),
    ("Aminata", "Amina"),
    ("Ousmane", "Oumar"),
    ("Issa", "Idrissa"),
    ("Otieno", "Odhiambo"),
    ("Mwangi", "Mwanza"),
    ("Chinedu", "Chinua"),
    ("Abdoulaye", "Abdou"),
    ("Sekou", "Seydou"),
    ("Ibrahima", "Ismaila"),
    ("Thierno", "Tidiane"),
    ("Uwase", "Uwera"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert african.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert african.quality(spell(a), spell(b)) == 0


def test_names_of_other_peoples_are_not_read_so() -> None:
    for name in ("Ivan Petrov", "John Smith", "Ahmed Hassan", "Maria Gonzalez", "Anna Kowalska", "Olga Shevchenko"):
        assert not african.recognises([spell(word) for word in name.split()], frozenset())
