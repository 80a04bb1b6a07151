"""Which people a document writes in several spellings, and which are two who only look like one."""

import pytest

from ingest.text.analysis import analyse
from ingest.text.clusters import cluster
from ingest.text.names import find_names


def people(text: str) -> list[str]:
    return [entity.name for entity in cluster(find_names(analyse(text)), text) if entity.kind == "Person"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksei Tolandov", "Alexey Tolandow"),
        ("Alexei Tolandov", "Aleksej Tolandoff"),
        ("Yulia Tolandova", "Iuliia Tolandova"),
        ("Mohamed Tollani", "Muhammad Tollani"),
        ("Mohammed Hussein Tollani", "Muhammad Husain Tollani"),
        ("Dana al-Tollani", "Dana Al Tollani"),
        ("Dana al-Tollani", "Dana Altollani"),
        ("Abdel-Hadi El-Tollani", "Abdulhadi Altollani"),
        ("Nguyễn Văn Tòlan", "Nguyen Van Tolan"),
        ("Özgür Tollancı", "Ozgur Tollanci"),
        ("Jean-Luc Brankov", "Jean Luc Brankov"),
        ("Orsolya Tolland", "Orsolya Toland"),
        ("Ilario Brankov Tolmali", "Hilario Brankov Tolmale"),
        ("Lev Brankov", "LEV BRANKOV"),
        ("Aleksei Tolandov", "A. Tolandov"),
        ("Aleksei Tolandov", "Tolandov A.V."),
        ("Aleksei Tolandov", "TOLANDOV Aleksei"),
        ("Mehrdil Tolgrani", "Mehr Dil Tolgarani"),
    ],
)
def test_one_person_in_two_spellings_is_one(one: str, other: str) -> None:
    text = f"The lawyer {one} was arrested in Borsk on 3 May 2016.\n\nLater the lawyer {other} was sentenced to a year."
    assert people(text) == [one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Tolandov", "Ivana Tolandova"),
        ("Ivan Tolland", "Ivana Tolland"),
        ("Samir Tolland", "Samira Tolland"),
        ("Hassan al-Tollani", "Hussein al-Tollani"),
        ("Aleksei Tolandov", "Aleksandr Tolandov"),
        ("Maria Tolland", "Mario Tolland"),
        ("Hamid Tollani", "Hamad Tollani"),
        ("Nguyễn Văn Trung", "Nguyễn Văn Trường"),
        ("Olga Brankov", "Oleg Brankov"),
        ("Ali Hassan", "Hassan Ali"),
    ],
)
def test_two_people_with_names_alike_stay_two(one: str, other: str) -> None:
    text = f"The lawyer {one} was arrested in Borsk on 3 May 2016.\n\nLater the lawyer {other} was sentenced to a year."
    assert people(text) == [one, other]


@pytest.mark.parametrize(
    "text",
    [
        "The lawyers Mohamed Tollani and Muhammad Tollani were arrested on 3 May 2016.",
        "The lawyer Mohamed Tollani was arrested. His brother, Muhammad Tollani, fled.",
    ],
)
def test_two_spellings_side_by_side_are_two_people(text: str) -> None:
    assert len(people(text)) == 2


def test_a_surname_alone_in_another_spelling_is_the_person() -> None:
    text = "Aleksei Tolandov was arrested on 3 May 2016. On the next day Tolandow was beaten."
    assert people(text) == ["Aleksei Tolandov"]


def test_the_spelling_that_is_used_most_is_the_name() -> None:
    text = (
        "Mehrdil Tolgrani was arrested on 3 May 2016. Tolgrani was charged with fraud. Tolgrani is ill.\n\n"
        "The court has him as Mehr Dil Tolgarani."
    )
    assert people(text) == ["Mehrdil Tolgrani"]


def test_a_spelling_in_parentheses_is_the_person() -> None:
    assert people("Uladzislau Brankou (Vladislav Brankov) was freed. Brankov is ill.") == ["Uladzislau Brankou"]
    assert len(people("The photograph shows Mira Tolland (Lev Brankov).")) == 2


def test_a_heading_in_capitals_in_another_spelling_is_the_person() -> None:
    text = "1. MIRAI TOLLANDAEL (ERITREA)\nDetails: The poet Miray Tollandael was arrested in May 2016."
    assert people(text) == ["Miray Tollandael"]
