"""To which event a date belongs."""

import pytest
from reading import args_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mira Tolland went on trial before a court in Borsk on 3 May 2016.", "LEGAL"),
        ("Mira Tolland went on trial before a court on 3 May 2016.", "LEGAL"),
        ("Mira Tolland was charged with libel before a magistrate on 3 May 2016.", "CHARGE"),
        ("Mira Tolland appeared before a court on 3 May 2016 and was charged with libel.", "CHARGE"),
        ("Mira Tolland appeared before a prosecutor on 3 May 2016 and was released.", "RELEASE"),
        ("Mira Tolland was charged with libel before a jury of the Borsk City Court of 3 May 2016.", "CHARGE"),
    ],
)
def test_before_a_court_is_a_place_and_no_time(text: str, kind: str) -> None:
    assert [args["date"] for args in args_of(text, kind)] == ["2016-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland was released before her appeal on 3 May 2016.",
        "Mira Tolland was released before 3 May 2016.",
        "Mira Tolland was released before the hearing of 3 May 2016.",
    ],
)
def test_before_a_day_is_not_that_day(text: str) -> None:
    assert [args["date"] for args in args_of(text, "RELEASE")] == [None]
