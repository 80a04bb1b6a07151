"""Chinese names in characters, pinyin, Wade-Giles and the spelling of Hong Kong."""

import pytest

from graph.identity.named import Context, Named
from graph.identity.person_names import read_name
from graph.identity.persons import odds, prepare
from graph.identity.traditions.syllables import divided

ONE_NAME = [
    ("欧阳振邦", "Ouyang Zhenbang"),
    ("陳國樑", "陈国梁"),
    ("李曉萍", "Li Xiaoping"),
    ("李晓萍", "Li Xiao-ping"),
    ("李晓萍", "Li Xiao Ping"),
    ("李晓萍", "Xiaoping Li"),
    ("黃宗慶", "Huang Tsung-ch'ing"),
    ("Huang Zongqing", "Huang Tsung-ch'ing"),
    ("Xu Zhiwei", "Hsu Chih-wei"),
    ("徐志偉", "Hsu Chih-wei"),
    ("蔡淑貞", "Tsai Shu-chen"),
    ("Zhang Guotao", "Chang Kuo-tao"),
    ("Zhu Xiaoming", "Chu Hsiao-ming"),
    ("張詠欣", "Cheung Wing-yan"),
    ("吴思敏", "Ng Sze-man"),
    ("馮偉倫", "Fung Wai-lun Billy"),
    ("Mak Ka-lok Anthony", "Anthony Mak Ka Lok"),
    ("陳志明", "Chan Chi-ming"),
    ("黃家欣", "Wong Ka Yan"),
    ("曾國城", "Zeng Guocheng"),
    ("單志堅", "Shan Zhijian"),
    ("解振華", "Xie Zhenhua"),
    ("任志强", "Ren Zhiqiang"),
    ("司徒文芳", "Situ Wenfang"),
    ("Wu Xian", "Wu Xi'an"),
]
TWO_NAMES = [
    ("Chen Guoqiang", "Cheng Guoqiang"),
    ("Zhang Liming", "Zheng Liming"),
    ("Li Guohua", "Lu Guohua"),
    ("Liu Jun", "Lu Jun"),
    ("Wang Yong", "Huang Yong"),
    ("Zhu Xiaoming", "Chu Xiaoming"),
    ("Xue Jie", "Xu Jie"),
    ("Zhao Lixin", "Zhou Lixin"),
    ("Sun Zhiqiang", "Song Zhiqiang"),
    ("Hu Wenbin", "Fu Wenbin"),
    ("Gao Mingyuan", "Gao Mingyue"),
    ("Wei Xiaofeng", "Wei Xiaofan"),
    ("Zhou Jianguo", "Zhou Jianhua"),
    ("Wong Ka-yan", "Wong Ka-yee"),
    ("Chan Siu-ming", "Chen Xiuming"),
    ("王丽", "王莉"),
    ("陈国良", "陳國樑"),
    ("李晓萍", "Li Xiaobing"),
    ("张志强", "Zhang Zhigang"),
    ("張詠欣", "Cheung Wing-lam"),
    ("曾國城", "Cai Guocheng"),
    ("Lin Shuzhen", "Ling Shuzhen"),
    ("Guo Zhengming", "Guo Zhengling"),
]


def _odds(a: str, b: str) -> float:
    return odds(*(prepare(Named("Person", (name,), Context())) for name in (a, b)))


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_leave_no_part_over(a: str, b: str) -> None:
    assert _odds(a, b) > -0.5


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_apart(a: str, b: str) -> None:
    assert _odds(a, b) < -2


@pytest.mark.parametrize(
    "name",
    [
        "Ivan Petrov",
        "John Smith",
        "Ahmed Ali",
        "Anna Lee Smith",
        "Jean-Pierre Mbuyi",
        "Maria Luis",
        "Sara Levi",
        "Ali Hassan",
    ],
)
def test_other_names_are_not_read_as_chinese(name: str) -> None:
    assert not any(part.systems for part in read_name(name).parts)


def test_a_given_name_is_one_part_however_its_syllables_stand() -> None:
    for name in ("Li Xiaoping", "Li Xiao-ping", "Li Xiao Ping"):
        assert [part.text for part in read_name(name).parts] == ["li", "xiaoping"]


def test_a_word_falls_into_syllables_in_every_way() -> None:
    assert divided("xian", "P") == (("xian",), ("xi", "an"))
    assert divided("smith", "P") == ()
