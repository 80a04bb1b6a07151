"""The models that read Russian, from the packages of the extra `ru`; loaded once, when needed (about a second)."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PACKAGES = ("natasha", "navec", "slovnet", "razdel", "pymorphy3", "pymorphy3-dicts-ru", "dawg2-python")
MISSING = "the extra `ru` reads Russian and is not installed: in the folder of the project, pip install '.[ru]'"
_EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODEL = "model/slovnet_{}_news_v1.tar"


@dataclass(frozen=True, slots=True)
class Models:
    """names: finds names. morphology, syntax: tag and parse lists of words. dictionary: forms of words.

    They carry no types; `parse.py` and `inflection.py` are the only ones that call them.
    """

    names: Any
    morphology: Any
    syntax: Any
    dictionary: Any


@cache
def installed(packages: tuple[str, ...] = PACKAGES) -> bool:
    """Whether all packages of the extra are there."""
    try:
        return all(version(package) for package in packages)
    except PackageNotFoundError:
        return False


@lru_cache(maxsize=1)
def models() -> Models:
    """The models, with the weights that natasha's package carries.

    The package is not imported: it needs pymorphy2, which Python 3.11 and later cannot run.
    """
    import pymorphy3
    import pymorphy3_dicts_ru
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    data = _weights()
    embeddings = Navec.load(data / _EMBEDDINGS)
    names, morphology, syntax = (
        kind.load(data / _MODEL.format(name)).navec(embeddings)
        for kind, name in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    )
    dictionary = pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")
    return Models(names, morphology, syntax, dictionary)


def _weights() -> Path:
    """The folder of natasha's weights, found without importing it."""
    found = find_spec("natasha")
    assert found is not None
    assert found.submodule_search_locations
    return Path(next(iter(found.submodule_search_locations))) / "data"
