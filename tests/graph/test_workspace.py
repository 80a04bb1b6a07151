"""A workspace and its settings."""

import stat
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.workspace import Settings, Workspace, open_workspace


def test_the_workspace_is_the_one_that_is_named_else_the_environments_else_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEFENDERS_WORKSPACE", raising=False)
    assert open_workspace().root == Path("workspace")
    monkeypatch.setenv("DEFENDERS_WORKSPACE", str(tmp_path / "env"))
    assert open_workspace().root == tmp_path / "env"
    assert open_workspace(tmp_path / "named").root == tmp_path / "named"


def test_looking_at_a_workspace_makes_nothing_and_making_it_keeps_others_out(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "new")
    assert not workspace.exists()
    assert list(tmp_path.iterdir()) == []
    workspace.create()
    workspace.create()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_settings_have_defaults_and_can_be_set(tmp_path: Path) -> None:
    assert open_workspace(tmp_path).settings == Settings()
    (tmp_path / "defenders.toml").write_text('threshold = 0.8\nauthor = "Reviewer"\n')
    assert open_workspace(tmp_path) == Workspace(tmp_path, Settings(threshold=0.8, author="Reviewer"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"threshold = 2", "setting threshold: Input should be less than or equal to 1"),
        (b"treshold = 0.5", "setting treshold: Extra inputs are not permitted. Known settings: threshold, base"),
        (b"threshold = ", "not valid TOML"),
        (b"author = '\xff'", "not UTF-8"),
    ],
)
def test_settings_that_are_not_understood_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "defenders.toml").write_bytes(content)
    with pytest.raises(BadInput, match=rf"defenders\.toml: .*{message}"):
        open_workspace(tmp_path)
