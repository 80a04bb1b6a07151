"""Five formats of one dataset: two libraries read the same from each, whatever stands in the texts."""

import re
import tracemalloc
from pathlib import Path

import pytest
from both_libraries import BASE, OXIGRAPH, by_oxigraph, by_rdflib, projected, text_of, written
from hypothesis import example, given, settings
from hypothesis import strategies as st
from making import Telling, decided, entries, reprinted, telling

from graph.errors import BadInput
from graph.live import gather
from graph.project_ledger import ProjectedLedger
from graph.projection import project
from graph.rdf.export import lines
from graph.workspace import Settings
from ontology.model import Derivation

FORMATS = sorted(OXIGRAPH)
WITH_GRAPHS = ("trig", "nquads", "jsonld")
GOLDEN = Path(__file__).with_name("golden.trig")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
TEXTS = st.text(st.characters() | st.sampled_from('"\\<>{}|^`%\n\r\t\x00\u202e\u2066\ud800\udfff\ufeff😀'), max_size=12)


def story() -> list[object]:
    """Two papers that disagree on a day, a lawyer who denies a charge, an appeal that is only asked for."""
    first = telling(
        "Mira Halden was arrested on 3 May 2016. He says no.", "Northern Herald", "2016-05-04", title="A day"
    )
    mira = first.person("Mira Halden")
    lawyer = first.person("Tom Brandt")
    group = first.entity("Organisation", "Open Door")
    first.event("Arrest", mira, 12, date="2016-05-03", place=first.entity("Place", "Lower Vale"))
    first.event("Charge", mira, 13, offence="theft", core=("offence=theft",))
    first.event("Charge", mira, 14, offence="theft", core=("offence=theft",), stance="denied", speaker=lawyer)
    first.event("Affiliation", mira, 15, organisation=group, role="founder")
    first.event("Affiliation", mira, 16, organisation=group, role="chair")
    first.event("SupportAction", mira, 17, actor=group, type="petition", modality="requested")
    first.event("SupportAction", mira, 19, type="letters", actor="readers")
    first.event("Assessment", mira, 18, type="fabricated", actor="many", stance="believed")
    second = telling("Mira Halden was taken on 5 May 2016.", "Vale Gazette", "2016-05-06")
    again = second.person("Mira Halden")
    arrest = second.event("Arrest", again, 12, date="2016-05-05", place=second.entity("Place", "Lower Vale"))
    second.claim(arrest, "agency", "police", derived=Derivation(rule="coreference", anchor=second.rows[0].evidence[0]))
    return [first, second, decided("same", mira, again), reprinted(second, "Evening Post")]


@pytest.mark.parametrize("format", FORMATS)
def test_two_libraries_read_the_same_dataset(format: str) -> None:
    text = written(projected(*story()), format)
    assert by_oxigraph(text, format) == by_rdflib(text, format)


def test_the_formats_with_graphs_hold_one_dataset() -> None:
    ledger = projected(*story())
    datasets = [by_oxigraph(written(ledger, format), format) for format in WITH_GRAPHS]
    assert datasets[0] == datasets[1] == datasets[2]
    assert len({graph for *_, graph in datasets[0]}) == 3


@pytest.mark.parametrize("format", ["turtle", "ntriples"])
def test_the_others_hold_the_same_triples_without_graphs(format: str) -> None:
    ledger = projected(*story())
    quads = by_oxigraph(written(ledger, "nquads"), "nquads")
    assert by_oxigraph(written(ledger, format), format) == {(*triple, "") for *triple, _ in quads}


@pytest.mark.parametrize("format", ["ntriples", "nquads"])
def test_no_line_comes_twice(format: str) -> None:
    found = written(projected(*story()), format).splitlines()
    assert len(found) == len(set(found)) > 100


def test_graphs_and_what_stands_in_them_are_in_the_order_of_ids() -> None:
    told = [telling(f"Case {n}: Mira Halden.") for n in range(6)]
    for one in told:
        one.person("Mira Halden")
    found = written(projected(*told), "nquads").splitlines()
    graphs = list(dict.fromkeys(re.sub(r".* (<\S+>) \.$", r"\1", line) for line in found if line.count("> <") > 2))
    names = [name for name in graphs if f"<{BASE}" in name]
    assert names == sorted(f"<{BASE}{one.document.id}>" for one in told)


def test_there_are_no_blank_nodes() -> None:
    quads = by_oxigraph(written(projected(*story())))
    subjects = {subject for subject, *_ in quads}
    assert all(subject.startswith(BASE) for subject in subjects)
    assert "_:" not in written(projected(*story()), "nquads")


@pytest.mark.parametrize("format", FORMATS)
@given(order=st.permutations(range(80)))
@settings(max_examples=5)
def test_the_order_in_which_records_are_read_changes_no_byte(format: str, order: list[int]) -> None:
    found = entries(*story())
    shuffled = [found[place] for place in order if place < len(found)] + found[len(order) :]

    def text(some: list[object]) -> str:
        records = gather(some)
        projection = project(records, 0.5)
        return written(ProjectedLedger(projection.graph, records, "w", projection.canonical, projection.live), format)

    assert text(shuffled) == text(found)


def test_the_golden_file_is_what_is_written() -> None:
    """A change of it changes what users have: look at the difference before you put the new text there."""
    assert written(projected(*story())) == GOLDEN.read_text("utf-8")


def hostile(name: str, words: str, publisher: str, address: str) -> Telling:
    """Texts wherever one can stand. The document itself came as UTF-8, which has no lone surrogate."""
    quote = replaced(words)
    told = telling(f"{replaced(name)} {quote}.", publisher or None, "2020-01-01", title=words, address=address)
    person = told.person(name)
    told.claim(person, "role", "defender", words=quote)
    told.event("Abuse", person, type="beaten", agency=publisher or "x")
    return told


def replaced(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


@given(name=TEXTS, words=TEXTS, publisher=TEXTS, address=TEXTS)
@example(
    name="\u202eA\u2066\udfff", words='"\\"\n\x00\u2028', publisher="\ud800", address="https://a.example/<>{}|^`\u202e"
)
@settings(max_examples=40)
def test_any_text_comes_back_from_every_format_and_none_steers_the_reader(
    name: str, words: str, publisher: str, address: str
) -> None:
    ledger = projected(hostile(f"N{name}", f"w{words}", publisher, address))
    datasets = []
    for format in FORMATS:
        text = written(ledger, format)
        text.encode()  # a lone surrogate would raise
        assert not STEERING.search(text)
        read = by_oxigraph(text, format)
        assert by_rdflib(text, format) == read
        datasets.append({quad[:3] for quad in read})
    values = {value for _, _, value in datasets[0]}
    assert all(dataset == datasets[0] for dataset in datasets)
    assert text_of(replaced(f"N{name}")) in values
    assert text_of(replaced(f"w{words}")) in values
    assert not address or text_of(replaced(address)) in values


@pytest.mark.parametrize("format", FORMATS)
def test_ids_stand_behind_the_base_of_the_settings(format: str) -> None:
    text = written(projected(*story()), format, base="https://example.org/ids/é/")
    read = by_oxigraph(text, format)
    assert by_rdflib(text, format) == read
    assert {subject.startswith("https://example.org/ids/é/") for subject, *_ in read} == {True}


def test_a_base_that_json_ld_would_take_for_a_prefix_is_refused() -> None:
    with pytest.raises(BadInput, match=r'"prov:".*defenders\.toml|defenders\.toml.*"prov:"'):
        written(projected(*story()), "jsonld", base="prov:")
    assert by_oxigraph(written(projected(*story()), "turtle", base="prov:"), "turtle")


@pytest.mark.parametrize("format", FORMATS)
def test_writing_takes_no_more_memory_for_more_documents(format: str) -> None:
    """The text of the larger ledger grows fifteenfold."""

    def peak(count: int) -> int:
        told = [telling(f"Case {n}: Mira Halden.", "Northern Herald") for n in range(count)]
        for one in told:
            mira = one.person("Mira Halden")
            for place in range(20):
                one.event("Arrest", mira, place, date=f"20{place + 10}-05")
        ledger = projected(*told)
        assert ledger.graph.digest
        written(projected(), format)  # what is imported and looked up once
        tracemalloc.start()
        for _ in lines(ledger, Settings(), format):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(45) < 3 * peak(3)


def test_turtle_is_written_to_be_read() -> None:
    text = written(projected(*story()), "turtle")
    block = next(block for block in text.split("\n\n") if 'rdfs:label "Mira Halden"' in block)
    assert re.fullmatch(
        r"id:\w{64} a defenders:Person ;\n"
        r'    rdfs:label "Mira Halden" ;\n'
        r"    defenders:aliases .*\n"
        r"(    [\w:]+ .* ;\n|    [\w:]+ .*,\n|        .*,\n|        .* ;\n)+"
        r"    defenders:subject_of (id:\w{64}(,\n +)?)+ \.\n?",
        block,
    )


def test_an_empty_ledger_is_a_dataset_that_describes_itself() -> None:
    for format in FORMATS:
        text = written(projected(), format)
        assert {subject for subject, *_ in by_oxigraph(text, format)} == {BASE + "5" * 32}
        assert by_rdflib(text, format) == by_oxigraph(text, format)
