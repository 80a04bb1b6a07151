"""A workspace: one directory that holds a ledger, the originals, the local store and the exports."""

import getpass
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import BadInput

SETTINGS_FILE = "defenders.toml"


class Settings(BaseModel):
    """What `defenders.toml` may say; every setting has a default.

    threshold: confidence from which a claim enters the graph. base: what stands before an id in exported IRIs. author:
    who signs decisions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: float = Field(default=0.6, ge=0, le=1)
    base: str = Field(default="urn:defenders:id:", pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*$")
    author: str | None = None
    heap_mb: int = Field(default=1024, ge=256)
    idle_minutes: float = Field(default=10, gt=0)
    transaction_rows: int = Field(default=20_000, ge=0)


@dataclass(frozen=True)
class Workspace:
    """The paths of a workspace and its settings. Nothing is made on disk before `create`."""

    root: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.sqlite"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def graph(self) -> Path:
        return self.root / "graph"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    def exists(self) -> bool:
        return self.ledger.exists()

    def create(self) -> None:
        """Make the directory, readable by its owner alone: it names people at risk."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            if not self.exists():
                self.root.chmod(0o700)
        except OSError as error:
            raise BadInput(f"{self.root}: no workspace can be made here ({error.strerror}); name another.") from error


def open_workspace(path: Path | None = None) -> Workspace:
    """Find the workspace: `path`, else DEFENDERS_WORKSPACE, else ./workspace; read its settings if it has any.

    Raises BadInput, naming the setting, where `defenders.toml` is not understood.
    """
    root = path or Path(os.environ.get("DEFENDERS_WORKSPACE") or "workspace")
    file = root / SETTINGS_FILE
    if not file.exists():
        return Workspace(root)
    try:
        return Workspace(root, Settings.model_validate(tomllib.loads(file.read_text("utf-8"))))
    except UnicodeDecodeError as error:
        raise BadInput(f"{file}: not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror})") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file}: not valid TOML ({error})") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadInput(
            f"{file}: setting {name}: {first['msg']}. Known settings: {', '.join(Settings.model_fields)}"
        ) from error


def author_of(workspace: Workspace) -> str:
    """Who signs decisions: the setting `author`, else DEFENDERS_AUTHOR, else the name of the user's account."""
    return workspace.settings.author or os.environ.get("DEFENDERS_AUTHOR") or getpass.getuser()
