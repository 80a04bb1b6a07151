"""The schema: everything is described, and the code lists are those of the extraction contract."""

from pathlib import Path
from typing import get_args

import pytest
from linkml_runtime.utils.schemaview import SchemaView

import ontology
from ontology import model

CODES = {
    "PersonRole": "defender spokesperson official lawyer relative other",
    "LegalStepType": (
        "parole_filed parole_granted parole_denied appeal_filed appeal_pending appeal_granted appeal_denied"
        " sentence_reduced conviction_overturned acquitted charges_dropped detention_extended transferred trial_opened"
    ),
    "ReleaseHow": ("parole bail amnesty pardon provisional conditional medical acquittal end_of_sentence exchange"),
    "AssessmentType": (
        "fabricated unjust_charges unjust_imprisonment unlawful_detention unfair_trial prisoner_of_conscience"
        " politically_motivated torture_alleged"
    ),
    "AbuseType": (
        "torture beaten mistreatment threatened disappearance killed medical_neglect solitary_confinement"
        " denied_counsel denied_visits arbitrary_detention raided travel_ban surveillance smear"
    ),
    "SupportType": (
        "call_release call_drop_charges call_investigate welcome condemn petition urgent_action letters"
        " trial_observation award"
    ),
    "WorkType": "film book article report poem post broadcast",
    "OutcomeType": "closed investigated prosecuted reformed",
}
"""The code lists of the extraction contract, in its order."""


@pytest.fixture(scope="module")
def schema() -> SchemaView:
    return SchemaView(str(Path(ontology.__file__).with_name("defenders.yaml")))


def test_every_class_slot_code_list_and_code_has_a_description(schema: SchemaView) -> None:
    ours = {**schema.all_classes(), **schema.all_slots(), **schema.all_enums()}
    silent = [name for name, element in ours.items() if not element.description]
    silent += [
        f"{name}.{code}"
        for name, enum in schema.all_enums().items()
        for code, value in enum.permissible_values.items()
        if not value.description
    ]
    assert silent == []


def test_every_description_is_one_line_that_ends_a_sentence(schema: SchemaView) -> None:
    described = {**schema.all_classes(), **schema.all_slots(), **schema.all_enums()}.values()
    assert [e.name for e in described if "\n" in e.description.strip() or not e.description.strip().endswith(".")] == []


def test_every_slot_belongs_to_a_class_and_every_class_to_the_records_or_the_graph(schema: SchemaView) -> None:
    used = {slot for name in schema.all_classes() for slot in schema.class_slots(name)}
    assert set(schema.all_slots()) - used == set()
    assert [name for name, definition in schema.all_classes().items() if not definition.in_subset] == []


@pytest.mark.parametrize("name", CODES)
def test_code_lists_are_those_of_the_extraction_contract(schema: SchemaView, name: str) -> None:
    assert list(schema.get_enum(name).permissible_values) == CODES[name].split()
    assert list(get_args(getattr(model, name))) == CODES[name].split()


def test_no_two_slots_of_a_class_go_by_one_name(schema: SchemaView) -> None:
    for name in schema.all_classes():
        slots = [schema.get_slot(slot) for slot in schema.class_slots(name)]
        names = [slot.alias or slot.name for slot in slots]
        assert len(names) == len(set(names)), name


def test_names_in_annotations_are_slots_or_claim_properties(schema: SchemaView) -> None:
    known = set(get_args(model.ClaimProperty))
    for name, definition in schema.all_classes().items():
        for annotation in ("core", "informative", "single_valued"):
            if annotation in definition.annotations:
                assert set(str(definition.annotations[annotation].value).split()) <= known, (name, annotation)
        for annotation in ("indexed", "full_text"):
            if annotation in definition.annotations:
                classes = schema.class_descendants(name)
                slots = {schema.get_slot(slot).alias or slot for cls in classes for slot in schema.class_slots(cls)}
                assert set(str(definition.annotations[annotation].value).split()) <= slots, (name, annotation)


def test_the_namespace_is_fixed(schema: SchemaView) -> None:
    assert schema.expand_curie("defenders:Person") == "https://w3id.org/defenders/ontology#Person"


@pytest.mark.parametrize("vocabulary", ["sdo", "foaf", "org", "prov", "skos", "oa"])
def test_classes_and_slots_are_mapped_to_the_vocabularies_that_others_use(schema: SchemaView, vocabulary: str) -> None:
    mapped = [
        curie
        for element in [*schema.all_classes().values(), *schema.all_slots().values()]
        for curie in [
            *element.exact_mappings,
            *element.close_mappings,
            *element.broad_mappings,
            str(getattr(element, "slot_uri", "")),
        ]
    ]
    assert any(curie.startswith(f"{vocabulary}:") for curie in mapped)
