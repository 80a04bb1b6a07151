"""Texts that try to be markup, in a real browser: nothing of them runs, loads or becomes an element."""

import pytest
from addresses import addresses
from hostile import FRAGMENTS, name_of

STRANGE = """() => [...document.querySelectorAll('*')].filter(e =>
    (e.src && /evil/.test(e.src)) || (e.tagName === 'A' && /^(https?:..(?!127)|mailto:|javascript:)/.test(e.href)) ||
    [...e.attributes].some(a => a.name.startsWith('on') && /alert/.test(a.value)) ||
    (['SCRIPT', 'STYLE', 'IFRAME', 'IMG'].includes(e.tagName) && /evil|alert\\(/.test(e.outerHTML.slice(0, 300)))
  ).map(e => e.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("kind", ["image", "frame", "markdown", "address"])
def test_no_text_becomes_an_element(visitor, space, kind):
    for page, parameters in addresses(space, name_of(kind)):
        visitor.open(page, **parameters)
        visitor.page.wait_for_timeout(500)
        for frame in visitor.page.frames:
            assert frame.evaluate(STRANGE) == [], (page, parameters)


def test_such_a_name_is_read_as_it_is_written(visitor, space):
    page, parameters = addresses(space, name_of("image"))[2]
    visitor.open(page, **parameters)
    assert FRAGMENTS["image"] in visitor.text().replace("\u2060", "")


def test_a_file_is_dropped_whose_name_and_content_try_it(visitor):
    visitor.open("add")
    words = FRAGMENTS["svg"] + FRAGMENTS["image"]
    content = f"Title {words}\n\nMira Tolland was arrested in Borsk on 3 May 2016. {words}\n".encode()
    name = f"{FRAGMENTS['image'].replace('/', '')}.txt"
    upload = {"name": name, "mimeType": "text/plain", "buffer": content}
    visitor.page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]
    visitor.page.get_by_text("What would be recorded").wait_for()
    visitor.wait()
    assert visitor.page.evaluate(STRANGE) == []
    assert visitor.page.locator(".preview mark").count() > 0
    assert words in visitor.page.locator(".preview").inner_text()
    visitor.page.get_by_role("button", name="Ingest this document").click()
    visitor.page.get_by_text("1 document added").wait_for()
    visitor.wait()
    assert visitor.page.evaluate(STRANGE) == []
    visitor.page.get_by_test_id("stPageLink-NavLink").first.click()
    visitor.page.locator(".document mark").first.wait_for()
    assert visitor.page.evaluate(STRANGE) == []
