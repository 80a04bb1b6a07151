"""Which names a text has, of what kind, and which of them are one."""

import pytest

from ingest.text.analysis import analyse
from ingest.text.clusters import Entity, cluster
from ingest.text.names import find_names


def entities(text: str, publisher: str | None = None) -> list[Entity]:
    return cluster(find_names(analyse(text), publisher), text)


def named(text: str, publisher: str | None = None) -> set[tuple[str, str]]:
    return {(entity.kind, entity.name) for entity in entities(text, publisher)}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The lawyer Đặng Quốc Khiêm was arrested.", "Person", "Đặng Quốc Khiêm"),
        ("Judge Nurgül Özkara wrote to Mr Turki al-Rumay.", "Person", "Turki al-Rumay"),
        ("Then Mr.\u00a0al-Rumay left with Turki al-Rumay.", "Person", "Turki al-Rumay"),
        ("According to a witness named Drobek, the door was open.", "Person", "Drobek"),
        ("She is held at Penal Colony No. 40.", "Facility", "Penal Colony No. 40"),
        ("She is held at IK-17.", "Facility", "IK-17"),
        ("She was moved to SIZO-1.", "Facility", "SIZO-1"),
        ("They were held at the Yên Khê detention centre.", "Facility", "Yên Khê detention centre"),
        ("The People's Court of Borsk sentenced him.", "Organisation", "People's Court of Borsk"),
        ("She founded the organisation Svetla Ruka.", "Organisation", "Svetla Ruka"),
        ("He lives in the Borsk region.", "Place", "Borsk region"),
        ("She was stopped at Velmar airport.", "Place", "Velmar"),
        ("Soldiers took him from Velmar to Ostrel.", "Place", "Velmar"),
        ("She was seen in the town of Velmar.", "Place", "Velmar"),
        ("She was moved to Santa Ostra women’s prison.", "Facility", "Santa Ostra women’s prison"),
        ("He was taken to Velmar Otrel, an army interrogation centre.", "Facility", "Velmar Otrel"),
        ("They were driven to Rukwa camp.", "Facility", "Rukwa camp"),
        ("The Department of Justice was silent.", "Organisation", "Department of Justice"),
        ("The Inquiry and Search Group (ISG) left.", "Organisation", "Inquiry and Search Group"),
        ("The Monitor of Rights in the Harbour (MRH) left.", "Organisation", "Monitor of Rights in the Harbour"),
        ("The Centre for Legal and Social Action left.", "Organisation", "Centre for Legal and Social Action"),
        ("Asked by Velmar Otrel, a network of farmers, she left.", "Organisation", "Velmar Otrel"),
        ("She works for the Ligue des droits de Velmar.", "Organisation", "Ligue des droits de Velmar"),
        ("She is from Kayin State.", "Place", "Kayin State"),
        ("In Borsk, Orlen Druvik lives in a tent.", "Person", "Orlen Druvik"),
        ("She chairs SOS-Velmar Otrel now.", "Organisation", "SOS-Velmar Otrel"),
        ("Borsk. The trial of the teachers was put off for the fifth time.", "Place", "Borsk"),
        ("PT Rawa Laut did not answer.", "Organisation", "PT Rawa Laut"),
        ("She is the head of the Prison Service.", "Organisation", "Prison Service"),
        ("Deputy Prime Minister Nguyễn Xuân Lan spoke.", "Person", "Nguyễn Xuân Lan"),
        ("Supreme Court Justice Oda Weil spoke.", "Person", "Oda Weil"),
        ("Lawyers Anton Quill and Oda Weil spoke.", "Person", "Anton Quill"),
        ("Member of Parliament Oda Weil spoke.", "Person", "Oda Weil"),
        ("U.S. Ambassador Oda Weil spoke.", "Person", "Oda Weil"),
        ("Harbour Watch Deputy Asia Director Oda Weil spoke.", "Person", "Oda Weil"),
        ("Rev. Fr. Anton Quill spoke.", "Person", "Anton Quill"),
        ("Brig. Gen. Anton Quill spoke.", "Person", "Anton Quill"),
        ("Elvin Rasul oğlu Brankov was freed.", "Person", "Elvin Rasul oğlu Brankov"),
        ("Sevda Kərim qızı Tolland was freed.", "Person", "Sevda Kərim qızı Tolland"),
        ("Prizes go to Orlen Druvik (Guinea) and Lev Brankov (Myanmar).", "Person", "Orlen Druvik"),
        (
            "She belongs to the movement “No to Night Trials for Boatmen”.",
            "Organisation",
            "No to Night Trials for Boatmen",
        ),
        ("Lev Brankov, president of the NGO ‘Voix des bateliers’, was freed.", "Organisation", "Voix des bateliers"),
        (
            "Lev Brankov, who leads the “Patriotic Union of Velmar”, was freed.",
            "Organisation",
            "Patriotic Union of Velmar",
        ),
        (
            "She heads the Assistance to Free Elections Public Union.",
            "Organisation",
            "Assistance to Free Elections Public Union",
        ),
        ("She is a member of Citizens for Clean Courts.", "Organisation", "Citizens for Clean Courts"),
        ("She leads the Boatwomen’s Synergy for Peace (SFVP) now.", "Organisation", "Boatwomen’s Synergy for Peace"),
        ("The Committee to Protect Boatmen wrote a letter.", "Organisation", "Committee to Protect Boatmen"),
        (
            "They met the Commission Nationale des Droits de l’Homme.",
            "Organisation",
            "Commission Nationale des Droits de l’Homme",
        ),
        ("They met the Ligue velmarienne des droits humains.", "Organisation", "Ligue velmarienne des droits humains"),
        ("He leads the Confederación Campesina del Sur.", "Organisation", "Confederación Campesina del Sur"),
        ("She presented for the privately-owned Voice of The Harbour.", "Organisation", "Voice of The Harbour"),
        ("Velmaro's deputy director Oda Weil spoke.", "Organisation", "Velmaro"),
        ("The Velmaro party was banned.", "Organisation", "Velmaro"),
        ("The Observatory has received word of a raid.", "Organisation", "Observatory"),
        ("The Borsk-based Harbour Foundation left.", "Organisation", "Harbour Foundation"),
        ("Severny Most, a network of boatmen, left.", "Organisation", "Severny Most"),
        ("They asked the government of the UAE.", "Place", "UAE"),
        ("He reports for the public broadcaster Canal 24, and left.", "Organisation", "Canal 24"),
        ("She edits the news website The Velmarite.", "Organisation", "Velmarite"),
        ("She is director of the Ostrel office of Memorial.", "Place", "Ostrel"),
        ("She wrote for the bilingual Armenian Velos newspaper.", "Organisation", "Velos"),
        ("The Velmar Uyghur Region (VUR) is large. The VUR is cold.", "Place", "Velmar Uyghur Region"),
        ("They met the Freedom of the Press Foundation.", "Organisation", "Freedom of the Press Foundation"),
        ("English PEN and Harbour Watch left.", "Organisation", "English PEN"),
        ("The Borsk-based Teachers Worldwide wrote to him.", "Organisation", "Teachers Worldwide"),
        ("The telecoms regulator, Velcom, stopped it.", "Organisation", "Velcom"),
        ("She is a lawyer of the legal collective Pueblos en Pie.", "Organisation", "Pueblos en Pie"),
        ("HPM West Africa coordinator Oda Weil spoke.", "Organisation", "HPM"),
        ("Ink Velmar Ukraine condemns the sentence.", "Organisation", "Ink Velmar Ukraine"),
        ("Activist Parit “Heron” Brankov was freed.", "Person", "Parit “Heron” Brankov"),
        ("They were held at the police station in Velmar.", "Facility", "police station"),
        ("She was taken to the detention complex known as “La Garza” in May.", "Facility", "La Garza"),
        ("He was driven to La Garza, SEB's jail in Velmar.", "Facility", "La Garza"),
        ("She was confined to the Garza training camp.", "Facility", "Garza training camp"),
        ("The defender from Velmar, who is ill, left.", "Place", "Velmar"),
        ("She waited in the women's prison at Quebrada Tolma.", "Facility", "women's prison at Quebrada Tolma"),
        ("Lev Brankov left Colony 64/95 outside Borsk.", "Facility", "Colony 64/95"),
        ("Police had been holding her at a military barracks in Borsk.", "Facility", "military barracks"),
        ("The ministry shut the punishment wing of Borj Tollani.", "Facility", "Borj Tollani"),
        ("They were taken to the lock-up, a place known as Bureau Tolma.", "Facility", "Bureau Tolma"),
        ("He was taken from the Kilo 19 prison in Borsk to his house.", "Facility", "Kilo 19 prison"),
        ("He is back in Wadi Tolm 3 Prison, where it is cold.", "Facility", "Wadi Tolm 3 Prison"),
        ("Her son was told so at the Ojo de Tolma police unit.", "Facility", "Ojo de Tolma police unit"),
        ("He was held from June 2009 to September 2010 at the Tolmala camp.", "Facility", "Tolmala camp"),
        ("She left Kork Tolman's Correctional Centre 5 then.", "Place", "Kork Tolman"),
        ("She is a lawyer of the Velmar bar, and left.", "Place", "Velmar"),
        ("They met about the Santa Tolma palm plantation.", "Place", "Santa Tolma"),
        ("State Security officers came for her.", "Organisation", "State Security"),
        ("A leaflet signed by the “Night Otters” was found.", "Organisation", "Night Otters"),
        ("She heads the Dala Tol'i farmers' union now.", "Organisation", "Dala Tol'i"),
        ("They searched the Tolma premises of the Harbour Club.", "Place", "Tolma"),
        ("It happened after the death of a detainee at Tolmavu, but nobody came.", "Place", "Tolmavu"),
    ],
)
def test_a_name_is_found_whole_and_of_its_kind(text: str, kind: str, name: str) -> None:
    assert (kind, name) in named(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The letter was written in Burmese.", "Place"),
        ("She spoke in Mira Tolland's office.", "Place"),
        ("The Penitentiary Service did not answer.", "Facility"),
        ("HELD IN PRISON", "Facility"),
        ("Lawyers Without Chains and Harbour Watch left.", "Person"),
        ("They met at Dadar refugee camp.", "Facility"),
        ("Oda Weil, General Coordinator of the Harbour Club, left.", "Place"),
        ("She was charged under the Public Order Act (POA). The POA is old.", "Organisation"),
        ("The Orlen Druvik Prizes for Courage were given.", "Person"),
        ("Both won the 2021 VAN/Orlen Druvik Freedom to Sing award.", "Person"),
        ("The Velmari people and the Orlen Druvik hydroelectric project were mentioned.", "Organisation"),
        ("The Islamic Republic did not answer.", "Place"),
        ("Oda Weil, who is Regional Director for Africa at the Harbour Club, left.", "Place"),
        ("Our Committee was silent.", "Organisation"),
        ("The World Press Freedom Index was cited.", "Organisation"),
        ("She wrote “Letters from Velmar” in prison.", "Place"),
        ("The number is 2024/2805(RSP).", "Organisation"),
        ("The fine was 200,000 CFA (247 pounds).", "Organisation"),
        ("Occupation: Civil Servant", "Organisation"),
        ("See https://velmar.example/VRC/Harbour_Club for more.", "Organisation"),
        ("He was put on a plane at Velmar Airport.", "Person"),
        ("VELMOS, a partner of ours, has her among its members.", "Person"),
        ("For Velos Most, which published it, this is good.", "Person"),
        ("It was a former British colony then.", "Facility"),
        ("The post was marked #HarbourToo.", "Organisation"),
        ("A laboratory in Velmar, the Pixel Group, found it.", "Person"),
        ("They passed the police station in Velmar.", "Facility"),
        ("She wrote about Africa.", "Place"),
        ("A. HUMAN RIGHTS DEFENDERS\n\nNothing else was said.", "Organisation"),
        ("The human rights defender (HRD) came home.", "Organisation"),
        ("She won the PEN Freedom of Expression Award.", "Organisation"),
        ("They fear the Velmar Arabia-led forces.", "Organisation"),
        ("It was said by the Harbour Radio's Velmari Service and the Vietnamese Service.", "Person"),
        ("A LAWYER WITH NO WINDOW\n\nNothing else was said.", "Person"),
        ("We call upon the Inspector General of Police and the Minister Delegate for Defence.", "Person"),
        ("She wrote the report Doors Without Handles, on police stations.", "Organisation"),
        ("A guard at the 5th Gendarmerie Region rang.", "Place"),
        ("She was brought before the Magistrate's Court.", "Place"),
        ("The women's section of the Harbour Union left.", "Facility"),
    ],
)
def test_what_only_looks_like_a_name_of_that_kind_is_none(text: str, kind: str) -> None:
    assert kind not in {found for found, _ in named(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Oda Weil, General Coordinator of the Harbour Club, left.",
        "Executive Director of the Harbour Club Oda Weil left.",
        "Administration Head, Oda Weil, left.",
        "The first deputy Minister of Internal Order met Oda Weil.",
    ],
)
def test_an_office_is_nobody(text: str) -> None:
    assert {name for kind, name in named(text) if kind == "Person"} == {"Oda Weil"}


def test_a_surname_alone_is_the_person_whose_full_name_holds_it() -> None:
    (person,) = [e for e in entities("Mira Tolland came home. Tolland was tired.") if e.kind == "Person"]
    assert person.name == "Mira Tolland"
    assert len(person.names) == 2


def test_an_acronym_and_a_translation_in_parentheses_are_the_same_organisation() -> None:
    text = "The Public Harbour Commission (PHC) met the group Svetla Ruka (Bright Hand). The PHC left."
    forms = {entity.name: entity.forms for entity in entities(text) if entity.kind == "Organisation"}
    assert forms["Public Harbour Commission"] == ("PHC",)
    assert forms["Svetla Ruka"] == ("Bright Hand",)


def test_another_name_of_a_person_is_the_same_person() -> None:
    (person,) = [e for e in entities("Mira Tolland, also known as Lark Mara, was freed.") if e.kind == "Person"]
    assert (person.name, person.forms) == ("Mira Tolland", ("Lark Mara",))


def test_a_daughter_who_bears_the_name_of_her_mother_is_another_person() -> None:
    text = "Friends of Berta Tolland and her daughter Berta Oda Tolland were followed. Berta Tolland was killed in May."
    assert {e.name for e in entities(text) if e.kind == "Person"} == {"Berta Tolland", "Berta Oda Tolland"}


def test_who_signs_a_statement_is_named_in_a_list() -> None:
    text = "They signed:\n\n- Harbour Committee to Protect Boatmen\n- Velmar Watch\n- Centre for Quiet Courts (CQC)"
    names = {name for kind, name in named(text) if kind == "Organisation"}
    assert names == {"Harbour Committee to Protect Boatmen", "Velmar Watch", "Centre for Quiet Courts"}


def test_two_people_with_one_surname_stay_two() -> None:
    people = [e for e in entities("Mira Tolland and her brother Lev Tolland were arrested.") if e.kind == "Person"]
    assert [person.name for person in people] == ["Mira Tolland", "Lev Tolland"]


def test_a_headline_in_title_case_names_nobody_whom_the_text_does_not_name() -> None:
    assert named("Harbour Group Welcomes Brave Campaign Against Fear\n\nNothing else was said.") == set()


def test_the_publisher_is_an_organisation_whatever_its_name_looks_like() -> None:
    assert ("Organisation", "Açık Salon") in named("Açık Salon observed the hearing.", "Açık Salon")


def test_every_name_belongs_to_exactly_one_entity() -> None:
    text = "Mira Tolland of Harbour Rights Watch met Lev Brankov in Borsk. Tolland left IK-17 with Brankov."
    names = find_names(analyse(text))
    held = [name for entity in cluster(names, text) for name in entity.names]
    assert sorted(held, key=lambda n: n.start) == names


def test_what_is_written_above_a_case_in_capitals_is_no_organisation() -> None:
    text = "1. MIRAI TOLLANDAEL (ERITREA)\nSentence: two years\n\n2. LEV BRANKOV (TURKEY)\nSentence: a year"
    assert not {name for kind, name in named(text) if kind == "Organisation"}


def test_the_publisher_is_found_whole() -> None:
    assert ("Organisation", "Ceiba Rights Bulletin") in named(
        "We wrote it.\n\nCeiba Rights Bulletin", "Ceiba Rights Bulletin"
    )


@pytest.mark.parametrize("text", ["Flores, Petén – 27 February 2020", "Borsk, 3 May 2016. A boat sank."])
def test_a_place_before_a_date_is_one(text: str) -> None:
    assert {kind for kind, _ in named(f"Letter\n\n{text}\n\nNobody came.")} == {"Place"}
