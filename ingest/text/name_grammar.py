"""The token by which a name hangs in its sentence."""

from bisect import bisect_left

from spacy.tokens import Token

from ingest.text.analysis import Sentence


def head_token(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of `text[start:end]` that the rest of the sentence governs."""
    first, last = bisect_left(sentence.starts, start), bisect_left(sentence.starts, end)
    inside = [token for token in sentence.span[first:last] if not token.is_punct]
    if not inside:
        return None
    members = set(inside)
    outward = [token for token in inside if token.head not in members or token.head == token]
    return (outward or inside)[-1]
