"""Pin dependencies for all platforms, with hashes and no address of an index: `python requirements/lock.py PART`.

PART: bootstrap (uv itself), run (what the program needs), dev (the tools beside it, with the versions of run).
"""

import subprocess
import sys
from pathlib import Path

GROUPS = {
    "bootstrap": ["--group", "bootstrap"],
    "run": ["pyproject.toml", "--group", "build"],
    "dev": ["pyproject.toml", "--group", "build", "--group", "dev", "--constraints", "requirements/run.lock"],
}
OPTIONS = "--universal --generate-hashes --no-emit-index-url --system-certs --no-header --no-annotate --quiet"


def main(part: str) -> int:
    """Write `requirements/PART.lock` and return uv's exit code."""
    uv = Path(sys.executable).with_name("uv")
    target = f"requirements/{part}.lock"
    words = [uv, "pip", "compile", *OPTIONS.split(), "--python-version", "3.11", *GROUPS[part]]
    return subprocess.run([*words, "--output-file", target], check=False, stdout=subprocess.DEVNULL).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
