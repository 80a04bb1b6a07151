"""The guide to the dashboard names every page, and nothing that is not there."""

import re
from pathlib import Path

from app import PAGES

GUIDE = (Path(__file__).parents[2] / "docs" / "dashboard.md").read_text("utf-8")


def test_the_guide_lists_the_pages_in_their_order_with_their_addresses():
    rows = re.findall(r"^\| (\w+) \| .* \| `/(\w*)", GUIDE, re.MULTILINE)
    first, *others = PAGES
    assert rows == [(first.title, ""), *((page.title, page.key) for page in others)]


def test_the_messages_that_it_explains_are_those_of_the_pages():
    shell = (Path(__file__).parents[2] / "dashboard" / "shell.py").read_text("utf-8")
    for message in ("Nothing is here yet", "The graph store is not installed", "The graph store does not answer"):
        assert message in shell
        assert message in GUIDE
