"""What did not happen, or not yet, is not told as if it had."""

import pytest

from ingest.text.analysis import analyse
from ingest.text.modality import Force, force_of


@pytest.mark.parametrize(
    ("text", "word", "force"),
    [
        ("Tolland was released in May.", "released", "actual"),
        ("A court decided to release Tolland.", "release", "actual"),
        ("Tolland was allowed to leave the prison.", "leave", "actual"),
        ("A court ordered the release of Tolland.", "release", "requested"),
        ("The group urged the authorities to release Tolland.", "release", "requested"),
        ("Tolland must be released.", "released", "requested"),
        ("Release him at once.", "Release", "requested"),
        ("Tolland is due to be released in May.", "released", "planned"),
        ("The trial was to open on 3 June.", "open", "planned"),
        ("Tolland will be charged with fraud.", "charged", "planned"),
        ("Tolland may be charged with fraud.", "charged", "hypothetical"),
        ("The police will let her go unless she is charged with fraud.", "charged", "hypothetical"),
        ("Tolland was never arrested.", "arrested", "denied"),
        ("The governor denied that Tolland was beaten.", "beaten", "denied"),
        ("Nobody was beaten there.", "beaten", "denied"),
        ("The police gave no reason for his arrest.", "arrest", "actual"),
        ("The ministry published no report.", "published", "denied"),
        ("Tolland, who was arrested in May, may be charged.", "arrested", "actual"),
    ],
)
def test_the_words_above_an_event_say_whether_it_happened(text: str, word: str, force: Force) -> None:
    token = next(t for sentence in analyse(text).sentences for t in sentence.span if t.text == word)
    assert force_of(token) == force


@pytest.mark.parametrize(
    ("text", "force"),
    [("The group welcomes the release of Tolland.", "actual"), ("The release of Tolland is a dream.", "hypothetical")],
)
def test_a_noun_that_is_no_fact_by_itself_needs_a_factive_word(text: str, force: Force) -> None:
    token = next(t for sentence in analyse(text).sentences for t in sentence.span if t.text == "release")
    assert force_of(token, presupposed=False) == force
