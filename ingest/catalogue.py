"""What the ledger holds of sources already: looked up once an ingest, kept up to date as files come in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from graph.ledger import Ledger
from graph.live import gather
from graph.withdrawal import is_withdrawal
from ontology.model import Decision, Description, Document, Record, Run, Source


@dataclass
class Catalogue:
    """Ids of sources, documents and runs; by source the current descriptions and the document that was redacted.

    A redacted document stands for its source for ever: reading the file again must not bring back what was withdrawn.
    """

    sources: set[str]
    documents: set[str]
    runs: set[str]
    descriptions: dict[str, tuple[Description, ...]]
    redacted: dict[str, Document]

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """Look it up."""
        described = gather(ledger.entries(Description, Decision))
        descriptions: dict[str, tuple[Description, ...]] = {}
        for description in described.current_descriptions.values():
            descriptions[description.source] = (*descriptions.get(description.source, ()), description)
        withdrawn = {target for d in described.decisions if is_withdrawal(d) for target in d.targets}
        documents = (document for document in ledger.of(Document) if document.id in withdrawn) if withdrawn else ()
        return cls(
            sources=ledger.ids(Source),
            documents=ledger.ids(Document),
            runs=ledger.ids(Run),
            descriptions=descriptions,
            redacted={document.source: document for document in documents},
        )

    def take(self, records: Iterable[Record], descriptions: tuple[Description, ...]) -> None:
        """Take in the records of one file. descriptions: all that are current for its source now."""
        for record in records:
            if isinstance(record, Source):
                self.sources.add(record.id)
                self.descriptions[record.id] = descriptions
            elif isinstance(record, Document):
                self.documents.add(record.id)
            elif isinstance(record, Run):
                self.runs.add(record.id)
