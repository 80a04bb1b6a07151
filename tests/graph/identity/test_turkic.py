"""Turkish, Azerbaijani and Central Asian names in their alphabets and by way of Russian."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.person_names import read_name
from graph.identity.scripts import spell
from graph.identity.traditions import turkic

ONE_NAME = [
    ("Yo‘ldosheva", "Yuldasheva"),
    ("Xədicə", "Khadija"),
    ("Qasımlı", "Gasimli"),
    ("Öztürk", "Oeztuerk"),
    ("Şahbazlı", "Sahbazli"),
    ("Sarsenbaiuly", "Сәрсенбайұлы"),
    ("Gülşenoğlu", "Gulsenoglu"),
    ("Hüseynzadə", "Huseynzade"),
    ("Elçin", "Elchin"),
    ("Dönmezer", "Donmezer"),
    ("Əliheydərov", "Aliheydarov"),
    ("Rəşad", "Rashad"),
    ("Rzaquliyev", "Rzaguliyev"),
    ("Cavid", "Javid"),
    ("Qanat", "Kanat"),
    ("Sapargali", "Сапарғали"),
    ("Torebek", "Төребек"),
    ("Xolmirzayev", "Kholmirzaev"),
    ("Səbuhi", "Sabuhi"),
    ("Ağayarlı", "Agayarly"),
    ("Şentürkoğlu", "Sentuerkoglu"),
    ("Gülçin", "Guelcin"),
    ("Xudoyqulova", "Khudaikulova"),
    ("Zhaqsylyquly", "Zhaksylykuly"),
    ("Erlan", "Yerlan"),
    ("Tofiq", "Tofig"),
    ("Qaraquliyev", "Garaguliyev"),
    ("Qəzənfər", "Gazanfar"),
    ("Əlizadə", "Alizadeh"),
    ("Ceyhun", "Jeyhun"),
    ("Xudaverdiyev", "Khudaverdiyev"),
    ("Şükürlü", "Shukurlu"),
    ("G‘ulomqodirov", "Gulamkadyrov"),
    ("Cəfərli", "Jafarli"),
    ("Vüsalə", "Vusala"),
    ("Safarali", "Сафаралӣ"),
    ("Erdoğan", "Erdogan"),
    ("Məmmədov", "Mamedov"),
    ("Mammadov", "Məmmədov"),
    ("Əliyev", "Aliyev"),
    ("Gülmaliyeva", "Gulmalieva"),
    ("Karimov", "Каримов"),
    ("Mirziyoyev", "Мирзиёев"),
    ("Назарбаев", "Nazarbayev"),
    ("Nazarbaev", "Nazarbayev"),
    ("Тоқаев", "Tokayev"),
    ("Toqaev", "Tokayev"),
    ("Жапаров", "Japarov"),
    ("Zhaparov", "Japarov"),
    ("Бердімұхамедов", "Berdimuhamedov"),
    ("Tohti", "توختى"),
    ("Tohti", "Тохти"),
    ("Çalışkan", "Caliskan"),
    ("Jumaboyev", "Жумабоев"),
    ("Djumaboev", "Jumaboyev"),
    ("Sodiqov", "Sadikov"),
    ("Rahmonov", "Rakhmanov"),
    ("Xudoyberdiyev", "Khudoyberdiev"),
    ("Gʻafur", "Gafur"),
    ("Shahnoza", "Shakhnoza"),
    ("Yalçın", "Yalcin"),
    ("Qurbonov", "Kurbanov"),
    ("Gurbanow", "Gurbanov"),
    ("Nurmuhammet", "Nurmuhammed"),
    ("Ýazgulyýew", "Yazguliyev"),
    ("Мәммәдов", "Mammadov"),
    ("Сүлейменов", "Suleimenov"),
    ("Әбдіков", "Abdikov"),
    ("Dzhumabaeva", "Jumabayeva"),
    ("Kadyrov", "Qadirov"),
    ("Айжан", "Aizhan"),
    ("Эсенгүл", "Esengul"),
]
TWO_NAMES = [
    ("Ilham", "Ilgar"),
    ("Yıldız", "Yılmaz"),
    ("Kemal", "Kamil"),
    ("Yusuf", "Yunus"),
    ("Emre", "Emine"),
    ("Elmir", "Elnur"),
    ("Berfin", "Berivan"),
    ("Vüqar", "Vaqif"),
    ("Aigerim", "Aigul"),
    ("Nurbolat", "Nurlan"),
    ("Azamat", "Askar"),
    ("Bakhtiyor", "Bakhrom"),
    ("Kaya", "Kara"),
    ("Dolkun", "Dilshat"),
    ("Fazil", "Fazila"),
    ("Abdullayeva", "Abdurahmanova"),
    ("Demir", "Demirci"),
    ("Öztürk", "Türk"),
    ("Yildirim", "Yildiz"),
    ("Aliyev", "Alizade"),
    ("Guliyev", "Aliyev"),
    ("Mammadov", "Mahmudov"),
    ("Hasanov", "Huseynov"),
    ("Hasanov", "Hasanli"),
    ("Aydın", "Aydan"),
    ("Aygün", "Aygül"),
    ("Selim", "Selma"),
    ("Nurlan", "Nurbek"),
    ("Erkan", "Erkin"),
    ("Serkan", "Serdar"),
    ("Karimov", "Rahimov"),
    ("Sultanov", "Sultanbekov"),
    ("Orhan", "Erhan"),
    ("Ömer", "Emir"),
    ("Sevil", "Sevda"),
    ("Samir", "Samira"),
    ("Nazim", "Nizam"),
    ("Anar", "Anara"),
    ("Elmira", "Elmir"),
    ("Turan", "Tural"),
    ("Ramil", "Ramiz"),
    ("Ramin", "Ramil"),
    ("Çelik", "Çalık"),
    ("Doğan", "Dogru"),
    ("Karaca", "Karaçay"),
    ("Akhmedov", "Akhmed"),
    ("Magomedov", "Magomed"),
    ("Celal", "Cemal"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert turkic.quality(spell(a), spell(b)) >= 0.95


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_stay_apart(a: str, b: str) -> None:
    assert turkic.quality(spell(a), spell(b)) == 0


@given(st.sampled_from(ONE_NAME + TWO_NAMES))
def test_the_side_on_which_a_name_stands_changes_nothing(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert turkic.quality(a, b) == turkic.quality(b, a)


@given(st.sampled_from(ONE_NAME))
def test_what_agrees_shares_a_skeleton(pair: tuple[str, str]) -> None:
    a, b = map(spell, pair)
    assert turkic.skeletons(a) & turkic.skeletons(b)


@pytest.mark.parametrize(
    "name", ["Ivan Petrov", "Maria Gonzalez", "Wang Hui", "John Smith", "Nguyen Van Nam", "Kim Min-ho", "Jean Dupont"]
)
def test_names_of_other_peoples_are_not_read_so(name: str) -> None:
    assert not turkic.recognises(read_name(name).parts, frozenset())


@pytest.mark.parametrize("name", ["Elçin Rzaquliyev", "Нұрлан Ибраев", "Gulnora Yo‘ldosheva"])
def test_its_own_names_are_recognised(name: str) -> None:
    assert turkic.recognises(read_name(name).parts, frozenset())


def test_an_honorific_ending_may_be_left_out() -> None:
    assert 0.5 < turkic.quality(spell("Isroil"), spell("Isroiljon")) < 0.95


def test_a_surname_may_have_its_russian_or_its_own_ending() -> None:
    assert 0.5 < turkic.quality(spell("Ibrayuly"), spell("Ibrayev")) < 0.95
