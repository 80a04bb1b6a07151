"""What the shapes find wrong with a dataset, in words. What we write is sound."""

import contextlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from both_libraries import iri, projected, written
from hypothesis import given, settings
from hypothesis import strategies as st
from making import Telling, decided, telling
from test_formats_of_rdf import story

from graph.errors import BadInput
from graph.rdf.export import SUFFIXES
from graph.rdf.reading import parse_rdf, read_rdf
from graph.rdf.validation import Problem, problems_of
from ontology.kinds import EVENT_KINDS
from ontology.model import CellSelector, JsonSelector, PageSelector, PersonSelector, RunRow


def problems(text: str, format: str = "turtle") -> list[Problem]:
    return problems_of(parse_rdf(text, format, "a file"), "a file")


@pytest.mark.parametrize("format", sorted(SUFFIXES.values()))
def test_what_is_exported_is_sound_in_every_format(format: str) -> None:
    assert problems(written(projected(*story()), format), format) == []


def test_events_and_evidence_of_every_kind_are_sound() -> None:
    told = telling("Mira Halden was arrested on 3 May 2016.", None, None)
    mira = told.person("Mira Halden")
    types = {"LegalStep": "transferred", "Abuse": "killed", "SupportAction": "letters", "Assessment": "fabricated"}
    types |= {"Work": "film", "InstitutionalOutcome": "closed"}
    for place, kind in enumerate(EVENT_KINDS, 1):
        values = {"type": types[kind]} if kind in types else {}
        told.event(kind, mira, place, **values)
    for evidence in (
        PageSelector(page=3),
        CellSelector(row=2, column="Name", text="Mira"),
        JsonSelector(pointer="/a", text="1"),
        PersonSelector(author="R. Viewer"),
    ):
        claim = told.claim(mira, "role", "defender", speaker_text=type(evidence).__name__)
        told.rows[-1] = RunRow(claim=claim.id, confidence=0.9, evidence=(evidence,))
    assert problems(written(projected(told), "turtle")) == []


@pytest.fixture(scope="module")
def told() -> Telling:
    told = telling("Mira Halden was arrested on 3 May 2016.", "Northern Herald", "2016-05-04")
    told.event("Arrest", told.person("Mira Halden"), 12, date="2016-05-03", place=told.entity("Place", "Lower Vale"))
    return told


@pytest.fixture(scope="module")
def sound(told: Telling) -> str:
    return written(projected(told), "turtle")


@pytest.mark.parametrize(
    ("old", "new", "prop", "wrong"),
    [
        ("defenders:confidence .*", 'defenders:confidence "1.2"^^xsd:float ;', "confidence", '"1.2" is more than 1'),
        ("defenders:sources 1", "defenders:sources 0", "sources", '"0" is less than 1'),
        ("    defenders:disputed .*\n", "", "disputed", "is missing"),
        (
            "defenders:alleged .*",
            "defenders:alleged true, false ;",
            "alleged",
            'has more than one value: "false", "true"',
        ),
        ('defenders:status "\\w+"', 'defenders:status "asleep"', "status", '"asleep" is none of: detained, released'),
        ("defenders:subject_of (id:\\w+)", 'defenders:subject_of "\\1"', "subject of", "is a text, not a resource"),
    ],
    ids=["too large", "too small", "missing", "two values", "no code", "no resource"],
)
def test_what_is_wrong_with_a_person_is_said_in_words(
    told: Telling, sound: str, old: str, new: str, prop: str, wrong: str
) -> None:
    blocks = sound.split("\n\n")
    place = next(n for n, block in enumerate(blocks) if 'rdfs:label "Mira Halden"' in block)
    blocks[place] = re.sub(old, new, blocks[place], count=1)
    assert blocks[place] not in sound
    (found,) = problems("\n\n".join(blocks))
    assert (found.id, found.name, found.classes) == (iri(told.found[0].id), "Mira Halden", ("Person",))
    assert found.property == prop
    assert wrong in found.wrong
    assert found.expected


@pytest.mark.parametrize(
    ("old", "new", "path", "wrong"),
    [
        (r'"2016-05-03"\^\^edtf:EDTF', '"3 May"^^edtf:EDTF', "defenders:date", '"3 May" is no date in EDTF'),
        (
            r'"2016-05-03"\^\^xsd:date',
            '"3 May"^^xsd:date',
            "defenders:earliest",
            '"3 May" is no day such as 2009-05-13',
        ),
        ("rdf:subject id:\\w+ ;", "", "rdf:subject", "is missing"),
        ("oa:hasTarget id:\\w+", "oa:hasTarget id:0", "oa:hasTarget", "is none of: oa:SpecificResource"),
        ("oa:hasSelector id:\\w+", "oa:hasSelector id:0", "oa:hasSelector", "PersonSelector, TextSelector"),
        ("rdf:predicate defenders:\\w+", "rdf:predicate defenders:mood", "rdf:predicate", "mood is none of: "),
        ("defenders:at|defenders:in id:\\w+", "defenders:in id:0", "defenders:in", "is none of: Place"),
        ('text_sha256 "\\w+"', 'text_sha256 "short"', "defenders:text_sha256", '"short" is no text of the form'),
        ("dcterms:accessRights .*", "", "dcterms:accessRights", "is missing"),
    ],
    ids=lambda value: value if ":" in value else "",
)
def test_what_is_wrong_with_other_resources_is_said_in_words(
    sound: str, old: str, new: str, path: str, wrong: str
) -> None:
    found = problems(re.sub(old, new, sound, count=1))
    assert any(problem.path == path and wrong in problem.wrong for problem in found)


def test_an_entity_is_called_by_its_name_where_it_is_the_wrong_one(sound: str) -> None:
    person = re.search(r"(id:\w+) a defenders:Person", sound)
    assert person
    (found, *_) = problems(re.sub(r"defenders:in id:\w+", f"defenders:in {person[1]}", sound, count=1))
    assert re.fullmatch(r"Mira Halden \(urn:defenders:id:\w+\) is none of: Place", found.wrong)


def test_what_holds_nothing_of_ours_is_not_called_sound() -> None:
    with pytest.raises(BadInput, match="a file: nothing in it"):
        problems("<urn:a> <urn:b> <urn:c> .")


DAMAGE = (
    ",",
    '"',
    "\\",
    "<",
    ">",
    "{",
    "}",
    "[",
    "]",
    "@",
    "^^",
    "_:a",
    "\u2028",
    "\x00",
    "\\u00",
    "1",
    ".",
    ";",
    "@en-",
    "<a b>",
)

BROKEN = {
    "ttl": ("@prefix a: <urn:a> .\na:b a a:c .\na:x a:y $ .\n", 3),
    "trig": ("@prefix a: <urn:a> .\n<urn:g> {\n  a:x a:y $ .\n}\n", 3),
    "nt": ("<urn:a> <urn:b> <urn:c> .\n\n<urn:a> <urn:b> c .\n", 3),
    "nq": ("<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b> .\n", 2),
    "jsonld": ('{"@context": {},\n "@graph": [}\n', 2),
}


@pytest.mark.parametrize("ending", sorted(BROKEN))
def test_a_file_that_is_no_rdf_is_refused_with_its_line(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"broken.{ending}"
    file.write_text(BROKEN[ending][0], "utf-8")
    with pytest.raises(BadInput, match=rf"broken\.{ending} line {BROKEN[ending][1]}: not valid"):
        read_rdf(file)


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.ttl"
    file.write_bytes("<urn:a> <urn:b>\n 'é' .".encode("latin-1"))
    with pytest.raises(BadInput, match=r"latin\.ttl line 2: not UTF-8"):
        read_rdf(file)


@pytest.mark.parametrize(("name", "why"), [("a.xml", "known endings"), ("nowhere.ttl", "cannot be read")])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_rdf(tmp_path / name)


@pytest.mark.parametrize(
    "document",
    [
        {"@context": "https://context.example/one"},
        {"@context": [{}, "https://context.example/one"]},
        {"@graph": [{"@context": "https://context.example/one"}]},
        {"@context": {"@import": "https://context.example/one"}},
        {"@context": {"Person": {"@id": "urn:p", "@context": "https://context.example/one"}}},
    ],
    ids=["outer", "in a list", "within", "import", "of a class"],
)
def test_a_context_that_would_be_fetched_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="nothing is fetched"):
        parse_rdf(json.dumps(document), "jsonld", "a file")


@pytest.mark.parametrize("format", sorted(SUFFIXES.values()))
@given(data=st.data())
@settings(max_examples=25)
def test_a_damaged_file_is_read_or_refused_and_ends_in_no_other_error(format: str, data: st.DataObject) -> None:
    lines = written(projected(*story()), format).split("\n")
    if format != "jsonld":
        first = data.draw(st.integers(10, len(lines) - 10))
        lines = lines[:10] + lines[first : first + 10]
    text = "\n".join(lines)
    place = data.draw(st.integers(0, len(text)))
    text = text[:place] + data.draw(st.sampled_from(DAMAGE)) + text[place + data.draw(st.integers(0, 2)) :]
    with contextlib.suppress(BadInput):
        parse_rdf(text, format, "a file")


def test_a_value_that_is_none_of_its_type_is_reported_and_not_remarked_on(sound: str, caplog: Any) -> None:
    (found,) = problems(sound.replace("disputed false", 'disputed "perhaps"^^xsd:boolean', 1))
    assert found.wrong == '"perhaps" is no `true` or `false`'
    assert caplog.records == []


def test_decisions_leave_a_dataset_sound(told: Telling) -> None:
    assert problems(written(projected(told, decided("reject", *told.found[-1:])), "turtle")) == []
