"""One journey: find a man in another spelling, see who says what of him, keep the address, follow him to the source."""

import re

from playwright.sync_api import expect
from surfing import visiting


def test_from_a_name_to_the_words_of_the_source(visitor, browser, address):
    page = visitor.page
    visitor.open()
    visitor.go("Explore")
    visitor.search("ALEXEY SOKOLOV")
    visitor.follow("Aleksei Sokolov")
    expect(page).to_have_url(re.compile(r"/explore\?entity=\w+$"))
    expect(page.locator(".evidence .quote mark").first).to_be_visible()

    visitor.search("sokolov aleksei")
    visitor.follow("Aleksei Sokolov")
    expect(page.get_by_role("heading", name="Aleksei Sokolov").first).to_be_visible()
    visitor.wait_until_drawn("Allison Gill")
    here = visitor.nodes()

    # expand: what lies around somebody else appears, and everything that was there stays
    visitor.expand("Allison Gill")
    visitor.wait_until_drawn("Human Rights Watch")
    more = visitor.nodes()
    assert here < more

    # evidence: a click on an event shows who says so, in which words
    visitor.pick("Arrest")
    panel = page.locator(".evidence").first
    expect(panel.locator(".states")).to_contain_text("Arrest")
    expect(panel.locator(".quote mark").first).to_contain_text(re.compile("detained|арестовали"))
    words, kept = panel.inner_text(), page.url

    # the address shows the same to somebody else
    with visiting(browser, address) as other:
        other.page.goto(kept)
        other.wait()
        expect(other.page.locator(".evidence").first).to_be_visible()
        expect(other.page.locator(".evidence").first).to_have_text(words, use_inner_text=True)
        assert other.nodes() == more

    # the case: the same man in time, as a picture and as a table
    visitor.follow("Show the case")
    expect(page).to_have_url(re.compile(r"/case\?entity="))
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    visitor.follow("Show the connections")

    # the path to an organisation
    visitor.follow("Find a path from here")
    to = page.get_by_label("To", exact=True)
    to.fill("Amnesty")
    to.press("Enter")
    visitor.wait()
    visitor.follow("Amnesty International")
    expect(page.get_by_role("heading", name=re.compile(r"step"))).to_be_visible()
    expect(page.locator(".evidence .quote mark").first).to_be_visible()

    # the words in their document: a mark there says what it is taken to mean
    visitor.follow("Read it in the document")
    expect(page).to_have_url(re.compile(r"/sources\?.*document=\w+"))
    mark = page.locator(".document mark").nth(1)
    mark.click()
    expect(page).to_have_url(re.compile(r"mark=\w+"))
    visitor.wait()
    expect(page.locator(".document mark.chosen").first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("In the graph")).first).to_be_visible()
