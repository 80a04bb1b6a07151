"""How long a reader waits: the first useful screen of a warm dashboard, and what opens around a node.

`python -m benchmarks.dashboard [--rounds N]` ingests `data/cases` into a workspace of its own, serves the dashboard,
opens it in Chromium (`--chromium PATH`) and prints a JSON line a measurement: the median of the rounds in seconds. A
screen is useful when its picture or its figures are drawn; a node is opened when its neighbours stand in the picture.
There is no peer to compare with, so the ratio is that of the goal to what was measured: above 1 is ahead of it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from data import __file__ as data_file
from graph.questions.asking import asking
from graph.questions.names import search
from graph.store import local
from graph.workspace import Workspace
from ingest.described import Given
from ingest.pipeline import ingest

CASES = Path(data_file).parent / "cases"
PERSON, NEIGHBOUR = "Aleksei Sokolov", "Allison Gill"
FLAGS = "--no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"
FIRST_SCREEN, EXPANSION = 2.5, 0.5
"""Goals in seconds."""

DRAWN = "() => (document.getElementById('cy')?._cyreg?.cy?.nodes().length ?? 0) > {more}"
ON_SCREEN = """name => {
  const cy = document.getElementById('cy')._cyreg.cy
  const node = cy.nodes().filter(node => node.data('_caption').split('\\n')[0] === name)[0]
  const frame = document.getElementById('cy').getBoundingClientRect()
  return [node.renderedPosition().x + frame.x, node.renderedPosition().y + frame.y, cy.nodes().length]
}"""


@contextmanager
def served(workspace: Workspace) -> Iterator[str]:
    """The address of a dashboard on `workspace`, while the context lasts."""
    words = [sys.executable, "-c", "from cli import main; main()", "dashboard", "--no-open", "--workspace"]
    words.append(str(workspace.root))
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"})
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        yield line.split(": ", 1)[1].split()[0]
    finally:
        process.terminate()
        process.wait()


def picture(page: Page, more: int = 0) -> Frame:
    """The frame of the picture, once it has more than `more` nodes."""
    page.wait_for_selector("iframe[title*=cytoscape]")
    frame = next(frame for frame in page.frames if "streamlit_cytoscape" in frame.url)
    frame.wait_for_function(DRAWN.replace("{more}", str(more)))
    return frame


def first_figures(browser: Browser, address: str) -> float:
    """Seconds until the figures of the page Overview stand there, in a browser that has seen it before."""
    page = browser.contexts[0].new_page()
    begun = perf_counter()
    page.goto(address)
    page.wait_for_selector("[data-testid=stMetricValue]")
    taken = perf_counter() - begun
    page.close()
    return taken


def first_picture(browser: Browser, address: str, entity: str) -> tuple[float, Page]:
    """Seconds until the picture of an entity is drawn, and the page."""
    page = browser.contexts[0].new_page()
    begun = perf_counter()
    page.goto(f"{address}/explore?entity={entity}")
    picture(page)
    return perf_counter() - begun, page


def expansion(page: Page, name: str) -> float:
    """Seconds from a double click on a node until its neighbours are drawn."""
    frame = picture(page)
    page.wait_for_timeout(1500)  # the layout has come to rest
    x, y, before = frame.evaluate(ON_SCREEN, name)
    box = frame.frame_element().bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + x, box["y"] + y)
    begun = perf_counter()
    frame.wait_for_function(DRAWN.replace("{more}", str(before)), polling=10)
    return perf_counter() - begun


def report(name: str, seconds: list[float], goal: float, notes: str) -> None:
    """Print one measurement as a JSON line."""
    ours = statistics.median(seconds)
    line = {"name": name, "unit": "s", "ours": round(ours, 3), "peer": goal, "peer_name": "goal"}
    line |= {"ratio": round(goal / ours, 2), "goal": 1, "size": len(seconds), "peak_mb": None, "notes": notes}
    print(json.dumps(line))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "workspace")
        ingest(workspace, [CASES], Given(), "benchmark", lambda *_: None)
        try:
            with asking(workspace) as graph:
                person = search(graph, PERSON)[0]
            with served(workspace) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS.split())
                browser.new_context(viewport={"width": 1440, "height": 1000})
                first_figures(browser, address)
                figures = [first_figures(browser, address) for _ in range(options.rounds)]
                pictures, expansions = [], []
                for _ in range(options.rounds):
                    seconds, page = first_picture(browser, address, person.id)
                    pictures.append(seconds)
                    expansions.append(expansion(page, NEIGHBOUR))
                    page.close()
                browser.close()
        finally:
            local.stop(workspace)
    report("dashboard: figures of Overview", figures, FIRST_SCREEN, "data/cases, warm server and browser")
    report("dashboard: picture of Explore", pictures, FIRST_SCREEN, "data/cases, warm server and browser")
    report("dashboard: expand a node", expansions, EXPANSION, "from the double click; 0.2 s of it is debouncing")


if __name__ == "__main__":
    main()
