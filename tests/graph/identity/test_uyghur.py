"""Uyghur names."""

import pytest

from graph.identity.scripts import spell
from graph.identity.traditions import uyghur

ONE_NAME = [
    ("Abdurahim", "Abdurehim"),
    ("Ahmat", "Ehmet"),
    ("Kadir", "Qadir"),
    ("Zulfikar", "Zulpiqar"),
    ("古丽米热", "Gulmire"),
    ("阿布力米提", "Ablimit"),
    ("帕提古丽", "Patigül"),
    ("麦麦提明", "Memtimin"),
    ("吐尔逊", "Tursun"),
    ("库尔班", "Kurban"),
    ("伊力哈木", "Ilham"),
    ("阿布都热合曼", "Abdurahman"),
    ("Memet", "Mamat"),
    ("Qurban", "Kurban"),
    ("Exmet", "Ehmet"),
    ("Tursunjan", "Tursunzhan"),
    ("Rahile", "Rahila"),
    ("Patime", "Fatima"),
    ("Gülnar", "Gulnar"),
    ("Hesen", "Hasan"),
    ("Muhemmet", "Muhammat"),
]
TWO_NAMES = [
    ("Dolkun", "Dilshat"),
    ("Tursun", "Tursunay"),
    ("Ablimit", "Ablikim"),
    ("Gulmire", "Gulnar"),
    ("Patigul", "Aygul"),
    ("Memtimin", "Memet"),
    ("Ilham", "Ilyar"),
    ("Qurban", "Qeyser"),
    ("Abdurahim", "Abdurahman"),
    ("古丽米热", "Gulnar"),
    ("阿布力米提", "Ablikim"),
    ("帕提古丽", "Aygul"),
    ("吐尔逊", "Kurban"),
    ("伊力哈木", "Dolkun"),
    ("Rahile", "Rena"),
    ("Nurmemet", "Nurali"),
    ("Yasin", "Yusup"),
    ("Ehmet", "Ekber"),
    ("Hesen", "Huseyin"),
    ("Niyaz", "Nizam"),
    ("Rozi", "Reyhan"),
    ("Adil", "Abliz"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert uyghur.quality(spell(a), spell(b)) >= 0.9


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert uyghur.quality(spell(a), spell(b)) == 0


def test_names_of_other_peoples_are_not_read_so() -> None:
    for name in ("Ivan Petrov", "John Smith", "Ahmed Hassan", "Maria Gonzalez", "Anna Kowalska", "Olga Shevchenko"):
        assert not uyghur.recognises([spell(word) for word in name.split()], frozenset())
