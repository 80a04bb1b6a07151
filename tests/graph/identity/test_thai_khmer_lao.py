"""Thai, Khmer and Lao names."""

import pytest

from graph.identity.scripts import spell
from graph.identity.traditions import thai_khmer_lao

ONE_NAME = [
    ("วรรณภา", "Wannapha"),
    ("ศรีสมบัติวงศ์", "Srisombatwong"),
    ("ธีรวัฒน์", "Teerawat"),
    ("พงษ์สุวรรณเดช", "Pongsuwandet"),
    ("อรุณรัตน์", "Arunrat"),
    ("พุทธพงษ์ชัย", "Phutthaphongchai"),
    ("สมชาย", "Somchai"),
    ("สมศักดิ์", "Somsak"),
    ("ជឿន", "Choeun"),
    ("ស្រីលក្ខណ៍", "Sreyleak"),
    ("សុខ", "Sok"),
    ("Phonesavanh", "Phonsavanh"),
    ("Douangchith", "Duangchit"),
    ("Bounthanh", "Bounthan"),
    ("Souvannaseng", "Suvannaseng"),
    ("Chantavong", "Chanthavong"),
    ("Kèo", "Keo"),
    ("Prasert", "Phrasert"),
    ("Somporn", "Somphorn"),
    ("Sokha", "Sokkha"),
    ("Chantha", "Chanta"),
    ("Vongsa", "Wongsa"),
]
TWO_NAMES = [
    ("Somsak", "Somchai"),
    ("Sokha", "Sophea"),
    ("สมชาย", "Somsak"),
    ("อรุณรัตน์", "Arunee"),
    ("ธีรวัฒน์", "Teerapong"),
    ("วรรณภา", "Wannida"),
    ("Chan", "Chea"),
    ("Bounthanh", "Bounmy"),
    ("Phonsavanh", "Phonexay"),
    ("Sreyleak", "Sreymom"),
    ("Souvanna", "Souphanh"),
    ("Prasert", "Prasit"),
    ("Somporn", "Sompong"),
    ("ជឿន", "Sokha"),
    ("Thongchai", "Thongsuk"),
    ("Keo", "Kham"),
    ("Vichea", "Vichet"),
    ("Rattanak", "Rithy"),
    ("Sophal", "Sopheap"),
    ("Chantha", "Chantrea"),
    ("สมศักดิ์", "Somchai"),
    ("Wannapha", "Wannida"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert thai_khmer_lao.quality(spell(a), spell(b)) >= 0.8


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert thai_khmer_lao.quality(spell(a), spell(b)) == 0


def test_names_of_other_peoples_are_not_read_so() -> None:
    for name in ("Ivan Petrov", "John Smith", "Ahmed Hassan", "Maria Gonzalez", "Anna Kowalska", "Olga Shevchenko"):
        assert not thai_khmer_lao.recognises([spell(word) for word in name.split()], frozenset())
