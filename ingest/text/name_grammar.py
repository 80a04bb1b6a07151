"""The token by which a name hangs in its sentence."""

from spacy.tokens import Token

from ingest.text.analysis import Sentence, start_of


def head_token(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of `text[start:end]` that the rest of the sentence governs."""
    inside = [token for token in sentence.span if start <= start_of(token) < end and not token.is_punct]
    if not inside:
        return None
    members = set(inside)
    outward = [token for token in inside if token.head not in members or token.head == token]
    return (outward or inside)[-1]
