"""Whether two mentions of organisations are one."""

import pytest

from graph.identity.contexts import read_context
from graph.identity.matching import match, prepare
from graph.identity.named import Label, Named


def label(left: str, right: str, left_context: str = "", right_context: str = "") -> Label:
    """What the matcher makes of two organisations."""
    a, b = (
        prepare(Named("Organisation", (name,), read_context(context)))
        for name, context in ((left, left_context), (right, right_context))
    )
    assert match(a, b).label == match(b, a).label
    return match(a, b).label


@pytest.mark.parametrize(
    ("left", "right", "left_context", "right_context"),
    [
        ("Legal Basis", "Правовая основа", "Yekaterinburg", "Yekaterinburg"),
        ("Pravovaia Osnova", "Pravovaja Osnova", "", ""),
        ("Belarusian Association of Journalists", "Беларуская асацыяцыя журналістаў", "", ""),
        ("Centre for Civil Liberties", "Центр громадянських свобод", "Kyiv", "Kyiv"),
        ("Centre for Civil Liberties", "Center for Civil Liberties", "", ""),
        ("Asociación de Abogados de Honduras", "Association of Lawyers of Honduras", "", ""),
        ("Ligue tunisienne des droits de l'homme", "Tunisian League for Human Rights", "", ""),
        ("Associação Brasileira de Jornalistas", "Brazilian Association of Journalists", "", ""),
        ("LTDH", "Ligue Tunisienne des Droits de l'Homme", "Tunis", "Tunisia"),
        ("AMDH", "Association Marocaine des Droits Humains", "", ""),
        ("CEJIL", "Center for Justice and International Law", "", ""),
        ("KIBHR", "Kazakhstan International Bureau for Human Rights and Rule of Law", "", ""),
        ("Amnesty International", "Международная амнистия", "", ""),
        ("Amnesty International", "Uluslararası Af Örgütü", "", ""),
        ("Comité contre la torture", "Committee Against Torture", "Geneva", "Geneva"),
        ("Çağdaş Gazeteciler Derneği", "Çağdaş Journalists Association", "Ankara", "Ankara"),
        ("Defense for Children International", "Defence for Children International", "", ""),
        ("Labour Programme of Tirana", "Labor Program of Tirana", "", ""),
        ("Foundation Silver Bridge", "Silver Bridge Foundation", "Minsk", "Minsk"),
        ("Silver Bridge e.V.", "Silver Bridge", "Berlin", "Berlin"),
        ('Public Foundation "Ak Jol"', "Ак Жол", "Bishkek", "Kyrgyzstan"),
        ('ООО "Издательство Заря"', "Издательство «Заря»", "", ""),
        ("Zentrum für politische Bildung", "Centre for Political Education", "Berlin", "Berlin"),
        ("Human Rights Watch", "HRW", "", ""),
        ("European Court of Human Rights", "ЕСПЧ", "", ""),
        ("Правозащитный центр «Заря»", "Human Rights Centre Zarya", "Perm", "Perm"),
        ("مركز البحرين لحقوق الإنسان", "Bahrain Center for Human Rights", "", ""),
        ("کانون مدافعان حقوق بشر", "Defenders of Human Rights Center", "Tehran", "Tehran"),
        ("Комитет солдатских матерей России", "Committee of Soldiers' Mothers of Russia", "", ""),
        ("Union of Journalists, Lviv", "Lviv Journalists' Union", "", ""),
        ("Movimiento de Mujeres Indígenas", "Indigenous Women's Movement", "Guatemala", "Guatemala"),
        ("Mediazona", "Медиазона", "", ""),
        ("OVD-Info", "ОВД-Инфо", "", ""),
    ],
)
def test_one_organisation_under_two_names(left, right, left_context, right_context):
    assert label(left, right, left_context, right_context) == "same"


@pytest.mark.parametrize(
    ("left", "right", "left_context", "right_context"),
    [
        ("Human Rights Watch", "Memorial Human Rights Centre", "", ""),
        ("Human Rights Watch", "Amnesty International", "", ""),
        ("Amnesty International", "Legal Basis", "", ""),
        ("Memorial Human Rights Centre", "Legal Basis", "", ""),
        ("Front Line Defenders", "Human Rights Watch", "", ""),
        ("Norwegian Helsinki Committee", "National Endowment for Democracy", "", ""),
        ("Public Oversight Commission (ONK) of the Sverdlovsk region", "Legal Basis", "", ""),
        ("Committee for the Prevention of Torture", "Committee Against Torture", "", ""),
        ("Inter-American Court of Human Rights", "Inter-American Commission on Human Rights", "", ""),
        ("Amnesty International Chile", "Amnesty International Norway", "", ""),
        ("Soldiers' Mothers, Volgograd", "Soldiers' Mothers, Chelyabinsk", "", ""),
        ("Civic Initiative", "Civic Initiative", "Kazan", "Nairobi, Kenya"),
        ("Human Rights House Tbilisi", "Human Rights House Oslo", "", ""),
        ("Zarya newspaper", "Zarya Foundation", "Irkutsk", "Irkutsk"),
        ("Women's Rights Union", "Workers' Rights Union", "", ""),
        ("North Ossetian Bar Association", "South Ossetian Bar Association", "", ""),
        ("Ministry of Justice", "Department of Prisons, Ministry of Justice", "", ""),
        ("Teachers' Union of Punjab", "Farmers' Union of Punjab", "", ""),
        ("Union of Journalists of Belarus", "Belarusian Association of Journalists", "", ""),
        ("UNICEF", "UNESCO", "", ""),
        ("Supreme Court of Peru", "Constitutional Court of Peru", "", ""),
        ("Комитет против пыток", "Комиссия против пыток", "", ""),
        ("Комитет солдатских матерей", "Комитет солдатских вдов", "", ""),
        ("Movimiento Campesino", "Movimiento Indígena", "Paraguay", "Paraguay"),
        ("Fondation Lumière", "Association Lumière", "Dakar", "Dakar"),
        ("Association of Disabled Veterans", "Association of Disabled Children", "", ""),
        ("Students for Peace, Ain Shams University", "Students for Peace, Cairo University", "", ""),
        ("Ministry of Labour of Iran", "Islamic Labour Council of Iran", "", ""),
        ("Norwegian Helsinki Committee", "Netherlands Helsinki Committee", "", ""),
        ("Radio Zarya", "Zarya TV", "", ""),
        ("International Federation of Journalists", "European Federation of Journalists", "", ""),
    ],
)
def test_two_organisations_that_are_named_alike(left, right, left_context, right_context):
    assert label(left, right, left_context, right_context) == "different"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Public Oversight Commission", "public prison-monitoring board of the Sverdlovsk region"),
        ("Memorial Human Rights Centre", "Мемориал"),
        ("Human Rights Centre", "Human Rights Centre"),
        ("CPT", "CPT"),
        ("Amnesty International", "Amnesty International Chile"),
    ],
)
def test_what_only_more_knowledge_can_decide_is_for_a_person(left, right):
    assert label(left, right) == "unsure"


def test_a_source_that_gives_both_names_ties_a_translation_to_a_spelling():
    told = prepare(Named("Organisation", ("Pravovaya Osnova", "Legal Basis")))
    for name in ("Pravovaia Osnova", "Pravovaja Osnova", "Правовая основа", "Legal Basis"):
        assert match(told, prepare(Named("Organisation", (name,)))).label == "same"
