"""Whether two mentions of prisons, police stations and the like are one."""

import pytest

from graph.identity.contexts import read_context
from graph.identity.matching import match, prepare
from graph.identity.named import Label, Named


def label(left: str, right: str, left_context: str = "", right_context: str = "") -> Label:
    """What the matcher makes of two facilities."""
    a, b = (
        prepare(Named("Facility", (name,), read_context(context)))
        for name, context in ((left, left_context), (right, right_context))
    )
    assert match(a, b).label == match(b, a).label
    return match(a, b).label


@pytest.mark.parametrize(
    ("left", "right", "left_context", "right_context"),
    [
        ("IK-2", "ИК-2", "Yekaterinburg", "Екатеринбург"),
        ("IK-2, Yekaterinburg", "ИК-2 в Екатеринбурге", "", ""),
        ("Correctional Colony No. 9", "ИК-9", "Petrozavodsk", "Karelia"),
        ("KP-3", "Колония-поселение № 3", "Mordovia", "Mordovia"),
        ("Remand Prison No. 1", "СИЗО-1", "Tomsk", "Tomsk region"),
        ("SIZO-1 Omsk", "Pre-trial detention centre No. 1, Omsk", "", ""),
        ("Juvenile colony No. 2", "ВК-2", "Perm region", "Perm Krai"),
        ("LIU-5", "ЛИУ № 5", "Vologda region", "Vologda"),
        ("Butyrka", "СИЗО-2", "Moscow", "Moscow"),
        ("Cárcel de Tacumbú", "Tacumbú Prison", "Asunción", "Paraguay"),
        ("Evin", "زندان اوین", "", "Tehran"),
        ("Bakırköy Cezaevi", "Bakırköy Prison", "", ""),
        ("Justizvollzugsanstalt Tegel", "Tegel Prison", "Berlin", "Berlin"),
        ("Ward 4, Evin Prison", "بند 4 زندان اوین", "", ""),
        ("Women's Colony No. 4", "IK-4", "Gomel", "Gomel"),
    ],
)
def test_the_same_facility_under_two_names(left, right, left_context, right_context):
    assert label(left, right, left_context, right_context) == "same"


@pytest.mark.parametrize(
    ("left", "right", "left_context", "right_context"),
    [
        ("IK-2", "Penal Colony No. 40", "Yekaterinburg", "Krasnoyarsk region"),
        ("IK-2", "IK-2", "Yekaterinburg", "Krasnoyarsk region"),
        ("IK-2", "IK-12", "Mordovia", "Mordovia"),
        ("IK-2", "LIU-2", "Mordovia", "Mordovia"),
        ("IK-2", "SIZO-2", "Solikamsk", "Solikamsk"),
        ("IK-3", "KP-3", "Kostroma", "Kostroma"),
        ("SIZO-1", "СИЗО-1", "Kazan", "Ufa"),
        ("Women's Colony No. 3", "Men's Colony No. 3", "Minsk", "Minsk"),
        ("Ward 209, Evin Prison", "Ward 350, Evin Prison", "", ""),
        ("Police Station No. 1", "Police Station No. 2", "Novosibirsk", "Novosibirsk"),
        ("Central Prison, Livingstone", "Central Prison, Lusaka", "", ""),
        ("Lhasa Prison", "Lhasa Detention Centre", "", ""),
        ("Sincan F-Type Prison", "Sincan L-Type Prison", "Ankara", "Ankara"),
        ("Kitengela Prison", "Kitengela Police Station", "Kenya", "Kenya"),
    ],
)
def test_two_facilities_that_are_named_alike(left, right, left_context, right_context):
    assert label(left, right, left_context, right_context) == "different"


def test_a_number_without_a_place_is_for_a_person_to_decide():
    assert label("IK-6", "ИК-6") == "unsure"
    assert label("SIZO-1", "СИЗО-1", "Russia", "Russia") == "unsure"
