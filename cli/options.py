"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

WorkspacePath = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="Folder of the workspace. Default: DEFENDERS_WORKSPACE, else ./workspace."),
]
Date = Annotated[str | None, typer.Option(help="Day of publication (EDTF, as 2011-07-27).")]
Publisher = Annotated[str | None, typer.Option(help="Who published it.")]
Url = Annotated[str | None, typer.Option(help="Its web address.")]
Language = Annotated[str | None, typer.Option(help="Its language (BCP 47, as en), instead of recognising it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
