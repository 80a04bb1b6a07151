"""What the two doors of the program may hold and how they are set up."""

import ast
import tomllib
from pathlib import Path

from cli.dashboard import APP, flags, settings

CHECKOUT = Path(__file__).parents[1]


def test_the_web_door_imports_nothing_but_the_dashboard():
    tree = ast.parse((CHECKOUT / "app.py").read_text("utf-8"))
    imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert imported
    assert {str(name).partition(".")[0] for name in imported} == {"dashboard"}
    assert APP == CHECKOUT / "app.py"


def test_defenders_dashboard_sets_what_streamlit_run_reads_from_its_file():
    file = tomllib.loads((CHECKOUT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings() == file


def test_whatever_the_packages_read_is_installed_with_them():
    built = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    patterns = [pattern for pattern in built["package-data"]["*"] if "/" not in pattern]
    packages = [name.rstrip("*") for name in built["packages"]["find"]["include"] if name != "data*"]
    files = [file for name in packages for file in (CHECKOUT / name).rglob("*") if file.is_file()]
    data = [file for file in files if file.suffix not in (".py", ".pyc")]
    assert len(data) > 30
    assert [file for file in data if not any(file.match(pattern) for pattern in patterns)] == []


def test_a_list_is_a_word_an_item():
    assert list(flags({"server": {"allowedHosts": ["127.0.0.1", "localhost"]}})) == [
        "--server.allowedHosts=127.0.0.1",
        "--server.allowedHosts=localhost",
    ]


def test_settings_become_words_of_streamlits_command_line():
    assert list(
        flags({"server": {"headless": True, "address": "127.0.0.1"}, "theme": {"dark": {"textColor": "#fff"}}})
    ) == [
        "--server.headless=true",
        "--server.address=127.0.0.1",
        "--theme.dark.textColor=#fff",
    ]
