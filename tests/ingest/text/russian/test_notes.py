"""Short Russian notes, read whole."""

import unicodedata

import pytest

from graph import records
from ingest.analysts import Analysts
from ingest.extract import extract
from ingest.extraction import Extraction
from ingest.facts import ENTITY_KINDS, facts
from ingest.text.russian.models import installed
from ontology.model import Description, Document, TextSelector

NOTES = {
    "Правозащитницу Марию Лебедеву задержали 12 марта 2018 года в Воронеже. Её обвинили в клевете. "
    "3 июня 2018 года она была освобождена под залог.": [
        "ARREST: Мария Лебедева, 2018-03-12, Воронеж",
        "CHARGE: Мария Лебедева, клевета",
        "RELEASE: Мария Лебедева, 2018-06-03, bail",
    ],
    "Игорь Крылов, руководитель движения «Чистый берег», не был арестован. Он живёт в Твери.": [
        "AFFIL: Игорь Крылов, Чистый берег, head",
    ],
    "Организация «Голос степи» требует освободить Павла Зорина. "
    "Зорина приговорили к четырём годам колонии в 2015 году.": ["SENTENCE: Павел Зорин, 4y, 2015"],
    "Журналист Тимур Абдуллин опубликовал книгу о тюрьмах Сибири. 5 мая 2012 года журналиста арестовали.": [
        "PUB: Тимур Абдуллин, book, тюрьмы Сибири",
        "ARREST: Тимур Абдуллин, 2012-05-05",
    ],
    "Елена Ветрова и Олег Сухарев были арестованы в октябре 2020 года. В ноябре того же года Ветрову освободили.": [
        "ARREST: Елена Ветрова, 2020-10",
        "ARREST: Олег Сухарев, 2020-10",
        "RELEASE: Елена Ветрова, 2020-11",
    ],
    "Адвокат Нина Громова сообщила, что Дмитрия Орлова избили в СИЗО-3. Орлов содержится в СИЗО-3 с 2019 года.": [
        "ABUSE: Дмитрий Орлов, beaten, СИЗО-3",
        "DETENTION: Дмитрий Орлов, СИЗО-3, 2019",
    ],
    "15 августа 2016 года Степана Лугового осудили на полтора года. Он отбывал наказание в исправительной колонии "
    "№ 9. Луговой вышел на свободу по УДО 20 декабря 2017 года.": [
        "SENTENCE: Степан Луговой, 1.5y, 2016-08-15",
        "DETENTION: Степан Луговой, исправительная колония № 9",
        "LEGAL: Степан Луговой, parole_granted, 2017-12-20",
        "RELEASE: Степан Луговой, 2017-12-20, parole",
    ],
    "По словам Анны Беловой, председателя комитета «Северный свет», её брата могут арестовать.": [
        "AFFIL: Анна Белова, Северный свет, chair",
    ],
    "Суд оправдал Романа Тихого 2 февраля 2013 года. Ранее его обвиняли в мошенничестве.": [
        "LEGAL: Роман Тихий, acquitted, 2013-02-02",
        "CHARGE: Роман Тихий, мошенничество",
    ],
    "Координатор фонда «Река» Вера Полякова сняла фильм о пытках в ИК-7. В мае 2014 года Полякову арестовали. "
    "8 июля она вновь была задержана.": [
        "AFFIL: Вера Полякова, Река, coordinator",
        "PUB: Вера Полякова, film, пытки в ИК-7",
        "ABUSE: ИК-7, torture, ИК-7",
        "ARREST: Вера Полякова, 2014-05",
        "ARREST: Вера Полякова, 2014-07-08",
    ],
}


def described(text: str) -> tuple[Document, Description]:
    source = records.source(text.encode(), "text/plain")
    document = records.document(source, "plain", "1", text)
    return document, records.description(source, "person", publisher="Дом у моря", language="ru")


def extraction_of(text: str) -> Extraction:
    extraction = extract(*described(text))
    assert extraction is not None
    return extraction


def told(text: str) -> list[str]:
    """The events as lines: kind and what is known of it."""
    found = facts(extraction_of(text), described(text)[1])
    lines = []
    for fact in found:
        if isinstance(fact, dict) and fact["kind"] not in ENTITY_KINDS.values() and isinstance(fact["args"], dict):
            lines.append(f"{fact['kind']}: " + ", ".join(str(v) for v in fact["args"].values() if v is not None))
    return lines


@pytest.mark.parametrize(("text", "expected"), NOTES.items())
def test_a_note_is_read(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize("text", [*NOTES, *(unicodedata.normalize("NFD", note) for note in NOTES), "", " ", "—", "А"])
def test_quotes_are_the_words_of_the_document(text: str) -> None:
    found = [selector for row in extraction_of(text).rows for selector in row.evidence]
    for selector in found:
        if isinstance(selector, TextSelector):
            assert text[selector.start : selector.end] == selector.quote


def test_who_says_it_is_kept() -> None:
    text = next(note for note in NOTES if "сообщила" in note)
    found = facts(extraction_of(text), described(text)[1])
    by = {str(fact["kind"]): fact["asserted_by"] for fact in found if isinstance(fact, dict)}
    assert (by["ABUSE"], by["DETENTION"]) == ("Нина Громова", "Дом у моря")


def test_an_organisation_has_its_name_without_the_word_for_what_it_is() -> None:
    found = facts(extraction_of(next(iter(list(NOTES)[2:]))), described("")[1])
    assert {"name": "Голос степи"} in [fact["args"] for fact in found if isinstance(fact, dict)]


def test_another_process_reads_the_same() -> None:
    text = next(iter(NOTES))
    document, description = described(text)
    with Analysts(2) as analysts:
        assert analysts.result(analysts.begin(document, description)) == extraction_of(text)


def test_a_package_that_is_missing_is_noticed() -> None:
    assert installed()
    assert not installed(("a-package-that-nobody-has-written",))
