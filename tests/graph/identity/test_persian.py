"""Persian, Dari and Tajik names in Latin, Arabic and Cyrillic letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.person_names import read_name
from graph.identity.scripts import spell
from graph.identity.traditions import persian

ONE_NAME = [
    ("قربان‌زاده", "Ghorbanzadeh"),
    ("سهیلا", "Soheila"),
    ("Dowlatshahi", "Dolatshahi"),
    ("Hoseyn", "Hossein"),
    ("محمدعلی", "mohammadali"),
    ("جواهریان", "Javaherian"),
    ("Khoshnudi", "Khoshnoudi"),
    ("Behruz", "Behrooz"),
    ("Saffarzadeh", "صفارزاده"),
    ("طبری", "Tabari"),
    ("مهرانگیز", "Mehrangiz"),
    ("Dehqan", "Dehghan"),
    ("Dariush", "Daryoush"),
    ("Foruhideh", "Forouhideh"),
    ("ذبیحی‌نژاد", "Zabihinejad"),
    ("شهرام", "Shahram"),
    ("گلبرگ", "Golbarg"),
    ("ایروانی‌نسب", "Iravaninasab"),
    ("Maasoumeh", "Masumeh"),
    ("Ziaolhaghi", "Ziahaqqi"),
    ("Qolamhosein", "Gholamhossein"),
    ("Raoufi", "Raufi"),
    ("رضا", "Reza"),
    ("رضایی", "Rezaei"),
    ("حسینی", "Hosseini"),
    ("احمدی‌نژاد", "Ahmadinejad"),
    ("خامنه‌ای", "Khamenei"),
    ("ستوده", "Sotoudeh"),
    ("نسرین", "Nasrin"),
    ("پورمحمدی", "Pourmohammadi"),
    ("محمدپور", "Mohammadpour"),
    ("محمدپور", "Muhammadpur"),
    ("Bahrom", "Bahram"),
    ("Zohirzoda", "Zohirzade"),
    ("Rahmonov", "Rahmanov"),
    ("Javad", "Jawad"),
    ("جواد", "Javad"),
    ("Khosrow", "Khosro"),
    ("خسرو", "Khosrow"),
    ("Wahid", "Vahid"),
    ("Norouzi", "Nowruzi"),
    ("نوروزی", "Norouzi"),
    ("Alinezhad", "Alinejad"),
    ("علی‌نژاد", "Alinejad"),
    ("Ebadi", "عبادی"),
    ("Pahlavi", "پهلوی"),
    ("Mousavi", "موسوی"),
    ("Moussavi", "Musavi"),
    ("Karroubi", "کروبی"),
    ("Karrubi", "Karroubi"),
    ("ابراهیمی", "Ebrahimi"),
    ("Ghaderi", "Qaderi"),
    ("قادری", "Ghaderi"),
    ("Qaseminejad", "Ghaseminezhad"),
    ("فروغ", "Forough"),
    ("کیانوش", "Kianoush"),
    ("Fereydoun", "Freydun"),
    ("میرحسین", "Mirhossein"),
    ("زهرا", "Zahra"),
    ("Fatemeh", "Fatima"),
    ("فاطمه", "Fatemeh"),
    ("Parwana", "Parvaneh"),
    ("Najibullah", "Najibollah"),
    ("Baha'i", "Bahai"),
    ("Esfahani", "Isfahani"),
    ("اصفهانی", "Esfahani"),
    ("Khalilzad", "خلیل‌زاد"),
    ("Haghighatjoo", "Haqiqatju"),
    ("Ahmadi", "Ahmady"),
    ("Hakimi", "حکیمی"),
    ("رئیسی", "Raisi"),
    ("Raeisi", "Raisi"),
    ("Zohreh", "زهره"),
]
TWO_NAMES = [
    ("Zahra", "Zohreh"),
    ("زهره", "Zahra"),
    ("Ali", "Alireza"),
    ("Parvaneh", "Parvin"),
    ("Mojtaba", "Morteza"),
    ("Nasrin", "Nasim"),
    ("Rahimi", "Rahmani"),
    ("Ahmad", "Mahmud"),
    ("Hassan", "Hossein"),
    ("Saeed", "Saeedeh"),
    ("Karimi", "Kermani"),
    ("Kermani", "Kirmanshahi"),
    ("Hosseini", "Hassani"),
    ("حسنی", "Hosseini"),
    ("Moradi", "Mardani"),
    ("Azizi", "Azadi"),
    ("Heydari", "Heydarian"),
    ("Mehdi", "Mohammadi"),
    ("Ebrahimi", "Rahimi"),
    ("Kaveh", "Kiani"),
    ("Kamran", "Kambiz"),
    ("Farhad", "Farshad"),
    ("Shahin", "Shirin"),
    ("Behnam", "Behzad"),
    ("Mina", "Mona"),
    ("Mina", "Minoo"),
    ("Naser", "Nasrin"),
    ("Jalali", "Jalili"),
    ("Sadeghi", "Sedighi"),
    ("Shirazi", "Shirzad"),
    ("Amiri", "Amini"),
    ("Hamid", "Hamideh"),
    ("Vahid", "Vahideh"),
    ("Golnaz", "Golnar"),
    ("Tabrizi", "Tabari"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert persian.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_stay_apart(a: str, b: str) -> None:
    assert persian.quality(spell(a), spell(b)) == 0


@given(st.sampled_from(ONE_NAME + TWO_NAMES))
def test_the_side_on_which_a_name_stands_changes_nothing(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert persian.quality(a, b) == persian.quality(b, a)


@given(st.sampled_from(ONE_NAME))
def test_what_agrees_shares_a_skeleton(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert persian.skeletons(a) & persian.skeletons(b)


@pytest.mark.parametrize(
    "name", ["Ivan Petrov", "Maria Gonzalez", "Wang Hui", "John Smith", "Nguyen Van Nam", "Kim Min-ho", "Jean Dupont"]
)
def test_names_of_other_peoples_are_not_read_so(name: str) -> None:
    assert not persian.recognises(read_name(name).parts, frozenset())


@pytest.mark.parametrize("name", ["Gholamreza Ahmadinejad", "نرگس محمدی", "Nooshin Kashani"])
def test_its_own_names_are_recognised(name: str) -> None:
    assert persian.recognises(read_name(name).parts, frozenset())
