"""Names of South Asia."""

import pytest

from graph.identity.scripts import spell
from graph.identity.traditions import indic

ONE_NAME = [
    ("Wijesekera", "Vijesekara"),
    ("Hyder", "Haider"),
    ("Khursheed", "Khurshid"),
    ("Akhter", "Akter"),
    ("আক্তার", "Akhter"),
    ("চৌধুরী", "Chowdhury"),
    ("শিরিন", "Shirin"),
    ("Yogeswaran", "Yogeshwaran"),
    ("Zulfiqar", "Zulfikar"),
    ("Patwary", "Patwari"),
    ("Chaudhary", "Chowdhury"),
    ("Lakshmi", "Laxmi"),
    ("Siva", "Shiva"),
    ("Vasu", "Wasu"),
    ("Bhatt", "Bhat"),
    ("सुरेश", "Suresh"),
    ("कुमार", "Kumar"),
    ("சுரேஷ்", "Suresh"),
    ("குமார்", "Kumar"),
    ("සුනිල්", "Sunil"),
    ("Raaj", "Raj"),
    ("Sushil", "Susheel"),
    ("Mukherjee", "Mukherji"),
    ("Venkatesh", "Wenkatesh"),
]
TWO_NAMES = [
    ("Rajesh", "Rajeev"),
    ("Rao", "Roy"),
    ("Patel", "Patil"),
    ("Priya", "Prita"),
    ("Kiran", "Karan"),
    ("Suresh", "Ramesh"),
    ("Sunita", "Sangita"),
    ("Kumar", "Kumari"),
    ("Anil", "Sunil"),
    ("Mohan", "Mohini"),
    ("Rahman", "Rahim"),
    ("Sharma", "Verma"),
    ("Iqbal", "Ikram"),
    ("Devi", "Dev"),
    ("Gopal", "Govind"),
    ("सुरेश", "Ramesh"),
    ("कुमार", "Mohan"),
    ("আক্তার", "Begum"),
    ("சுரேஷ்", "Ramesh"),
    ("Selvan", "Selvi"),
    ("Ravi", "Raju"),
    ("Nimal", "Kamal"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert indic.quality(spell(a), spell(b)) >= 0.9


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert indic.quality(spell(a), spell(b)) == 0


def test_names_of_other_peoples_are_not_read_so() -> None:
    for name in ("Ivan Petrov", "John Smith", "Ahmed Hassan", "Maria Gonzalez", "Anna Kowalska", "Olga Shevchenko"):
        assert not indic.recognises([spell(word) for word in name.split()], frozenset())
