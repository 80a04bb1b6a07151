"""What stands in a relation to a word of a Russian sentence: whom something happens to, who does it, what it is about.

A relation is a path of steps joined by `.`; several joined by `|` count all. Steps: `patient`, `agent`, `object`,
`genitive`, `instrumental`, `adverb`, `governor`; every other word is a preposition.
"""

from collections.abc import Iterator

from ingest.text.russian.parse import Word

_OBLIQUE = ("obl", "nmod", "obl:agent", "iobj", "parataxis", "appos", "advcl")


def relation(word: Word, path: str) -> list[Word]:
    """The words in a relation to `word`, in the order of the text."""
    found: dict[int, Word] = {}
    for one in path.split("|"):
        current = [word]
        for step in one.split("."):
            current = [target for source in current for target in _step(source, step)]
        found.update({target.index: target for target in current})
    return [found[index] for index in sorted(found)]


def is_passive(verb: Word) -> bool:
    """Whether what happens happens to the subject."""
    return verb.feature("Voice") == "Pass" or any(child.relation == "nsubj:pass" for child in verb.children)


def subjects(verb: Word) -> list[Word]:
    """The subject of a verb; of one joined to another without its own, the other's."""
    own = [child for child in verb.children if child.relation in ("nsubj", "nsubj:pass")]
    if not own and verb.relation == "conj" and verb.head is not None and verb.head.pos in ("VERB", "AUX"):
        return subjects(verb.head)
    return own


def _step(word: Word, step: str) -> Iterator[Word]:
    if step == "patient":
        yield from _patients(word)
    elif step == "agent":
        if is_passive(word):
            yield from _bare(word, "Ins")
        else:
            yield from subjects(word)
    elif step == "object":
        yield from (
            child for child in word.children if child.relation in ("obj", "iobj") and _preposition(child) is None
        )
    elif step in ("genitive", "instrumental"):
        yield from _bare(word, {"genitive": "Gen", "instrumental": "Ins"}[step])
    elif step == "adverb":
        yield from (child for child in word.children if child.relation == "advmod")
    elif step == "governor":
        yield from () if word.head is None else (word.head,)
    else:
        yield from (child for child in word.children if child.relation in _OBLIQUE and _preposition(child) == step)


def _patients(word: Word) -> Iterator[Word]:
    if is_passive(word) and word.relation in ("amod", "acl") and word.head is not None:
        yield word.head  # `арестованный Иванов`
    elif is_passive(word):
        yield from subjects(word)
    else:
        yield from (child for child in word.children if child.relation == "obj")


def _bare(word: Word, case: str) -> Iterator[Word]:
    """What stands in a case without a preposition."""
    for child in word.children:
        if child.relation in (*_OBLIQUE, "obj") and child.feature("Case") == case and _preposition(child) is None:
            yield child


def _preposition(word: Word) -> str | None:
    return next((child.lemma for child in word.children if child.relation == "case"), None)
