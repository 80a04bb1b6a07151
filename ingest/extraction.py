"""What an extractor finds in a document: records that the ledger takes as they are."""

from dataclasses import dataclass

from ontology.model import Claim, EntityMention, EventMention, RunRow

UNKNOWN_PUBLICATION_DAY = "unknown_publication_day"
"""The rule of a claim whose date would be that of the publication, if that were known."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Mentions, claims about them, and for each claim the row that says where it stands and how sure that is.

    Every id that a claim or a row names is here. Rows are in the order of the text.
    """

    mentions: tuple[EntityMention | EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rows: tuple[RunRow, ...] = ()
