"""Arabic names in the spellings of the Gulf, Egypt, the Maghreb and the scholars, and in Arabic letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.named import Named
from graph.identity.person_names import read_name
from graph.identity.persons import odds, prepare
from graph.identity.scripts import spell
from graph.identity.traditions import arabic

ONE_NAME = [
    ("Alkhawaja", "Khawaja"),
    ("Abdulrahman", "Abderrahmane"),
    ("عبدالرحمن", "Abdelrahman"),
    ("عبدالرحيم", "Abdulrahim"),
    ("الزهراوي", "Zahrawy"),
    ("نبيلة", "Nabeela"),
    ("المطيري", "Mutairi"),
    ("محمد", "Mohammed"),
    ("العجلان", "Ajlan"),
    ("الكتاني", "Kettani"),
    ("النعيمات", "Nuaimat"),
    ("Bushashi", "Bouchachi"),
    ("Abdelkrim", "Abdulkarim"),
    ("Gawad", "Jawad"),
    ("Serraji", "Sarraji"),
    ("Chérif", "Sharif"),
    ("Hadj", "Haj"),
    ("Youcef", "Yusuf"),
    ("Ouchène", "Awshen"),
    ("Khadidja", "Khadija"),
    ("Benguettaf", "Gattaf"),
    ("نورالدين", "Noureddine"),
    ("Khairallah", "Khayrallah"),
    ("Qahtani", "Kahtani"),
    ("القذافي", "Gaddafi"),
    ("سهيل", "Suhail"),
    ("فتحي", "Fathi"),
    ("أدهم", "Adham"),
    ("Abuzaid", "Bouzid"),
    ("Zaoui", "Zawi"),
    ("غنيم", "Ghoneim"),
    ("معتوق", "Maatouk"),
    ("خاشقجي", "Khashoggi"),
    ("Thahabi", "Dhahabi"),
    ("شوقي", "Chaouki"),
    ("عبدالجليل", "Abduljalil"),
    ("Abdeldjelil", "Abduljalil"),
    ("عبدالواحد", "Abdelouahed"),
]
TWO_NAMES = [
    ("Hasan", "Husayn"),
    ("حسن", "Hussein"),
    ("حسين", "Hassan"),
    ("Mahmoud", "Mohamed"),
    ("محمد", "Mahmoud"),
    ("Mahmoud", "Ahmed"),
    ("Ahmad", "Hamad"),
    ("Saleh", "Salah"),
    ("صالح", "Salah"),
    ("Khaled", "Khalil"),
    ("Jamal", "Jamil"),
    ("Kamal", "Gamal"),
    ("Karim", "Karam"),
    ("نبيل", "Nabila"),
    ("Amin", "Amina"),
    ("Anwar", "Anwara"),
    ("Fathi", "Fatima"),
    ("Samir", "Samira"),
    ("Rashid", "Rashad"),
    ("سعيد", "Saad"),
    ("سيد", "Saeed"),
    ("عمر", "Amr"),
    ("Faris", "Firas"),
    ("Abdulaziz", "Abdulghani"),
    ("Abdullah", "Abdulrahman"),
    ("Hashem", "Hesham"),
    ("Thamer", "Tamer"),
    ("ناصر", "Nasr"),
    ("جابر", "Jabr"),
    ("سامر", "Samir"),
    ("Jabbar", "Jaber"),
    ("Salehi", "Salahi"),
    ("Shamari", "Samari"),
    ("Zahrani", "Zahran"),
    ("Qahtani", "Kattani"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    known = odds(prepare(Named("Person", (f"{a} Qarmatawi",))), prepare(Named("Person", (f"{b} Qarmatawi",))))
    assert arabic.quality(spell(a), spell(b)) >= 0.95 or known > 2.7


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_stay_apart(a: str, b: str) -> None:
    assert arabic.quality(spell(a), spell(b)) == 0


@given(st.sampled_from(ONE_NAME + TWO_NAMES))
def test_the_side_on_which_a_name_stands_changes_nothing(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert arabic.quality(a, b) == arabic.quality(b, a)


@given(st.sampled_from(ONE_NAME))
def test_what_agrees_shares_a_skeleton(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert not arabic.quality(a, b) or arabic.skeletons(a) & arabic.skeletons(b)


@pytest.mark.parametrize("name", ["Ivan Petrov", "Maria Gonzalez", "Wang Hui", "John Smith", "Pierre Bouchard"])
def test_names_of_other_peoples_are_not_read_as_arabic(name: str) -> None:
    assert not arabic.recognises(read_name(name).parts, frozenset())


@pytest.mark.parametrize("name", ["Mohamed Bouzidi", "عائشة القرني", "Abdelouahab Guettaf", "Noureddine Zemmour"])
def test_arabic_names_are_recognised(name: str) -> None:
    assert arabic.recognises(read_name(name).parts, frozenset())
