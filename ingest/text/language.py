"""The language of a text."""

from functools import lru_cache
from typing import Protocol

ENOUGH = 20_000
"""Characters that are looked at."""
SURE = 0.5
"""Share of the likelihood that one language needs: below it a text is too short or too mixed to tell."""


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect(text: str) -> str | None:
    """Return the language of `text` (BCP 47, as `en`), None where the text does not tell.

    >>> detect("Ее арестовали весной, а осенью суд отпустил ее домой.")
    'ru'
    """
    sample = text[:ENOUGH]
    if not any(character.isalpha() for character in sample):
        return None
    language, share = _identifier().classify(sample)
    return language if share >= SURE and language != "zxx" else None


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    """The model, loaded when first needed (under a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
