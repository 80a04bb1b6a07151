"""Which value is shown, when voices dispute it, and how sure they are together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.truthy import Vote, confidence, decide, same_date, same_text, width


def says(value: str, voice: str = "Post", claim: str = "c", sure: float = 0.9) -> Vote:
    return Vote(value, voice, claim, sure)


def denies(value: str, voice: str = "Post", claim: str = "d") -> Vote:
    return Vote(value, voice, claim, 0.9, denied=True)


def shown(*votes: Vote, chosen: str | None = None) -> tuple[str, bool] | None:
    verdict = decide(votes, same_date, chosen)
    return (verdict.value, verdict.disputed) if verdict else None


def test_nobody_says_nothing_and_a_denial_alone_shows_nothing() -> None:
    assert shown() is None
    assert shown(denies("2009")) is None


def test_two_voices_with_incompatible_values_dispute_it() -> None:
    assert shown(says("2010-05-03"), says("2010-05-14", "Star")) == ("2010-05-03", True)


def test_one_voice_with_two_values_does_not_dispute_it() -> None:
    assert shown(says("2010-05-03"), says("2010-05-14")) == ("2010-05-03", False)


def test_compatible_precision_is_no_dispute_and_the_narrowest_is_shown() -> None:
    assert shown(says("2010"), says("2010-05", "Star"), says("2010-05-14", "Times")) == ("2010-05-14", False)


def test_a_coarse_date_between_two_days_does_not_hide_their_dispute() -> None:
    assert shown(says("2010"), says("2010-05-03", "Star"), says("2010-05-14", "Times")) == ("2010-05-03", True)


def test_a_voice_that_refines_its_own_date_disputes_nobody() -> None:
    assert shown(says("2010"), says("2010-05-14"), says("2010-05-14", "Star")) == ("2010-05-14", False)


def test_most_voices_win_before_the_narrowest_date_before_the_id() -> None:
    assert shown(says("2010-05"), says("2010-05", "Star"), says("2011-06-01", "Times")) == ("2010-05", True)
    assert shown(says("2010-05", claim="a"), says("2011-06-01", "Star", "b")) == ("2011-06-01", True)
    assert shown(says("2010-05-03", claim="b"), says("2010-05-14", "Star", "a")) == ("2010-05-14", True)


def test_a_voice_counts_once_however_often_it_speaks() -> None:
    loud = [says("2010-05-03", "Loud", f"l{n}") for n in range(5)]
    assert shown(*loud, says("2010-05-14", "Star"), says("2010-05-14", "Times")) == ("2010-05-14", True)


def test_a_decision_chooses_and_the_mark_stays() -> None:
    votes = says("2010-05-03"), says("2010-05-03", "Star"), says("2010-05-14", "Times")
    assert shown(*votes, chosen="2010-05-14") == ("2010-05-14", True)
    assert shown(*votes, chosen="2010-05-20") == ("2010-05-03", True)


def test_a_denial_by_another_voice_disputes() -> None:
    assert shown(says("2010-05-03"), denies("2010-05-03", "Star")) == ("2010-05-03", True)
    assert shown(says("2010-05-03"), denies("2010-05", "Star")) == ("2010-05-03", True)


def test_a_voice_that_contradicts_itself_disputes_nothing() -> None:
    assert shown(says("2010-05-03"), denies("2010-05-03")) == ("2010-05-03", False)


def test_a_coarse_date_that_its_voice_refines_supports_nobody_else() -> None:
    votes = says("2010"), says("2010-05-14"), says("2010-03", "Star")
    assert shown(*votes) == ("2010-05-14", True)


@pytest.mark.parametrize("denied", [denies("2010-05-03", "Post"), denies("2011", "Star"), denies("2010-05-03", "Star")])
def test_a_denial_of_ones_own_or_of_another_value_or_of_one_day_of_it_disputes_nothing(denied: Vote) -> None:
    assert shown(says("2010-05"), denied) == ("2010-05", False)


def test_words_are_equal_or_not() -> None:
    verdict = decide([says("5y"), says("3y", "Star"), says("5y", "Times")], same_text)
    assert verdict is not None
    assert (verdict.value, verdict.disputed) == ("5y", True)
    assert {vote.voice for vote in verdict.supporters} == {"Post", "Times"}


def test_confidence_takes_the_best_claim_of_each_voice() -> None:
    assert confidence([says("x", sure=0.6)]) == 0.6
    assert confidence([says("x", sure=0.6), says("x", sure=0.8)]) == 0.8
    assert confidence([says("x", sure=0.6), says("x", "Star", sure=0.5)]) == 0.8
    assert confidence([says("x", sure=0.6), denies("x", "Star")]) == 0.6
    assert confidence([]) == 0.0


VOTES = st.lists(
    st.builds(
        Vote,
        st.sampled_from(["2009", "2010", "2010-05", "2010-05-03", "2010-05-14", "2010/..", "[2010-05-01..2010-05-10]"]),
        st.sampled_from(["Post", "Star", "Times"]),
        st.sampled_from("abcdef"),
        st.floats(0, 1),
        st.booleans(),
    ),
    max_size=6,
)


@given(VOTES, st.data())
def test_the_order_of_the_votes_does_not_matter(votes: list[Vote], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(votes))
    assert shown(*votes) == shown(*shuffled)
    assert confidence(votes) == confidence(shuffled)


@given(VOTES)
def test_what_is_shown_was_said_and_one_voice_alone_never_disputes(votes: list[Vote]) -> None:
    verdict = shown(*votes)
    said = {vote.value for vote in votes if not vote.denied}
    assert (verdict is None) == (not said)
    assert verdict is None or verdict[0] in said
    assert not (verdict and verdict[1] and len({vote.voice for vote in votes}) == 1)


@given(VOTES)
def test_confidence_lies_between_the_best_vote_and_certainty(votes: list[Vote]) -> None:
    best = max((vote.confidence for vote in votes if not vote.denied), default=0.0)
    assert best - 1e-6 <= confidence(votes) <= 1


def test_what_is_no_date_has_no_width() -> None:
    assert width("some time ago") == 0
    assert width("2010-05-03") == 1
