"""What a document tells twice is one event, in whatever order its tellings come."""

import random

import pytest

from ingest.text.analysis import analyse
from ingest.text.attribution import Attributor
from ingest.text.clusters import cluster
from ingest.text.coreference import Resolver
from ingest.text.draft import Draft
from ingest.text.events import EventReader
from ingest.text.merging import merge
from ingest.text.names import find_names
from ingest.text.roles import cued_roles, main_defender
from ingest.text.timing import Timeline, expressions


def drafts(text: str) -> list[Draft]:
    dates = expressions(text, None)
    analysis = analyse(text, dates=[(d.start, d.end) for d in dates if d.start is not None and d.end is not None])
    entities = cluster(find_names(analysis), text)
    cued = cued_roles(entities)
    resolver = Resolver(analysis, entities, cued, main_defender(analysis, entities, cued), None)
    return EventReader(analysis, resolver, Attributor(analysis, resolver), Timeline(analysis, dates, None)).read()


TEXT = (
    "Mira Tolland was arrested on 3 May 2016. Her arrest drew protests. Mira Tolland was arrested on 9 June 2016. "
    "Mira Tolland was sentenced in July 2016. Mira Tolland was sentenced to two years for fraud and libel."
)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_tellings_changes_nothing(seed: int) -> None:
    told = drafts(TEXT)
    shuffled = list(told)
    random.Random(seed).shuffle(shuffled)
    assert merge(shuffled) == merge(told)


def test_no_telling_is_lost_and_none_is_told_twice() -> None:
    told = drafts(TEXT)
    merged = [draft for event in merge(told) for draft in event.drafts]
    assert sorted(merged, key=repr) == sorted(told, key=repr)


def test_dates_keep_events_apart_and_an_undated_telling_joins_what_went_before() -> None:
    arrests = [event for event in merge(drafts(TEXT)) if event.first.kind == "Arrest"]
    assert [len(event.drafts) for event in arrests] == [2, 1]


def test_a_sentence_without_a_term_and_one_with_it_are_the_same() -> None:
    (sentence,) = [event for event in merge(drafts(TEXT)) if event.first.kind == "Sentence"]
    assert {draft.value("length") for draft in sentence.drafts} == {None, "2y"}


def test_two_offences_are_two_charges() -> None:
    charges = [event.first.value("offence") for event in merge(drafts(TEXT)) if event.first.kind == "Charge"]
    assert charges == ["fraud", "libel"]
