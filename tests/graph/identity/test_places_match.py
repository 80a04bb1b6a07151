"""Whether two mentions of places are one."""

import pytest

from graph.identity.contexts import read_context
from graph.identity.matching import match, prepare
from graph.identity.named import Label, Named


def label(left: str, right: str, left_context: str = "", right_context: str = "") -> Label:
    """What the matcher makes of two places."""
    a, b = (
        prepare(Named("Place", (name,), read_context(context)))
        for name, context in ((left, left_context), (right, right_context))
    )
    assert match(a, b).label == match(b, a).label
    return match(a, b).label


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yekaterinburg", "Екатеринбург"),
        ("Ekaterinburg", "Yekaterinburg"),
        ("Russian Federation", "Russia"),
        ("Myanmar", "Burma"),
        ("Krasnoyarsk region", "Красноярский край"),
        ("Sverdlovsk region", "Свердловская область"),
        ("Tehran", "تهران"),
        ("Homyel", "Gomel"),
        ("Beijing", "北京"),
        ("Mordovia", "Мордовия"),
        ("Republic of Mordovia", "Mordovia"),
        ("city of Moscow", "г. Москва"),
        ("Germany", "Deutschland"),
        ("Perm Krai", "Perm region"),
        ("Melekhovo", "Мелехово"),
        ("WASHINGTON", "Washington"),
    ],
)
def test_one_place_under_two_names(left, right):
    assert label(left, right) == "same"


@pytest.mark.parametrize(
    ("left", "right", "left_context", "right_context"),
    [
        ("Krasnoyarsk", "Krasnoyarsk region", "", ""),
        ("Yekaterinburg", "Sverdlovsk region", "", ""),
        ("Yekaterinburg", "Krasnoyarsk", "", ""),
        ("Omsk", "Tomsk", "", ""),
        ("Vladimir", "Владимирская область", "", ""),
        ("Cambridge", "Cambridge", "England", "United States"),
        ("Niger", "Nigeria", "", ""),
        ("Iran", "Iraq", "", ""),
        ("Guadalajara", "Guadalajara", "Mexico", "Spain"),
        ("Mordovia", "Moldova", "", ""),
        ("Bryansk region", "Ryazan region", "", ""),
        ("Tehran", "Karaj", "", ""),
    ],
)
def test_two_places(left, right, left_context, right_context):
    assert label(left, right, left_context, right_context) == "different"
