"""Paragraphs with courts, police, prisons, lawyers and dates in which nothing happens to anybody yield no event."""

import random

from graph import records
from ingest.extract import extract
from ingest.facts import ENTITY_KINDS, facts

COURTS = ("Borsk District Court", "the Supreme Court", "the Court of Appeal in Velm", "the city court of Tarna")
PRISONS = ("Penal Colony No. 9", "Harbour Prison", "the women's prison in Velm", "remand centre No. 2", "IK-17")
POLICE = ("the Borsk police", "the Interior Ministry", "the State Security Committee", "the police of Tarna")
PEOPLE = ("Mira Tolland", "Anton Quill", "Judge Ilse Marant", "the lawyer Lev Brankov", "Colonel Oleg Drobek")
BODIES = ("Harbour Rights Watch", "the Borsk Bar Association", "Northern Monitor", "the Ombudsman's office")
DATES = ("in May 2016", "on 3 May 2016", "since 2009", "on Mondays", "in the spring of 2011", "every year")
SENTENCES = (
    "{court} has three judges and opens at nine.",
    "The building of {court} was painted {date}.",
    "{prison} has 400 places and a library.",
    "The road to {prison} is closed for repairs {date}.",
    "Visitors reach {prison} by bus from the market square.",
    "{police} bought forty new cars {date}.",
    "Officers of {police} wear blue uniforms {date}.",
    "{body} holds its annual meeting {date}.",
    "The website of {body} explains how the law on assemblies works.",
    "{person} teaches criminal law at the university of Tarna.",
    "{person} will speak about prisons at a conference {date}.",
    "A lecture by {person} on the history of {court} is planned for the autumn.",
    "The criminal code lists theft, robbery and extremism among its articles.",
    "Under the law a sentence of up to five years is possible for libel.",
    "Lawyers may visit their clients in {prison} on Tuesdays and Fridays.",
    "The statistics of {police} are published {date}.",
    "{person} and {body} share an office near {court}.",
    "The budget of {prison} grew by a tenth {date}.",
    "Parole hearings take place at {court} {date}.",
    "The rules of {court} say when an appeal can be filed.",
    "Nobody was arrested, and {police} reported a quiet day.",
    "If anybody were detained, {body} would send a lawyer.",
    "{body} asks readers to subscribe to its newsletter.",
    "The training of guards at {prison} lasts six months.",
    "The museum beside {prison} shows photographs of the harbour.",
    "{person} has been a judge at {court} {date}.",
    "Questions about {court} can be sent to {body}.",
)


def paragraphs(count: int) -> list[str]:
    """Paragraphs of three to five sentences, the same in every run."""
    chance = random.Random(17)
    made = []
    for _ in range(count):
        sentences = chance.sample(SENTENCES, chance.randint(3, 5))
        filled = [
            sentence.format(
                court=chance.choice(COURTS),
                prison=chance.choice(PRISONS),
                police=chance.choice(POLICE),
                person=chance.choice(PEOPLE),
                body=chance.choice(BODIES),
                date=chance.choice(DATES),
            )
            for sentence in sentences
        ]
        made.append(" ".join(text[0].upper() + text[1:] for text in filled))
    return made


def test_two_hundred_paragraphs_in_which_nothing_happens_yield_no_event() -> None:
    found = []
    for text in paragraphs(200):
        source = records.source(text.encode(), "text/plain")
        document = records.document(source, "plain", "1", text)
        description = records.description(source, "person", publisher="Northern Monitor", language="en")
        extraction = extract(document, description)
        assert extraction is not None
        told: list[dict[str, object]] = facts(extraction, description)  # type: ignore[assignment]
        events = [fact for fact in told if fact["kind"] not in {*ENTITY_KINDS.values(), "AFFIL"}]
        found += [(fact["kind"], fact["args"], text) for fact in events]
    assert found == []
