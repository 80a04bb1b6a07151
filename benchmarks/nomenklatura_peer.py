"""Scores of nomenklatura's matchers, for `benchmarks/identity.py`: runs in an environment that has nomenklatura.

Reads lines of JSON `{"schema": ..., "left": {...}, "right": {...}}` (properties of FollowTheMoney) from standard input;
prints one line of JSON: for each algorithm its scores and the seconds that scoring took.
"""

import json
import sys
from time import perf_counter

from followthemoney import ValueEntity
from nomenklatura.matching import get_algorithm

ALGORITHMS = ("logic-v2", "name-based")


def main() -> None:
    """Score what stands on standard input with each algorithm."""
    pairs = []
    for number, line in enumerate(sys.stdin):
        said = json.loads(line)
        sides = [
            ValueEntity.from_dict({"id": f"{number}-{side}", "schema": said["schema"], "properties": said[side]})
            for side in ("left", "right")
        ]
        pairs.append(sides)
    found = {}
    for name in ALGORITHMS:
        algorithm = get_algorithm(name)
        configuration = algorithm.default_config()
        algorithm.compare(*pairs[0], configuration)
        begun = perf_counter()
        scores = [algorithm.compare(left, right, configuration).score for left, right in pairs]
        found[name] = {"scores": scores, "seconds": perf_counter() - begun}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
