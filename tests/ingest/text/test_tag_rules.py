"""Rules that are looked up once for each kind of token do what spaCy's matcher does with them."""

import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.vocab import Vocab

from ingest.text.analysis import MODEL
from ingest.text.tag_rules import TagRules

TEXT = """There's nobody: I ain't gonna do it, you gotta go, and y'all let's see. Mira Tolland, 45, isn't held.

  Nothin' was proved; the court had been told that he'd go because she, who herself was ill, couldn't."""


def test_the_same_rules_hold_for_the_same_tokens() -> None:
    language = spacy.load(MODEL, exclude=["ner", "lemmatizer"])
    ruler = language.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    rules = TagRules(ruler)
    with language.select_pipes(disable=["attribute_ruler"]):
        doc = language(TEXT)
    expected = ruler.match(doc)
    assert len({end - start for _, _, start, end in expected}) == 2, "rules for one token and for two"
    assert rules.match(doc) == expected
    assert rules.match(doc) == expected, "also where each kind of token is known"


def test_a_rule_that_looks_at_something_else_is_refused() -> None:
    ruler = AttributeRuler(Vocab())
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    with pytest.raises(ValueError, match="SHAPE"):
        TagRules(ruler)
