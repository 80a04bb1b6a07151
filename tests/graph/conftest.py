"""Settings and fixtures for the tests of `graph`. `making` lies beside the tests and is imported from there."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

from graph.ledger import Ledger

settings.register_profile("graph", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("graph")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as opened:
        yield opened


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder for originals, not there yet."""
    return tmp_path / "sources"
