"""How fast documents become claims, beside spaCy alone on the same text, and how that grows with processes.

`python -m benchmarks.extraction [--documents N] [--rounds N] [--workers N] [--steady N] [--paragraphs N] [--seed N]`
makes documents of the paragraphs of the corpus with other names, reads them with the whole extraction and with spaCy's
model as it comes, in turn, and prints a JSON line a comparison: documents a second, the best of the rounds. Then it
ingests them with one process and with several. `--steady N` reads N documents more in one process, of `--paragraphs`
paragraphs each, and prints how much memory it has after a tenth of them and at the end; with `--documents 0` it does
nothing else.
"""

import argparse
import json
import os
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import psutil
import spacy
from spacy.language import Language

from graph import records
from graph.ledger import Ledger
from graph.workspace import Workspace
from ingest.described import Given
from ingest.extract import extract
from ingest.pipeline import ingest
from ingest.text.analysis import MODEL
from ontology.model import Claim

CORPUS = Path(__file__).parents[1] / "tests" / "extraction" / "corpus"
SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "vu", "za", "dra", "shi", "kol", "pen", "mar"]
PARAGRAPHS = 6


def made_documents(count: int, seed: int, length: int = PARAGRAPHS) -> Iterator[str]:
    """Documents of some paragraphs of the corpus, half of the long capitalised words replaced by invented names."""
    chance = random.Random(seed)
    gold = [json.loads(file.read_text("utf-8")) | {"id": file.stem} for file in sorted(CORPUS.glob("*.gold.json"))]
    english = [g["id"].removesuffix(".gold") for g in gold if g.get("language", "en") == "en" and g["split"] == "tune"]
    texts = [(CORPUS / f"{name}.txt").read_text("utf-8") for name in english]
    paragraphs = [p for text in texts for p in text.split("\n\n") if len(p) > 80]
    for _ in range(count):
        text = "\n\n".join(chance.sample(paragraphs, length))
        for word in sorted(set(re.findall(r"\b[A-Z][a-z]{4,}\b", text))):
            if chance.random() < 0.5:
                name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
                text = re.sub(rf"\b{word}\b", name, text)
        yield text


def read(text: str) -> int:
    """Read one document as `defenders extract` does; return how many claims were found."""
    source = records.source(text.encode(), "text/plain")
    document = records.document(source, "plain", "1", text)
    description = records.description(source, "index", publisher="Benchmark", date="2016-05-03", language="en")
    extraction = extract(document, description)
    assert extraction is not None
    return len(extraction.claims)


@lru_cache(maxsize=1)
def model() -> Language:
    """The model of the extraction as it comes, without what the extraction does to make it faster."""
    return spacy.load(MODEL)


def parse(text: str) -> int:
    """Parse one document with spaCy alone; return how many sentences it has."""
    return sum(1 for _ in model()(text).sents)


def rate(work: Callable[[str], int], texts: list[str]) -> float:
    """Documents a second. Checks that work was done."""
    begun = perf_counter()
    done = sum(work(text) for text in texts)
    assert done > len(texts)
    return len(texts) / (perf_counter() - begun)


def ingest_rate(texts: list[str], workers: int) -> tuple[float, int, float, float]:
    """Documents a second of a whole ingest, how many claims it recorded, MB of the largest worker, seconds of work."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        for number, text in enumerate(texts):
            (files / f"{number:06}.txt").write_text(text, "utf-8")
        workspace = Workspace(Path(folder) / "workspace")
        given = Given(publisher="Benchmark", date="2016-05-03", language="en")
        done, largest = Event(), [0]

        def watch() -> None:
            own = psutil.Process()
            while not done.wait(0.2):
                for child in own.children():
                    try:
                        largest[0] = max(largest[0], child.memory_info().rss)
                    except psutil.NoSuchProcess:
                        continue

        watcher = Thread(target=watch)
        watcher.start()
        begun, used = perf_counter(), _processor_seconds()
        report = ingest(workspace, [files], given, "benchmark", lambda *_: None, workers)
        taken, used = perf_counter() - begun, _processor_seconds() - used
        done.set()
        watcher.join()
        assert report.refused == []
        with Ledger.open(workspace.ledger) as ledger:
            claims = len(ledger.ids(Claim))
        return len(texts) / taken, claims, largest[0] / 1e6, used


def _processor_seconds() -> float:
    """What this process has used and its ended children; unlike the clock it does not count other programs."""
    return sum(os.times()[:4])


def report(
    name: str, ours: float, peer: float, peer_name: str, goal: float, size: int, peak: float, notes: str
) -> None:
    """Print one comparison as a JSON line."""
    line = {"name": name, "unit": "documents/s", "ours": round(ours, 2), "peer": round(peer, 2), "peer_name": peer_name}
    line |= {"ratio": round(ours / peer, 2), "goal": goal, "size": size, "peak_mb": round(peak), "notes": notes}
    print(json.dumps(line), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--steady", type=int, default=0)
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.documents:
        _speed(list(made_documents(options.documents, options.seed)), options.rounds, options.workers)
    if options.steady:
        _steady(options.steady, options.seed, options.paragraphs)


def _speed(texts: list[str], rounds: int, workers: int) -> None:
    """Print how fast documents are read beside spaCy alone, and ingested by several processes beside one."""
    read(texts[0])
    memory = psutil.Process().memory_info().rss / 1e6
    parse(texts[0])
    ours, peer = [], []
    for _ in range(rounds):
        ours.append(rate(read, texts))
        peer.append(rate(parse, texts))
    size = round(sum(map(len, texts)) / len(texts))
    report(
        "extraction", max(ours), max(peer), "spaCy alone", 0.7, len(texts), memory, f"documents of {size} characters"
    )
    one, claims, _, alone = ingest_rate(texts, 1)
    several, same, largest, together = ingest_rate(texts, workers)
    assert claims == same
    notes = f"{workers} processes, largest one; {together:.1f} processor seconds, one process {alone:.1f}"
    report("ingest", several, one, "one process", 1.7, len(texts), largest, notes)


def _steady(documents: int, seed: int, paragraphs: int) -> None:
    """Print the memory after a tenth of the documents and after all of them."""
    process = psutil.Process()
    early = 0.0
    for number, text in enumerate(made_documents(documents, seed + 1, paragraphs), start=1):
        read(text)
        if number == max(1, documents // 10):
            early = process.memory_info().rss / 1e6
    late = process.memory_info().rss / 1e6
    line = {"name": "memory", "unit": "MB", "ours": round(late), "peer": round(early), "peer_name": "after a tenth"}
    line |= {"ratio": round(early / late, 2), "goal": 0.9, "size": documents, "peak_mb": round(late), "notes": ""}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
