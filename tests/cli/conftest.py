"""The `defenders` command as a user types it, run in this process, in a folder of its own."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli import main
from graph.canonical import Json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> Json:
        """Standard output as one JSON value."""
        value: Json = json.loads(self.out)
        return value


Defenders = Callable[..., Outcome]


@pytest.fixture
def defenders(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Defenders:
    """Run `defenders WORDS...`; the workspace is `tmp_path / "workspace"` unless the words name another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEFENDERS_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setenv("DEFENDERS_AUTHOR", "a tester")
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["defenders", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A made-up release that says one thing."""
    file = tmp_path / "release.txt"
    file.write_text(
        "Mira Tolland, the founder of Harbour Rights Watch, was arrested in Borsk on 3 May 2016.\n\n"
        "She was released on bail on 9 May 2016.\n",
        "utf-8",
    )
    return file


@pytest.fixture
def no_neo4j(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which Neo4j is not installed."""
    monkeypatch.setenv("DEFENDERS_CACHE", str(tmp_path / "empty cache"))
