"""Documents as the page Sources reads them: from the ledger, cut into pieces at the edges of what claims rest on."""

from hypothesis import given
from hypothesis import strategies as st

from graph.ledger import Ledger
from graph.questions.asking import Graph
from graph.questions.documents import Passage, Reading, listed, read_document
from graph.questions.marks import in_graph, pieces, told
from ontology.model import Claim, Document, Run

TEXT = "Mira Tolland was arrested. She was released."


def reading(spans: list[tuple[int, int]]) -> Reading:
    passages = tuple(
        Passage(start, end, f"claim {n}", f"mention {n}", "Arrest", "kind", "Arrest", "asserted", "actual", 0.9)
        for n, (start, end) in enumerate(spans)
    )
    return Reading("document", "source", TEXT, None, passages, ())


@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=12))
def test_pieces_joined_are_the_text_and_know_all_that_covers_them(spans: list[tuple[int, int]]) -> None:
    cut = pieces(reading(spans))
    assert "".join(piece.text for piece in cut) == TEXT
    for piece in cut:
        assert TEXT[piece.start : piece.start + len(piece.text)] == piece.text
        for n, (start, end) in enumerate(spans):
            sound = 0 <= start < end <= len(TEXT)
            covers = sound and start <= piece.start and piece.start + len(piece.text) <= end
            assert (f"mention {n}" in piece.mentions) == covers


def test_the_narrowest_passage_comes_first() -> None:
    cut = pieces(reading([(0, 25), (0, 12)]))
    assert cut[0].mentions == ("mention 1", "mention 0")


def test_documents_are_listed_the_newest_publication_first(ledger: Ledger) -> None:
    found = listed(ledger)
    assert [document.file for document in found] == ["khiem.txt", "quill.txt", "monitor.txt", "harbour.txt"]
    assert all(document.read for document in found)


def test_a_document_shows_what_its_live_claims_rest_on(ledger: Ledger, graph: Graph) -> None:
    key = next(document.document for document in listed(ledger) if document.file == "monitor.txt")
    found = read_document(ledger, key, 0.5)
    assert found is not None
    assert all(found.text[p.start : p.end] for p in found.passages)
    arrest = next(mention for mention in told(found).values() if mention.kind == "Arrest")
    assert arrest.title == "arrest"
    assert {(p.property, p.value) for p in arrest.passages} >= {("subject", "Mira Tolland"), ("date", "2016-05-05")}
    assert in_graph(graph, found, arrest)[0].kind == "Arrest"


def test_a_document_that_is_not_there_is_none(ledger: Ledger) -> None:
    assert read_document(ledger, "nothing", 0.5) is None


def test_records_are_looked_up_by_id_and_by_what_they_belong_to(ledger: Ledger) -> None:
    run = next(ledger.of(Run))
    (found,) = ledger.belonging(Run, "document", run.document)
    assert found.record == run
    document = next(document for document in ledger.of(Document) if document.id == run.document)
    assert [entry.record for entry in ledger.belonging(Document, "source", document.source)] == [document]
    claims = [row.claim for row in run.rows]
    assert {entry.record.id for entry in ledger.get([*claims, "nothing"])} == set(claims)
    assert all(isinstance(entry.record, Claim) for entry in ledger.get(claims))
