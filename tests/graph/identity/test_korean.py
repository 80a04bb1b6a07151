"""Korean names in Hangul and the spellings that Koreans use."""

import pytest

from graph.identity.named import Context, Named
from graph.identity.person_names import read_name
from graph.identity.persons import odds, prepare
from graph.identity.traditions.korean import reading

ONE_NAME = [
    ("이정란", "Lee Jung-ran"),
    ("이정란", "Yi Jeong-ran"),
    ("황보도현", "Hwangbo Do-hyeon"),
    ("독고수아", "Dokgo Su-a"),
    ("제갈민석", "Jegal Min-seok"),
    ("선우혜원", "Sunwoo Hyewon"),
    ("Seon-u Hye-won", "Sunwoo Hyewon"),
    ("Nam-gung Sŏn-ho", "Namkoong Sunho"),
    ("Ch'oe Sŏng-hun", "Choi Seong-hoon"),
    ("Yoon Hyejeong", "Yun Hye-jŏng"),
    ("박근호", "Park Geun-ho"),
    ("박근호", "Bak Keun Ho"),
    ("Park Ji-young", "Park Ji-yeong"),
    ("Kim Young-hee", "Kim Yeong-hui"),
    ("Kim Young-hee", "Younghee Kim"),
    ("김영희", "Kim Young Hee"),
    ("최은지", "Choe Eun-ji"),
    ("노회찬", "Roh Hoe-chan"),
    ("류현진", "Ryu Hyun-jin"),
    ("임수경", "Lim Su-kyung"),
    ("Oh Seung-woo", "O Seung-u"),
    ("정미경", "Chung Mi-kyung"),
    ("Baek Nam-gi", "Paik Nam-ki"),
]
TWO_NAMES = [
    ("Choi Eun-ji", "Cho Eun-ji"),
    ("최은지", "Cho Eun-ji"),
    ("Jang Su-bin", "Jeong Su-bin"),
    ("Kim Min-seo", "Kim Min-su"),
    ("김민서", "Kim Min-su"),
    ("Jung Hae-won", "Jung Hae-ri"),
    ("Kim Ji-hun", "Kim Ji-hwan"),
    ("Park Seo-yun", "Park Seo-yeon"),
    ("Lee Min-ho", "Lee Min-hyo"),
    ("Lee Ji-ah", "Lee Ji-ae"),
    ("Han Sang-gyun", "Han Sang-gwon"),
    ("Son Mi-na", "Song Mi-na"),
    ("Kang Ha-neul", "Gong Ha-neul"),
    ("Yoon Mi-hyang", "Yang Mi-hyang"),
    ("Shin Dong-hyuk", "Shin Dong-hwan"),
    ("Ahn Jae-min", "Han Jae-min"),
    ("Lim Su-kyung", "Lim Su-kyeon"),
    ("Bae Soo-jin", "Bae Soo-min"),
    ("Moon Sung-keun", "Moon Sung-min"),
    ("이지혜", "이지해"),
    ("Heo Won-seok", "Ha Won-seok"),
]


def _odds(a: str, b: str) -> float:
    return odds(*(prepare(Named("Person", (name,), Context())) for name in (a, b)))


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_leave_no_part_over(a: str, b: str) -> None:
    assert _odds(a, b) > 0


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert _odds(a, b) < -2


@pytest.mark.parametrize(
    "name", ["Ivan Petrov", "Sally Kim Jones", "Ali Rezaei", "Nguyen Van Min", "Aung San", "Ben Kim Smith"]
)
def test_other_names_are_not_read_as_korean(name: str) -> None:
    assert not any(part.systems for part in read_name(name).parts)


def test_hangul_is_read_by_its_letters() -> None:
    assert [reading(syllable) for syllable in "독고란"] == ["dok", "go", "ran"]
