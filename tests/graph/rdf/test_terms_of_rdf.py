"""What names mean comes from the context, and what we say in terms of others stands in the schema."""

from pathlib import Path

import pytest
import yaml

import ontology
from graph.rdf.graph_resources import NAMED, PUBLISHED, class_of
from graph.rdf.terms import Vocabulary
from ontology.kinds import RELATIONSHIPS

SCHEMA = yaml.safe_load((Path(ontology.__file__).parent / "defenders.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


def test_a_name_means_what_the_classes_of_its_resource_say(vocabulary: Vocabulary) -> None:
    assert vocabulary.of(("Detention", "Event"))["start"].curie == "defenders:start"
    assert vocabulary.of(("Detention", "Event"))["start"].datatype == "edtf:EDTF"
    assert vocabulary.of(("TextSelector",))["start"].curie == "oa:start"
    assert vocabulary.of(("Assessment", "Event"))["speaker"].curie == "defenders:speaker_name"
    assert vocabulary.of(("Claim", "Statement"))["speaker"].kind == "resource"


def test_every_relationship_has_a_class_and_a_triple(vocabulary: Vocabulary) -> None:
    for kind in RELATIONSHIPS:
        assert vocabulary.class_curie(class_of(kind)) == f"defenders:{class_of(kind)}"
        assert vocabulary.of(())[kind.lower()].kind == "resource"


@pytest.mark.parametrize(("ours", "theirs"), [*PUBLISHED.items(), *NAMED.items()])
def test_what_others_call_it_is_a_mapping_of_the_schema(vocabulary: Vocabulary, ours: str, theirs: str) -> None:
    slot = SCHEMA["slots"][ours]
    mapped = [*slot.get("exact_mappings", []), *slot.get("close_mappings", [])]
    assert vocabulary.of(())[theirs].curie in mapped
