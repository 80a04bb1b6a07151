"""What somebody does with the dashboard in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Dialog, Frame, Page, Request, expect

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
HERE = ("data:", "blob:", "about:", "chrome-extension:")


class Visitor:
    """A page of the browser with the record of what it asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(60_000)
        page.on("request", self._note_request)
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("dialog", self._note_dialog)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, page: str = "", **parameters: str) -> None:
        """Follow a link to a page of the dashboard."""
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parameters.items())
        self.page.goto(f"{self.address}/{page}" + (f"?{query}" if query else ""))
        self.wait()

    def wait(self) -> None:
        """Wait until the page has been drawn."""
        self.page.wait_for_selector('[data-testid="stHeading"]')
        self.page.wait_for_selector(IDLE)
        expect(self.page.locator('[data-stale="true"]')).to_have_count(0, timeout=60_000)
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def go(self, title: str) -> None:
        """Choose a page in the menu."""
        self.page.get_by_test_id("stTopNavLink").filter(has_text=title).first.click()
        self.wait()

    def follow(self, words: str) -> None:
        """Follow the first link in the page that has these words."""
        self.page.get_by_test_id("stPageLink-NavLink").filter(has_text=words).first.click()
        self.wait()

    def search(self, words: str) -> None:
        """Look for a name."""
        box = self.page.get_by_label("Search a name")
        box.fill(words)
        box.press("Enter")
        expect(self.page).to_have_url(re.compile(r"[?&]q="))
        self.wait()

    def text(self) -> str:
        """What can be read on the page."""
        return self.page.inner_text('[data-testid="stMain"]')

    def picture(self) -> Frame:
        """The frame in which the connections are drawn."""
        self.page.wait_for_selector("iframe")
        handle = self.page.query_selector("iframe")
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_function(f"{CY} && {CY}.nodes().length > 0")
        return frame

    def nodes(self) -> set[str]:
        """Ids of the nodes that are drawn."""
        return set(self.picture().evaluate(f"{CY}.nodes().map(n => n.id())"))

    def node(self, caption: str) -> str:
        """The id of the node that is drawn with this caption, or with one that begins with it."""
        found = self.picture().evaluate(
            f"caption => {CY}.nodes().filter(n => n.data('_caption').startsWith(caption)).map(n => n.id())", caption
        )
        assert found, caption
        return str(found[0])

    def wait_until_drawn(self, caption: str) -> None:
        """Wait until a node with this caption is in the picture."""
        self.picture().wait_for_function(
            f"caption => {CY}.nodes().some(n => n.data('_caption').startsWith(caption))", arg=caption
        )
        self.page.wait_for_timeout(300)  # the picture is laid out

    def pick(self, caption: str) -> None:
        """Click a node, and wait until the page says who says so."""
        key = self.node(caption)
        self.page.mouse.click(*self.place_of(key))
        expect(self.page).to_have_url(re.compile(rf"pick={key}"))
        self.wait()

    def expand(self, caption: str) -> None:
        """Double-click a node, and wait until what lies around it was asked for."""
        key = self.node(caption)
        self.page.mouse.dblclick(*self.place_of(key))
        expect(self.page).to_have_url(re.compile(rf"open={key}"))
        self.wait()

    def place_of(self, node: str) -> tuple[float, float]:
        """Where on the screen a node is drawn."""
        box = self.page.locator("iframe").first
        box.scroll_into_view_if_needed()
        frame = self.picture()
        inside = frame.evaluate(
            f"id => {{ const cy = {CY}; const p = cy.getElementById(id).renderedPosition();"
            " const box = cy.container().getBoundingClientRect(); return [box.x + p.x, box.y + p.y] }",
            node,
        )
        outside = box.bounding_box()
        assert outside is not None
        return outside["x"] + inside[0], outside["y"] + inside[1]

    def assert_it_stayed_here(self) -> None:
        """Nothing was asked of another host, no text ran as a script, no script failed."""
        away = [url for url in self.requests if not self._is_here(url)]
        assert away == []
        assert self.dialogs == []
        assert self.errors == []
        assert any(url.startswith("ws://127.0.0.1:") for url in self.requests)

    def _is_here(self, url: str) -> bool:
        own = self.address.removeprefix("http://")
        return url.startswith(HERE) or re.match(rf"(?:http|ws)://{re.escape(own)}(?:/|$)", url) is not None


@contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visitor]:
    """Somebody with a browser that remembers nothing; at a desk and in light mode unless `options` differ."""
    with browser.new_context(**{"viewport": {"width": 1440, "height": 1000}, **options}) as context:
        visitor = Visitor(context.new_page(), address)
        yield visitor
    visitor.assert_it_stayed_here()


CY = "document.querySelector('.__________cytoscape_container')?._cyreg?.cy"
"""Cytoscape.js in the frame of the picture: it keeps itself at its container."""
