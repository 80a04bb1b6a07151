"""What a dataset says of claims, of their evidence and of the graph that they add up to. All people are made up."""

import pytest
from both_libraries import (
    DCTERMS,
    DEFENDERS,
    LABEL,
    OA,
    PROV,
    RDF,
    WORKSPACE,
    XSD,
    Quad,
    by_oxigraph,
    defenders,
    iri,
    projected,
    text_of,
    written,
)
from making import Telling, decided, reprinted, telling

from graph.project_ledger import ProjectedLedger
from ontology.kinds import VERSION
from ontology.model import (
    CellSelector,
    Claim,
    Derivation,
    DescriptionSelector,
    EventMention,
    JsonSelector,
    PageSelector,
    PersonSelector,
    RunRow,
    Selector,
    TextSelector,
)

TYPE = RDF + "type"
TEXT = "Mira Halden was arrested on 3 May 2016 by the police."


@pytest.fixture
def told() -> Telling:
    return telling(TEXT, "Northern Herald", "2016-05-04", title="A bad day", address="https://herald.example/1")


class Dataset:
    """The quads of a ledger's export, to be asked."""

    def __init__(self, ledger: ProjectedLedger) -> None:
        self.quads: set[Quad] = by_oxigraph(written(ledger))

    def of(self, subject: str, predicate: str) -> set[str]:
        """The values of a property, in whichever graph."""
        return {value for s, p, value, _ in self.quads if (s, p) == (subject, predicate)}

    def one(self, subject: str, predicate: str) -> str:
        (value,) = self.of(subject, predicate)
        return value

    def graphs(self, subject: str) -> set[str]:
        """The graphs in which something is said of a subject."""
        return {graph for s, *_, graph in self.quads if s == subject}

    def all(self, kind: str) -> set[str]:
        """The resources of a class."""
        return {s for s, p, value, _ in self.quads if (p, value) == (TYPE, kind)}


def exported(*parts: object) -> Dataset:
    return Dataset(projected(*parts))  # type: ignore[arg-type]


def claim_of(told: Telling, prop: str) -> str:
    """The IRI of the one claim of a property."""
    (found,) = [item for item in told.found if isinstance(item, Claim) and item.property == prop]
    return iri(found.id)


def test_a_claim_is_a_statement_in_the_graph_of_its_document(told: Telling) -> None:
    mira = told.person("Mira Halden")
    arrest = told.event("Arrest", mira, 12, speaker=mira)
    dataset, claim = exported(told), claim_of(told, "subject")
    assert dataset.of(claim, TYPE) == {defenders("Claim"), RDF + "Statement"}
    assert dataset.graphs(claim) == {iri(told.document.id)}
    assert dataset.one(claim, RDF + "subject") == iri(arrest.id)
    assert dataset.one(claim, RDF + "predicate") == defenders("subject")
    assert dataset.one(claim, RDF + "object") == iri(mira.id)
    assert dataset.one(claim, defenders("stance")) == text_of("asserted")
    assert dataset.one(claim, defenders("modality")) == text_of("actual")
    assert dataset.one(claim, defenders("confidence")) == f"0.9^^{XSD}float"
    assert dataset.one(claim, defenders("speaker")) == dataset.one(claim, PROV + "wasAttributedTo") == iri(mira.id)
    assert dataset.one(claim, PROV + "hadPrimarySource") == iri(told.source.id)


def test_it_is_about_what_its_mention_resolves_to_and_names_the_mention(told: Telling) -> None:
    mira = told.person("Mira Halden")
    first = told.event("Arrest", mira, 12, date="2016-05-03")
    second = telling("Mira Halden: taken on 3 May 2016.", "Vale Gazette")
    again = second.person("Mira Halden")
    later = second.event("Arrest", again, 13, date="2016-05-03", speaker=again)
    dataset = exported(told, second, decided("same", mira, again))
    assert dataset.one(claim_of(second, "date"), defenders("speaker")) == iri(mira.id)
    assert dataset.one(claim_of(second, "name"), RDF + "subject") == iri(mira.id)
    assert dataset.one(claim_of(second, "name"), defenders("mention")) == iri(again.id)
    assert dataset.one(claim_of(second, "subject"), RDF + "object") == iri(mira.id)
    assert dataset.one(claim_of(second, "date"), RDF + "subject") == iri(first.id)
    assert dataset.one(claim_of(second, "date"), defenders("mention")) == iri(later.id)


def test_a_date_is_edtf_with_its_bounds(told: Telling) -> None:
    told.event("Arrest", told.person("Mira Halden"), 12, date="2016-05")
    dataset, claim = exported(told), claim_of(told, "date")
    assert dataset.one(claim, RDF + "object") == "2016-05^^http://id.loc.gov/datatypes/edtf/EDTF"
    assert dataset.one(claim, defenders("earliest")) == f"2016-05-01^^{XSD}date"
    assert dataset.one(claim, defenders("latest")) == f"2016-05-31^^{XSD}date"


def test_the_words_are_in_a_selector_that_has_an_iri(told: Telling) -> None:
    mira = told.person("Mira Halden")
    told.claim(mira, "role", "defender", words="arrested on 3 May")
    dataset, claim = exported(told), claim_of(told, "role")
    target = dataset.one(claim, OA + "hasTarget")
    selector = dataset.one(target, OA + "hasSelector")
    assert dataset.one(target, OA + "hasSource") == iri(told.document.id)
    assert dataset.of(selector, TYPE) == {
        defenders("TextSelector"),
        OA + "TextPositionSelector",
        OA + "TextQuoteSelector",
    }
    start = TEXT.index("arrested")
    assert dataset.one(selector, OA + "start") == f"{start}^^{XSD}integer"
    assert dataset.one(selector, OA + "end") == f"{start + 17}^^{XSD}integer"
    assert dataset.one(selector, OA + "exact") == text_of("arrested on 3 May")


def test_one_place_in_a_document_is_one_selector(told: Telling) -> None:
    mira = told.person("Mira Halden")
    for role in ("defender", "lawyer"):
        told.claim(mira, "role", role, words="arrested on")
    dataset = exported(told)
    found = [s for s, p, value, _ in dataset.quads if (p, value) == (OA + "exact", text_of("arrested on"))]
    assert len(found) == 1
    assert len({s for s, p, value, _ in dataset.quads if (p, value) == (OA + "hasSelector", found[0])}) == 1


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        (PageSelector(page=3), {"page": f"3^^{XSD}integer"}),
        (
            CellSelector(row=2, column="Name", text="Mira", sheet="List"),
            {"row": f"2^^{XSD}integer", "column": text_of("Name"), "text": text_of("Mira"), "sheet": text_of("List")},
        ),
        (JsonSelector(pointer="/a/0", text='"Mira"'), {"pointer": text_of("/a/0"), "text": text_of('"Mira"')}),
        (PersonSelector(author="R. Viewer", note="seen"), {"author": text_of("R. Viewer"), "note": text_of("seen")}),
    ],
    ids=lambda case: type(case).__name__,
)
def test_evidence_of_every_kind_is_exported(told: Telling, selector: Selector, said: dict[str, str]) -> None:
    claim = told.claim(told.person("Mira Halden"), "role", "defender")
    told.rows[-1] = RunRow(claim=claim.id, confidence=0.9, evidence=(selector,))  # type: ignore[arg-type]
    dataset = exported(told)
    found = dataset.one(dataset.one(iri(claim.id), OA + "hasTarget"), OA + "hasSelector")
    assert dataset.one(found, TYPE) == defenders(type(selector).__name__)
    assert {name: dataset.one(found, defenders(name)) for name in said} == said


def test_a_field_of_a_description_leads_to_the_description(told: Telling) -> None:
    claim = told.claim(told.person("Mira Halden"), "role", "defender")
    evidence = DescriptionSelector(description_id=told.description.id, field="publisher")
    told.rows[-1] = RunRow(claim=claim.id, confidence=0.9, evidence=(evidence,))
    dataset = exported(told)
    found = dataset.one(dataset.one(iri(claim.id), OA + "hasTarget"), OA + "hasSelector")
    description = dataset.one(found, defenders("description_id"))
    assert dataset.one(description, defenders("publisher")) == text_of("Northern Herald")
    assert dataset.one(description, defenders("source")) == iri(told.source.id)


def test_the_run_says_what_found_a_claim(told: Telling) -> None:
    told.person("Mira Halden")
    dataset = exported(told)
    run = dataset.one(claim_of(told, "name"), PROV + "wasGeneratedBy")
    assert dataset.of(run, TYPE) == {defenders("Run"), PROV + "Activity"}
    assert dataset.one(run, defenders("extractor")) == text_of("rules")
    assert dataset.one(run, defenders("extractor_version")) == text_of("1")
    assert dataset.one(run, PROV + "used") == iri(told.document.id)


def test_a_claim_under_two_descriptions_is_one_with_two_runs(told: Telling) -> None:
    told.person("Mira Halden")
    dataset = exported(told, reprinted(told, "Evening Post"))
    runs = dataset.of(claim_of(told, "name"), PROV + "wasGeneratedBy")
    publishers = {dataset.one(dataset.one(run, defenders("description")), defenders("publisher")) for run in runs}
    assert publishers == {text_of("Northern Herald"), text_of("Evening Post")}
    assert len(dataset.of(claim_of(told, "name"), OA + "hasTarget")) == 1


def test_the_surest_reading_of_a_claim_counts(told: Telling) -> None:
    told.claim(told.person("Mira Halden"), "role", "defender", confidence=0.6)
    other = reprinted(told, "Evening Post")
    other.rows[-1] = other.rows[-1].model_copy(update={"confidence": 0.8})
    dataset = exported(told, other)
    assert dataset.one(claim_of(told, "role"), defenders("confidence")) == f"0.8^^{XSD}float"


def test_who_is_only_described_speaks_in_words(told: Telling) -> None:
    told.claim(told.person("Mira Halden"), "role", "defender", speaker_text="many")
    dataset, claim = exported(told), claim_of(told, "role")
    assert dataset.one(claim, defenders("speaker_text")) == text_of("many")
    assert dataset.of(claim, defenders("speaker")) == set()


def test_what_is_only_asked_for_is_a_claim_and_no_node(told: Telling) -> None:
    mira = told.person("Mira Halden")
    asked = told.event("Release", mira, 12, modality="requested")
    dataset, claim = exported(told), claim_of(told, "kind")
    assert dataset.one(claim, defenders("modality")) == text_of("requested")
    assert dataset.one(claim, RDF + "subject") == iri(asked.id)
    assert dataset.graphs(iri(asked.id)) == set()


def test_a_claim_below_the_threshold_is_not_exported(told: Telling) -> None:
    told.claim(told.person("Mira Halden"), "role", "defender", confidence=0.2)
    assert exported(told).graphs(claim_of(told, "role")) == set()


def test_a_derived_value_names_its_rule_and_the_words_it_starts_from(told: Telling) -> None:
    mira = told.person("Mira Halden")
    anchor = TextSelector(start=0, end=4, quote="Mira")
    name = next(item for item in told.found if isinstance(item, Claim))
    derived = Derivation(rule="coreference", anchor=anchor, anchor_claim=name.id)
    told.claim(mira, "role", "defender", derived=derived)
    dataset = exported(told)
    derivation = dataset.one(claim_of(told, "role"), defenders("derived"))
    assert dataset.one(derivation, TYPE) == defenders("Derivation")
    assert dataset.one(derivation, defenders("rule")) == text_of("coreference")
    assert dataset.one(dataset.one(derivation, defenders("anchor")), OA + "exact") == text_of("Mira")
    assert dataset.one(derivation, defenders("anchor_claim")) == iri(name.id)


def test_a_derivation_does_not_name_a_claim_that_was_rejected(told: Telling) -> None:
    mira = told.person("Mira Halden")
    wrong = told.claim(mira, "role", "lawyer")
    told.claim(mira, "role", "defender", derived=Derivation(rule="coreference", anchor_claim=wrong.id))
    dataset = exported(told, decided("reject", wrong))
    (derivation,) = dataset.all(defenders("Derivation"))
    assert dataset.of(derivation, defenders("anchor_claim")) == set()
    assert iri(wrong.id) not in {value for *_, value, _ in dataset.quads}


def two_days(told: Telling) -> Telling:
    """A second paper that gives another day; `told` has the first."""
    told.event("Arrest", told.person("Mira Halden"), 12, date="2016-05-03", agency="police")
    second = telling("Mira Halden: taken by the police on 5 May 2016.", "Vale Gazette")
    second.event("Arrest", second.person("Mira Halden"), 13, date="2016-05-05", agency="police")
    return second


def test_both_values_of_a_dispute_are_there_and_marked(told: Telling) -> None:
    second = two_days(told)
    mentions = [item for one in (told, second) for item in one.found if not isinstance(item, Claim | EventMention)]
    dataset = exported(told, second, decided("same", *mentions))
    (arrest,) = dataset.all(defenders("Arrest"))
    assert dataset.of(arrest, defenders("disputed_on")) == {text_of("date")}
    for one, day in ((told, "2016-05-03"), (second, "2016-05-05")):
        claim = claim_of(one, "date")
        assert dataset.one(claim, RDF + "subject") == arrest
        assert dataset.one(claim, RDF + "object").startswith(day)
        assert dataset.one(claim, defenders("disputed")) == f"true^^{XSD}boolean"
        assert dataset.one(claim_of(one, "agency"), defenders("disputed")) == f"false^^{XSD}boolean"


def test_a_denial_and_what_it_denies_are_marked(told: Telling) -> None:
    mira, lawyer = told.person("Mira Halden"), told.person("Tom Brandt")
    told.event("Charge", mira, 13, offence="theft", core=("offence=theft",))
    told.event("Charge", mira, 14, offence="theft", core=("offence=theft",), stance="denied", speaker=lawyer)
    told.event("Arrest", mira, 12)
    dataset = exported(
        told,
        decided("same", *[item for item in told.found if isinstance(item, EventMention) and item.kind == "Charge"]),
    )
    marked = {
        (dataset.one(claim, RDF + "predicate").removeprefix(DEFENDERS), dataset.one(claim, defenders("stance")))
        for claim in dataset.all(defenders("Claim"))
        if dataset.one(claim, defenders("disputed")).startswith("true")
    }
    stances = (text_of("asserted"), text_of("denied"))
    assert marked == {(prop, stance) for prop in ("kind", "subject", "offence") for stance in stances}
    (about_the_arrest,) = {
        claim for claim in dataset.all(defenders("Claim")) if dataset.of(claim, RDF + "object") == {text_of("Arrest")}
    }
    assert dataset.one(about_the_arrest, defenders("disputed")).startswith("false")


def test_an_affiliation_that_is_disputed_marks_its_claims(told: Telling) -> None:
    mira, group = told.person("Mira Halden"), told.entity("Organisation", "Open Door")
    first = told.event("Affiliation", mira, 12, organisation=group, role="chair", start="2001")
    second = telling("Mira Halden of Open Door.", "Vale Gazette")
    again, same = second.person("Mira Halden"), second.entity("Organisation", "Open Door")
    later = second.event("Affiliation", again, 13, organisation=same, role="chair", start="2003")
    joined = [decided("same", *pair) for pair in ((mira, again), (group, same), (first, later))]
    dataset = exported(told, second, *joined)
    assert dataset.one(claim_of(told, "start"), defenders("disputed")).startswith("true")
    assert dataset.one(claim_of(told, "organisation"), defenders("disputed")).startswith("false")


def test_nodes_rest_on_claims_of_the_ledger(told: Telling) -> None:
    mira = told.person("Mira Halden")
    told.event("Arrest", mira, 12, date="2016-05-03")
    dataset = exported(told)
    rested_on = {value for _, p, value, _ in dataset.quads if p == defenders("claims")}
    assert rested_on == dataset.all(defenders("Claim"))
    assert dataset.all(defenders("GraphClaim")) == set()


def test_a_relationship_is_a_triple_and_a_resource(told: Telling) -> None:
    mira = told.person("Mira Halden")
    arrest = told.event("Arrest", mira, 12)
    dataset = exported(told)
    assert dataset.of(iri(mira.id), defenders("subject_of")) == {iri(arrest.id)}
    (relationship,) = dataset.all(defenders("SubjectOf"))
    assert dataset.one(relationship, defenders("start_node")) == iri(mira.id)
    assert dataset.one(relationship, defenders("end_node")) == iri(arrest.id)
    assert claim_of(told, "subject") in dataset.of(relationship, defenders("claims"))
    assert dataset.graphs(relationship) == {""}


def test_two_roles_in_one_organisation_are_one_triple_and_two_resources(told: Telling) -> None:
    mira, group = told.person("Mira Halden"), told.entity("Organisation", "Open Door")
    told.event("Affiliation", mira, 12, organisation=group, role="founder")
    told.event("Affiliation", mira, 13, organisation=group, role="chair")
    dataset = exported(told)
    assert dataset.of(iri(mira.id), defenders("affiliated_with")) == {iri(group.id)}
    roles = {dataset.one(one, defenders("role")) for one in dataset.all(defenders("AffiliatedWith"))}
    assert roles == {text_of("founder"), text_of("chair")}


def test_a_source_is_described_in_dublin_core_too(told: Telling) -> None:
    told.person("Mira Halden")
    dataset, source = exported(told), iri(told.source.id)
    assert dataset.of(source, TYPE) == {defenders("Source"), defenders("GraphSource"), PROV + "PrimarySource"}
    assert dataset.one(source, DCTERMS + "publisher") == text_of("Northern Herald")
    assert dataset.one(source, DCTERMS + "date") == "2016-05-04^^http://id.loc.gov/datatypes/edtf/EDTF"
    assert dataset.one(source, DCTERMS + "title") == text_of("A bad day")
    assert dataset.one(source, DCTERMS + "language") == text_of("en")
    assert dataset.one(source, defenders("media_type")) == text_of("text/plain")
    assert dataset.one(iri(told.document.id), PROV + "hadPrimarySource") == source


def test_the_text_of_a_document_stays_at_home(told: Telling) -> None:
    told.person("Mira Halden")
    ledger = projected(told)
    dataset = Dataset(ledger)
    assert dataset.one(iri(told.document.id), defenders("text_sha256")) == text_of(told.document.text_sha256)
    assert "by the police" not in written(ledger)


def test_people_have_labels_and_events_dates(told: Telling) -> None:
    mira = told.person("Mira Halden")
    arrest = told.event("Arrest", mira, 12, date="2016-05-03")
    dataset = exported(told)
    assert dataset.one(iri(mira.id), LABEL) == text_of("Mira Halden")
    assert dataset.of(iri(arrest.id), TYPE) == {defenders("Arrest"), defenders("Event")}
    assert dataset.one(iri(arrest.id), defenders("earliest")) == f"2016-05-03^^{XSD}date"
    assert dataset.of(iri(arrest.id), DCTERMS + "date") == set()


def test_speakers_of_a_view_in_words_are_no_entities(told: Telling) -> None:
    told.event("Assessment", told.person("Mira Halden"), 12, type="fabricated", actor="many", stance="believed")
    dataset = exported(told)
    (view,) = dataset.all(defenders("Assessment"))
    assert dataset.one(view, defenders("speaker_name")) == text_of("many")


def test_the_dataset_says_what_it_is(told: Telling) -> None:
    ledger = projected(told)
    dataset, header = Dataset(ledger), iri(WORKSPACE)
    assert dataset.of(header, TYPE) == {defenders("DefendersGraph"), "http://www.w3.org/ns/dcat#Dataset"}
    assert dataset.one(header, DCTERMS + "accessRights") == text_of("internal")
    assert dataset.one(header, DCTERMS + "conformsTo") == "https://w3id.org/defenders/ontology"
    assert dataset.one(header, defenders("digest")) == text_of(ledger.graph.digest)
    assert dataset.one(header, defenders("schema")) == text_of(VERSION)
