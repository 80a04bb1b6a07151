"""Identity as a log: what stands at the end counts, and taking a judgement back is as if it had never been."""

from hypothesis import given
from hypothesis import strategies as st
from making import decided, gathered

from graph.identity.judgements import Judgements, clusters, is_automatic, judgements
from ontology.model import Decision

NAMES = [letter * 64 for letter in "abcdefg"]
SEQUENCE = {name: number for number, name in enumerate(reversed(NAMES))}
PAIRS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)


def partition(judged: Judgements) -> set[frozenset[str]]:
    joined: dict[str, set[str]] = {}
    for member, leader in clusters(NAMES, judged, SEQUENCE).items():
        joined.setdefault(leader, set()).add(member)
    return {frozenset(group) for group in joined.values()}


def standing(decisions: list[Decision]) -> Judgements:
    return judgements(gathered(decisions).standing_decisions)


def same(*targets: str, day: int = 1, author: str = "Reviewer") -> Decision:
    return decided("same", *targets, day=day, author=author)


def different(*targets: str, day: int = 1, author: str = "Reviewer") -> Decision:
    return decided("different", *targets, day=day, author=author)


A, B, C, D = NAMES[:4]


def test_without_judgements_everyone_is_alone() -> None:
    assert partition(standing([])) == {frozenset([name]) for name in NAMES}


def test_same_is_transitive() -> None:
    assert frozenset([A, B, C]) in partition(standing([same(A, B), same(B, C)]))


def test_one_judgement_can_join_more_than_two() -> None:
    assert frozenset([A, B, C, D]) in partition(standing([same(A, B, C, D)]))


def test_one_judgement_can_keep_more_than_two_apart() -> None:
    judged = standing([different(A, B, C), same(A, D), same(B, D), same(C, D)])
    assert [len(group & {A, B, C}) for group in partition(judged) if group & {A, B, C}] == [1, 1, 1]


def test_the_canonical_id_is_that_of_the_member_with_the_lowest_sequence() -> None:
    leaders = clusters(NAMES, standing([same(A, B), same(B, C)]), {A: 9, B: 3, C: 5, **dict.fromkeys(NAMES[3:], 1)})
    assert (leaders[A], leaders[B], leaders[C]) == (B, B, B)


def test_taking_a_judgement_back_splits_again() -> None:
    first, second = same(A, B), same(B, C)
    judged = standing([first, second, decided("withdraw", first, day=2)])
    assert {frozenset([A]), frozenset([B, C])} <= partition(judged)


def test_taking_back_the_taking_back_joins_again() -> None:
    first = same(A, B)
    back = decided("withdraw", first, day=2)
    assert frozenset([A, B]) in partition(standing([first, back, decided("withdraw", back, day=3)]))


def test_different_is_not_overridden_by_a_later_same_nor_by_a_detour() -> None:
    judged = standing([different(A, C), same(A, B), same(B, C, day=2), same(A, C, day=3)])
    assert partition(judged) >= {frozenset([A, B]), frozenset([C])}


def test_different_said_later_splits_what_was_joined() -> None:
    judged = standing([same(A, B), same(B, C), different(A, C, day=2)])
    assert frozenset([A, B]) in partition(judged)


def test_a_persons_word_goes_before_a_rules() -> None:
    rules = same(A, B, author="exact-name@1")
    judged = standing([rules, same(B, C, day=2), different(A, C, day=3)])
    assert partition(judged) >= {frozenset([B, C]), frozenset([A])}


def test_unsure_joins_nobody() -> None:
    judged = standing([decided("unsure", A, B)])
    assert judged.unsure == {(A, B)}
    assert frozenset([A, B]) not in partition(judged)


def test_judgements_of_mentions_that_are_not_there_are_left_alone() -> None:
    assert clusters([A], standing([same(A, B), different(A, C)]), SEQUENCE) == {A: A}


def test_rules_sign_with_their_version() -> None:
    assert is_automatic("exact-name@1")
    assert not is_automatic("reviewer@example.org")
    assert not is_automatic("Mara Quill")


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Decision], list[Decision]]:
    """Decisions with some of them taken back, and the ones that are left."""
    log: list[Decision] = []
    left: dict[str, Decision] = {}
    for day in range(1, draw(st.integers(1, 14))):
        if left and draw(st.booleans()):
            gone = draw(st.sampled_from(sorted(left)))
            del left[gone]
            log.append(decided("withdraw", gone, day=day))
        else:
            kind = draw(st.sampled_from(["same", "different", "unsure"]))
            author = draw(st.sampled_from(["Reviewer", "exact-name@1"]))
            log.append(decided(kind, *draw(PAIRS), day=day, author=author))
            left[log[-1].id] = log[-1]
    return log, list(left.values())


@given(histories())
def test_any_history_of_judgements_is_worth_what_stands_at_its_end(
    history: tuple[list[Decision], list[Decision]],
) -> None:
    log, left = history
    assert standing(log) == standing(left)
    assert partition(standing(log)) == partition(standing(left))


@given(histories())
def test_no_cluster_holds_two_that_are_different(history: tuple[list[Decision], list[Decision]]) -> None:
    judged = standing(history[0])
    for group in partition(judged):
        assert not any(a in group and b in group for a, b in judged.different)


@given(histories())
def test_the_order_of_the_members_does_not_matter(
    history: tuple[list[Decision], list[Decision]],
) -> None:
    judged = standing(history[0])
    assert clusters(NAMES, judged, SEQUENCE) == clusters(list(reversed(NAMES)), judged, SEQUENCE)


@given(histories())
def test_a_canonical_id_is_the_lowest_of_its_cluster(history: tuple[list[Decision], list[Decision]]) -> None:
    leaders = clusters(NAMES, standing(history[0]), SEQUENCE)
    for member, leader in leaders.items():
        assert leaders[leader] == leader
        assert SEQUENCE[leader] <= SEQUENCE[member]
