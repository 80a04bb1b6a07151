"""Pin dependencies for all platforms, with hashes and no address of an index: `python requirements/lock.py PART`.

PART: bootstrap (uv itself), run (what the program needs), ru (the extra of that name, and nothing that its packages ask
for: it is installed beside run without dependencies), dev (the tools beside it, with the versions of run).
"""

import subprocess
import sys
import tomllib
from pathlib import Path

GROUPS = {
    "bootstrap": ["--group", "bootstrap"],
    "run": ["pyproject.toml", "--group", "build"],
    "ru": ["-", "--no-deps", "--constraints", "requirements/run.lock"],
    "dev": ["pyproject.toml", "--group", "build", "--group", "dev", "--constraints", "requirements/run.lock"],
}
OPTIONS = "--universal --generate-hashes --no-emit-index-url --system-certs --no-header --no-annotate --quiet"


def main(part: str) -> int:
    """Write `requirements/PART.lock` and return uv's exit code."""
    uv = Path(sys.executable).with_name("uv")
    target = f"requirements/{part}.lock"
    words = [uv, "pip", "compile", *OPTIONS.split(), "--python-version", "3.11", *GROUPS[part]]
    listed = "\n".join(_extra(part)) if "-" in GROUPS[part] else None
    ran = subprocess.run(  # noqa: S603
        [*words, "--output-file", target], check=False, stdout=subprocess.DEVNULL, input=listed, text=True
    )
    return ran.returncode


def _extra(name: str) -> list[str]:
    """What `pyproject.toml` lists for an extra."""
    with Path("pyproject.toml").open("rb") as file:
        listed: list[str] = tomllib.load(file)["project"]["optional-dependencies"][name]
    return listed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
