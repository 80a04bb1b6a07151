"""Confidences follow what was measured, and their prior where nothing was."""

import pytest

from ingest.text.calibration import Calibration, Count, calibration
from ingest.text.frames import frames

MEASURED = Calibration(
    every=Count(200, 160),
    prior=0.8,
    frames={"often-right": Count(40, 39), "often-wrong": Count(40, 10), "once": Count(1, 0)},
    references={"named": Count(150, 130), "supposed": Count(50, 20)},
)


def test_a_frame_that_is_often_right_is_surer_than_one_that_is_often_wrong() -> None:
    right, wrong = (MEASURED.confidence(frame, 0.8, "referring") for frame in ("often-right", "often-wrong"))
    assert right > 0.9 > 0.4 > wrong


def test_where_nothing_was_measured_the_prior_stands_scaled_to_what_priors_were_worth() -> None:
    assert MEASURED.confidence("new", 0.8, "referring") == pytest.approx(0.8)
    assert MEASURED.confidence("new", 0.4, "referring") == pytest.approx(0.4)


def test_one_failure_moves_a_prior_but_little() -> None:
    assert 0.6 < MEASURED.confidence("once", 0.8, "referring") < 0.8


def test_a_subject_that_is_only_supposed_is_less_sure_than_one_that_is_named() -> None:
    assert MEASURED.confidence("new", 0.8, "supposed") < MEASURED.confidence("new", 0.8, "named")


def test_what_was_measured_is_of_frames_that_exist_and_no_more_is_right_than_was_told() -> None:
    counted = calibration()
    known = {frame.id for frame in frames()} | {"beside", "verdict-list", "term-told", "facility-told"}
    strangers = {
        name
        for name in counted.frames
        if name.removesuffix("-narrated").removesuffix("-unresolved").removesuffix("-alleged") not in known
        and not name.startswith("case-sheet-")
    }
    assert not strangers
    every = [counted.every, *counted.frames.values(), *counted.references.values()]
    assert all(0 <= count.right <= count.told for count in every)
