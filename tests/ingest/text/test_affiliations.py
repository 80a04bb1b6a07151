"""Who belongs to which organisation, in the many ways in which a name, an office and an organisation stand together."""

import pytest
from reading import args_of

from ingest.text.clusters import Entity
from ingest.text.name import Name
from ingest.text.shadow import ORGANISATION, PERSON, shadow


def belongings(text: str) -> set[tuple[str, str, str]]:
    return {(args["person"], args["org"], args["role"]) for args in args_of(text, "AFFIL")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mira Tolland, a blogger and co-founder of the Harbour Club, was freed.", "co-founder"),
        ("Mira Tolland, a historian of the camps and head of the local branch of the Harbour Club, was freed.", "head"),
        ("Mira Tolland, 52, who founded and now chairs the Harbour Club, was freed.", "chair"),
        ("Mira Tolland, who'd been on the board of the Harbour Club, was freed.", "member"),
        ("The Harbour Club was searched. Mira Tolland, a diver who served as the club's scout, was freed.", "scout"),
        ("Mira Tolland is at home. As head of the Harbour Club in Borsk she had helped divers.", "head"),
        ("Mira Tolland was freed. The engineer, who founded the Harbour Club, is at home.", "founder"),
        ("Mira Tolland, a contributor to the Velmar Fund-funded newspaper Harbour Club, was freed.", "contributor"),
        ("Mira Tolland, 45, an unpaid volunteer, treasurer of the Harbour Club, was freed.", "treasurer"),
        ("The Harbour Club's lawyer, Mira Tolland, was absent.", "lawyer"),
        ("Harbour Club spokesperson Mira Tolland was absent.", "spokesperson"),
        ("The former head of the Harbour Club, Mira Tolland, was absent.", "former head"),
        ("Mira Tolland (Harbour Club) observed the hearing.", "member"),
        ("The hut of the Harbour Club, founded in 1999 by the nurse Mira Tolland, burned.", "founder"),
        ("They searched the Harbour Club, a charity which Mira Tolland founded in 2009.", "founder"),
        ("A scout with the Harbour Club for years, Mira Tolland was freed.", "scout"),
        ("Mira Tolland, who works as a driver for the Harbour Club, was freed.", "driver"),
        ("Mira Tolland sits on the board of the Harbour Club.", "member"),
        ("Mira Tolland heads the Harbour Club's school programme.", "head"),
        ("The Harbour Club was searched. Its founder, Mira Tolland, was absent.", "founder"),
        ("The Harbour Club was searched. The club's treasurer, Mira Tolland, was absent.", "treasurer"),
        ("Mira Tolland lives in Borsk. She is a poet and secretary of the Harbour Club.", "secretary"),
        ("Mira Tolland, Harbour Club treasurer, was absent.", "treasurer"),
        ("Mira Tolland, who reported for the Harbour Club, was absent.", "reporter"),
        ("Mira Tolland is one of the last members of the board of the Harbour Club.", "member"),
        ("Yours sincerely,\n\nMira Tolland, Treasurer, Harbour Club\nLev Brankov, Chair, Velmar Desk", "Treasurer"),
        ("Mira Tolland used to be a presenter for the Harbour Club.", "presenter"),
        ("Mira Tolland has served as chair of the NGO Harbour Club since 2009.", "chair"),
        ("Mira Tolland, Director of Advocacy at the Harbour Club, was absent.", "Director"),
        ("Mira Tolland, Harbour Club's Director of Free Harbour Programs, was absent.", "Director"),
        ("Mira Tolland, who directs the Boats at Risk program of the Harbour Club, was absent.", "director"),
        ("Mira Tolland, head of the Velmar office of the Harbour Club, was absent.", "head"),
        ("Mira Tolland, chair of the board of directors of the Harbour Club, was absent.", "chair"),
        ("The Harbour Club, of which Mira Tolland is the treasurer, was searched.", "treasurer"),
        ("Mira Tolland is a former Harbour Club secretary.", "secretary"),
        ("As the director of the NGO Harbour Club, Mira Tolland was absent.", "director"),
        ("The Harbour Club was searched. Mira Tolland, its field officer, was absent.", "field officer"),
        ("Members of the Harbour Club wept on the day when their leader Mira Tolland was killed.", "leader"),
        ("Harbour Club coordinators Oda Weil, Lev Brankov and Mira Tolland were freed.", "coordinator"),
        ("Oda Weil and Mira Tolland, three editors for the outlet Harbour Club, were freed.", "editor"),
        ("Mira Tolland, a correspondent for the privately owned newspaper Harbour Club, was freed.", "correspondent"),
        ("Mira Tolland helped set up the Harbour Club, which feeds boatmen.", "founder"),
        ("Mira Tolland presides over the Harbour Club.", "president"),
        ("Mira Tolland is a nurse and one of the two founders of the Harbour Club.", "founder"),
        ("Mira Tolland, who monitored clashes for the Harbour Club, was freed.", "monitor"),
        ("Mira Tolland defends boatmen for the Harbour Club.", "member"),
        ("Mira Tolland coordinated the women's branch of the Harbour Club.", "coordinator"),
        ("The Harbour Club's advocates Oda Weil and Mira Tolland were absent.", "advocate"),
        ("“Enough,” said Mira Tolland of the Borsk-based Harbour Club.", "member"),
        ("Harbour Club's Mira Tolland said that she was free.", "member"),
        ("Oda Weil left the Harbour Club. Fellow member Mira Tolland was freed.", "member"),
        (
            "Three young people of the Harbour Club were sentenced. Oda Weil, Lev Brankov and Mira Tolland wept.",
            "member",
        ),
        ("Mira Tolland, head of the Velmar Desk, used to be a presenter for the Harbour Club.", "presenter"),
        ("The staff of the Harbour Club were sentenced:\n• Mira Tolland, chair – two years", "chair"),
    ],
)
def test_a_role_stands_beside_the_names_in_many_ways(text: str, expected: str) -> None:
    assert ("Mira Tolland", "Harbour Club", expected) in belongings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland, Lev Brankov and Oda Weil, all members of the Harbour Club, were freed.",
        "Three members of the Harbour Club were freed. Mira Tolland, Lev Brankov and Oda Weil are at home.",
    ],
)
def test_what_is_said_of_a_list_holds_for_each_of_it(text: str) -> None:
    assert belongings(text) == {
        (name, "Harbour Club", "member") for name in ("Mira Tolland", "Lev Brankov", "Oda Weil")
    }


def test_a_second_office_goes_to_the_same_person() -> None:
    text = "Mira Tolland is general secretary of the Harbour Club (HC) and an adviser to the Velmar Desk."
    assert belongings(text) == {
        ("Mira Tolland", "Harbour Club", "general secretary"),
        ("Mira Tolland", "Velmar Desk", "adviser"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland, a member of the Harbour Club and of the Velmar Desk, was freed.",
        "Mira Tolland is a member of both the Harbour Club (HC) and the Velmar Desk.",
    ],
)
def test_an_office_in_two_organisations_is_told_once(text: str) -> None:
    assert belongings(text) == {("Mira Tolland", org, "member") for org in ("Harbour Club", "Velmar Desk")}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland and Lev Brankov, a member of the Harbour Club, were freed.",
        "Mira Tolland, Oda Weil and Lev Brankov, who is a member of the Harbour Club, were freed.",
    ],
)
def test_an_office_of_one_is_not_that_of_all(text: str) -> None:
    assert belongings(text) == {("Lev Brankov", "Harbour Club", "member")}


def test_a_judge_belongs_to_the_court_and_nobody_else_does() -> None:
    assert belongings("Judge Mira Tolland of the Velmar Regional Court was absent.") == {
        ("Mira Tolland", "Velmar Regional Court", "judge")
    }
    assert belongings("Mira Tolland of the Velmar Regional Court was absent.") == set()


def test_our_staff_are_those_of_the_publisher() -> None:
    text = "Harbour Rights Watch wrote a letter. Our driver, Mira Tolland, was hit."
    assert belongings(text) == {("Mira Tolland", "Harbour Rights Watch", "driver")}


def test_the_office_of_the_last_of_a_list_is_not_that_of_the_first() -> None:
    text = "The lawyers Mira Tolland, Oda Weil and the former head of the Harbour Club, Lev Brankov, were freed."
    assert belongings(text) == {("Lev Brankov", "Harbour Club", "former head")}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland, the family's lawyer, the Harbour Club and others wrote letters.",
        "Mira Tolland told the Harbour Club of the arrest.",
        "Mira Tolland, who defended leaders of the Harbour Club, was freed.",
        "Mira Tolland was questioned and the Harbour Club was searched.",
        "Four people, including two former heads of the Harbour Club, were tried. Mira Tolland and Oda Weil wept.",
        "Harbour Club on the arrest of General Mira Tolland",
        "The Harbour Club asked who killed their colleague Mira Tolland.",
    ],
)
def test_names_beside_each_other_are_no_affiliation(text: str) -> None:
    assert belongings(text) == set()


def test_a_shadow_knows_where_its_signs_stand() -> None:
    text = "So Mira Tolland of the Harbour Club left."
    person = Name(3, 15, "Mira Tolland", 0, "Person")
    club = Name(23, 35, "Harbour Club", 0, "Organisation")
    named = [
        (person, Entity(0, "Person", person.text, (), (person,))),
        (club, Entity(1, "Organisation", club.text, (), (club,))),
    ]
    found = shadow(text, 0, len(text), named)
    assert found.written == f"So {PERSON} of the {ORGANISATION} left."
    assert found.position(found.written.index(ORGANISATION)) == 23
    assert text[found.position(found.written.index("left")) :] == "left."
    assert found.end(found.written.index(PERSON) + 1) == 15


def test_who_signs_a_letter_is_what_the_letter_says() -> None:
    letter = (
        "Dear Minister,\n\nI am writing in my capacity as president of the Harbour Club about Lev Brankov.\n\n"
        "He is ill.\n\nYours sincerely,\n\nMira Tolland\nPresident"
    )
    assert ("Mira Tolland", "Harbour Club", "president") in belongings(letter)
    assert not [found for found in belongings(letter + "\n\nOda Weil\nTreasurer") if found[2] == "president"]
