"""Evidence or nothing: a row of a run counts only if its evidence checks against what is stored."""

from collections.abc import Callable

from ontology.model import Description, Document, RunRow, TextSelector
from ontology.model import DescriptionSelector as ByDescription


def problems(row: RunRow, document: Document, description: Callable[[str], Description | None]) -> list[str]:
    """Return what is wrong with the evidence of `row`, each in words; nothing where it checks.

    description: gives the description of an id, or None. Selectors into other kinds of source are checked by the
    reader that made them; here at least one selector of any kind must be there.
    """
    wrong = [] if row.evidence else ["no evidence"]
    for selector in row.evidence:
        if isinstance(selector, TextSelector):
            wrong += text_problems(selector, document.text)
        elif isinstance(selector, ByDescription):
            known = description(selector.description_id)
            if known is None or not getattr(known, selector.field, None):
                wrong.append(f"description {selector.description_id[:12]} has no {selector.field}")
    if row.derived and row.derived.anchor:
        wrong += text_problems(row.derived.anchor, document.text)
    return wrong


def text_problems(selector: TextSelector, text: str) -> list[str]:
    """Return what is wrong with a span: it must lie in `text`, not be empty and quote exactly what stands there."""
    if not 0 <= selector.start < selector.end <= len(text):
        return [f"span {selector.start}-{selector.end} does not lie in the text of {len(text)} characters"]
    if text[selector.start : selector.end] != selector.quote:
        return [f"span {selector.start}-{selector.end} is not the quote {selector.quote[:60]!r}"]
    return []
