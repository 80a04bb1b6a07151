"""When two sources tell of one event: every sentence of the rule."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import decided

from graph import edtf
from graph.identity.events import Joined, Telling, join
from graph.identity.judgements import judgements
from ontology.model import Decision

ARREST = ("Arrest", "viktor")
WINDOW = {"Arrest": 7, "Sentence": 31}


def told(
    mention: str, date: str | None = None, *, document: str = "", group: tuple[str, ...] = ARREST, **informative: str
) -> Telling:
    """A telling named by one letter, in a document of its own unless one is named."""
    return Telling(
        mention,
        document or f"document of {mention}",
        group,
        {name: frozenset(value.split("|")) for name, value in informative.items()},
        edtf.parse(date) if date else None,
        WINDOW[group[0]],
    )


def joined(*tellings: Telling, decisions: Iterable[Decision] = ()) -> Joined:
    return join(tellings, judgements(decisions), {t.mention: ord(t.mention[0]) for t in tellings})


def events(*tellings: Telling, decisions: Iterable[Decision] = ()) -> list[str]:
    """The events as the letters of their mentions."""
    groups: dict[str, str] = {}
    for mention, leader in sorted(joined(*tellings, decisions=decisions).canonical.items()):
        groups[leader] = groups.get(leader, "") + mention
    return sorted(groups.values())


def test_the_same_day_in_two_documents_is_one_event() -> None:
    assert events(told("a", "2009-05-13"), told("b", "2009-05-13")) == ["ab"]


@pytest.mark.parametrize(
    "group", [("Sentence", "viktor"), ("Arrest", "otto"), ("Arrest", "viktor", "theft"), ("Arrest", "viktor", "")]
)
def test_another_kind_subject_or_core_is_another_event(group: tuple[str, ...]) -> None:
    assert events(told("a", "2009-05-13"), told("b", "2009-05-13", group=group)) == ["a", "b"]


def test_two_mentions_of_one_document_never_join() -> None:
    assert events(told("a", "2009-05-13", document="d"), told("b", "2009-05-13", document="d")) == ["a", "b"]


def test_and_neither_do_they_through_a_third() -> None:
    one, two = told("a", "2009-05-13", document="d"), told("b", "2009-05-13", document="d")
    assert [len(event) for event in events(one, two, told("c", "2009-05-13"))] in ([1, 2], [2, 1], [1, 1, 1])
    assert not any({"a", "b"} <= set(event) for event in events(one, two, told("c", "2009-05-13")))


def test_a_coarser_date_joins_a_finer_one() -> None:
    assert events(told("a", "2009"), told("b", "2009-05"), told("c", "2009-05-13")) == ["abc"]


def test_days_within_the_window_join_only_where_an_argument_agrees() -> None:
    one, other = told("a", "2009-05-13"), told("b", "2009-05-18")
    assert events(one, other) == ["a", "b"]
    assert events(told("a", "2009-05-13", place="Testburg"), told("b", "2009-05-18", place="Testburg")) == ["ab"]
    assert events(told("a", "2009-05-13", place="Testburg"), told("b", "2009-05-21", place="Testburg")) == ["a", "b"]


def test_the_window_ends_where_the_ontology_says() -> None:
    assert events(told("a", "2009-05-13", place="x"), told("b", "2009-05-20", place="x")) == ["ab"]
    assert events(told("a", "2009-05-13", place="x"), told("b", "2009-05-21", place="x")) == ["a", "b"]


def test_an_informative_argument_that_conflicts_keeps_apart() -> None:
    one, other = told("a", "2009-05-13", place="Testburg"), told("b", "2009-05-13", place="Testheim")
    assert events(one, other) == ["a", "b"]


def test_an_argument_that_only_one_gives_is_no_conflict() -> None:
    assert events(told("a", "2009-05-13", place="Testburg"), told("b", "2009-05-13", agency="police")) == ["ab"]


def test_several_values_conflict_only_where_none_is_common() -> None:
    town = told("a", "2009-05-13", place="Testburg|Testland")
    assert events(town, told("b", "2009-05-13", place="Testland")) == ["ab"]
    assert events(town, told("b", "2009-05-13", place="Testheim")) == ["a", "b"]


def test_a_mention_that_conflicts_with_one_of_an_event_does_not_join_it() -> None:
    first = told("a", "2009-05-13", place="Testburg")
    assert events(first, told("b", "2009-05-13"), told("c", "2009-05-13", place="Testheim")) in (
        ["ab", "c"],
        ["a", "bc"],
    )
    merged = events(first, told("b", "2009-05-13"), told("c", "2009-05-13", place="Testheim"))
    assert not any({"a", "c"} <= set(event) for event in merged)


def test_the_narrowest_dates_come_first_so_that_a_coarse_one_bridges_nothing() -> None:
    coarse, may, august = told("a", "2009"), told("b", "2009-05-13"), told("c", "2009-08-04")
    assert events(coarse, may, august) == ["a", "b", "c"]
    assert joined(coarse, may, august).unsure == (("a", "b"), ("a", "c"))


def test_an_undated_mention_joins_the_only_event() -> None:
    assert events(told("a", "2009-05-13"), told("b")) == ["ab"]
    assert events(told("a"), told("b")) == ["ab"]


def test_of_several_candidates_the_one_with_which_an_argument_agrees() -> None:
    first, second = told("a", "2009-05-13", place="Testburg"), told("b", "2010-08-01", place="Testheim")
    assert events(first, second, told("c", place="Testheim")) == ["a", "bc"]
    assert joined(first, second, told("c", place="Testheim")).unsure == ()


def test_where_none_or_several_agree_it_stays_its_own_event_and_a_person_is_asked() -> None:
    first, second = told("a", "2009-05-13", place="Testburg"), told("b", "2010-08-01", place="Testburg")
    for undecided in (told("c"), told("c", place="Testburg")):
        assert events(first, second, undecided) == ["a", "b", "c"]
        assert joined(first, second, undecided).unsure == (("a", "c"), ("b", "c"))


def test_a_pair_on_which_somebody_is_unsure_is_not_asked_again() -> None:
    tellings = told("a", "2009-05-13"), told("b", "2010-08-01"), told("c")
    assert joined(*tellings, decisions=[decided("unsure", "a", "c")]).unsure == (("b", "c"),)


def test_a_persons_same_joins_what_the_rule_would_not() -> None:
    far = told("a", "2009-05-13"), told("b", "2012-05-13")
    assert events(*far, decisions=[decided("same", "a", "b")]) == ["ab"]
    core = told("a", "2009-05-13"), told("b", "2009-05-13", group=("Arrest", "viktor", "x"))
    assert events(*core, decisions=[decided("same", "a", "b")]) == ["ab"]
    one_document = told("a", "2009", document="d"), told("b", "2009", document="d")
    assert events(*one_document, decisions=[decided("same", "a", "b")]) == ["ab"]


def test_what_is_joined_by_a_person_attracts_by_every_one_of_its_cores() -> None:
    theft, robbery = ("Arrest", "viktor", "theft"), ("Arrest", "viktor", "robbery")
    tellings = told("a", "2009", group=theft), told("b", "2009", group=robbery), told("c", "2009", group=robbery)
    assert events(*tellings, decisions=[decided("same", "a", "b")]) == ["abc"]
    assert events(told("z", "2009", group=theft), *tellings, decisions=[decided("same", "a", "b")]) == ["abcz"]


def test_a_persons_different_keeps_apart_what_the_rule_would_join() -> None:
    same_day = told("a", "2009-05-13"), told("b", "2009-05-13")
    assert events(*same_day, decisions=[decided("different", "a", "b")]) == ["a", "b"]


def test_who_is_asked_and_says_same_gets_one_event() -> None:
    tellings = told("a", "2009-05-13"), told("b", "2010-08-01"), told("c")
    assert events(*tellings, decisions=[decided("unsure", "a", "c"), decided("same", "b", "c")]) == ["a", "bc"]


def test_the_canonical_id_is_that_of_the_lowest_sequence_not_of_the_narrowest_date() -> None:
    assert joined(told("b", "2009-05-13"), told("a", "2009")).canonical == {"a": "a", "b": "a"}


SENTENCE = ("Sentence", "viktor")


def test_a_dossier_keeps_its_four_arrests_and_joins_what_others_tell_of_them() -> None:
    arrests = [
        told(name, date, document="dossier")
        for name, date in (("a", "2009-05-13"), ("b", "2009-08-04"), ("c", "2010-02-02"), ("d", "2011-11-03"))
    ]
    assert events(*arrests) == ["a", "b", "c", "d"]
    assert events(*arrests, told("e", "2009-05"), told("f", "2011-11-03"), told("g", "2010-02")) == [
        "ae",
        "b",
        "cg",
        "df",
    ]
    assert events(*arrests, told("e", "2009")) == ["a", "b", "c", "d", "e"]
    assert len(joined(*arrests, told("e", "2009")).unsure) == 2


def test_a_sentence_on_the_third_on_the_fourteenth_and_in_the_year_is_one() -> None:
    tellings = (
        told("a", "2010-05-03", group=SENTENCE, length="5y"),
        told("b", "2010-05-14", group=SENTENCE, length="5y"),
        told("c", "2010", group=SENTENCE, length="5y"),
    )
    assert events(*tellings) == ["abc"]
    assert joined(*tellings).unsure == ()


def test_another_length_is_another_sentence() -> None:
    assert events(
        told("a", "2010-05-03", group=SENTENCE, length="5y"), told("b", "2010-05-03", group=SENTENCE, length="3y")
    ) == ["a", "b"]


DATES = st.sampled_from([None, "2009", "2009-05", "2009-05-13", "2009-05-15", "2009-05-21", "2010", "2009-05-13/.."])


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Telling], list[Decision]]:
    names = "abcdefgh"[: draw(st.integers(1, 8))]
    tellings = [
        told(
            name,
            draw(DATES),
            document=draw(st.sampled_from("xyz")),
            group=draw(st.sampled_from([ARREST, SENTENCE])),
            **draw(st.dictionaries(st.sampled_from(["place", "agency"]), st.sampled_from("pq"))),
        )
        for name in names
    ]
    kinds = draw(st.lists(st.sampled_from(["same", "different", "unsure"]), max_size=3))
    pairs = [draw(st.lists(st.sampled_from(names), min_size=2, max_size=2)) for _ in kinds]
    return tellings, [decided(kind, *ids) for kind, ids in zip(kinds, pairs, strict=True)]


@given(cases(), st.data())
def test_the_order_in_which_mentions_come_changes_nothing(
    case: tuple[list[Telling], list[Decision]], data: st.DataObject
) -> None:
    tellings, decisions = case
    shuffled = data.draw(st.permutations(tellings))
    assert joined(*shuffled, decisions=decisions) == joined(*tellings, decisions=decisions)


@given(cases())
def test_every_mention_is_in_one_event_and_the_rule_itself_joins_no_two_of_one_document(
    case: tuple[list[Telling], list[Decision]],
) -> None:
    tellings, decisions = case
    canonical = joined(*tellings, decisions=decisions).canonical
    assert canonical.keys() == {t.mention for t in tellings}
    assert all(canonical[leader] == leader for leader in canonical.values())
    alone = joined(*tellings).canonical
    documents = [(alone[t.mention], t.document) for t in tellings]
    assert len(documents) == len(set(documents))
    assert all(canonical[a] != canonical[b] for a, b in judgements(decisions).different if a in canonical)
