"""`sources correct`: another description in the place of the former, and the document read again under it."""

from collections import Counter

from graph import records
from graph.errors import BadInput
from graph.identity.resolve import resolve
from graph.ledger import Ledger
from graph.live import gather
from ingest.described import Given
from ingest.pipeline import read_under


def correct_source(ledger: Ledger, beginning: str, change: Given, author: str, threshold: float) -> Counter[str]:
    """Correct the newest description of a source; return how many records of each kind were added.

    beginning: first digits of the source's id. change: what is different; the rest stays. Raises BadInput where the
    digits name no source or several.
    """
    known = gather(ledger.entries())
    found = [source for key, source in known.sources.items() if key.startswith(beginning)]
    if len(found) != 1:
        raise BadInput(f"{beginning!r} begins the ids of {len(found)} sources; `defenders sources` lists them")
    (source,) = found
    former = [d for d in known.current_descriptions.values() if d.source == source.id][-1]
    corrected = records.description(
        source,
        "person",
        publisher=change.publisher or former.publisher,
        date=change.date or former.date,
        address=change.address or former.address,
        language=change.language or former.language,
        title=former.title,
        file=former.file,
        licence=former.licence,
    )
    if corrected.id == former.id:
        return Counter()
    decision = records.decision("correct", (former.id,), author, replacement=corrected.id, reason="described anew")
    added = ledger.append((corrected, decision))
    runs = {run.id for run in known.runs}
    for document in known.documents.values():
        if document.source == source.id:
            added += ledger.append(read_under((corrected,), document, runs, former.file or source.id)[0])
    resolve(ledger, threshold)
    return added
