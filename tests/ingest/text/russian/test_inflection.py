"""Russian names and phrases in the nominative."""

import pytest

from ingest.text.russian.inflection import gender_of, nominative_phrase, personal_name, readings
from ingest.text.russian.parse import Sentence, parse


def only(text: str) -> Sentence:
    (sentence,) = parse(text)
    return sentence


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Правозащитницу Анну Петрову задержали.", "Анна Петрова", "Fem"),
        ("Заурбеку Магомедовичу Алиеву угрожали.", "Заурбек Магомедович Алиев", "Masc"),
        ("Полиция задержала Марию Шмидт.", "Мария Шмидт", "Fem"),
        ("Говорили об Игоре Крылове.", "Игорь Крылов", "Masc"),
    ],
)
def test_a_name_stands_in_the_nominative(text: str, name: str, gender: str) -> None:
    sentence = only(text)
    (start, end, kind) = sentence.names[0]
    words = sentence.words_in(start, end)
    assert kind == "PER"
    assert personal_name(words) == name
    assert gender_of(words) == gender


def test_a_surname_alone_may_be_of_a_man_or_a_woman() -> None:
    sentence = only("В мае Соколова арестовали.")
    assert set(readings(sentence.words[2])) == {"Соколов", "Соколова"}


@pytest.mark.parametrize(
    ("phrase", "nominative"),
    [
        ("Свердловской области", "Свердловская область"),
        ("Нижнем Новгороде", "Нижний Новгород"),
        ("Ростове-на-Дону", "Ростов-на-Дону"),
        ("хранении наркотиков", "хранение наркотиков"),
        ("пытках", "пытки"),
    ],
)
def test_a_phrase_changes_with_its_head(phrase: str, nominative: str) -> None:
    text = f"Говорили о {phrase} весной."
    sentence = only(text)
    start = text.index(phrase)
    words = sentence.words_in(start, start + len(phrase))
    head = sentence.head_in(start, start + len(phrase))
    assert head is not None
    assert nominative_phrase([(word, text[word.end : word.end + 1]) for word in words], head) == nominative


def test_words_keep_their_place_in_the_text() -> None:
    text = "Она здесь.\n\n  Его   освободили — 3 мая.\n"
    assert all(text[word.start : word.end] == word.text for sentence in parse(text) for word in sentence.words)
