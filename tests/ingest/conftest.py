"""`reading` lies beside the tests of `ingest` and is imported from there."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
