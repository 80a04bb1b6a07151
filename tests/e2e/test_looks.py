"""Light and dark, desk and phone: every page can be read, and none scrolls sideways."""

import pytest
from addresses import addresses
from surfing import visiting

NAME = "Aleksei Sokolov"
SIDEWAYS = """() => [...document.querySelectorAll('html, [data-testid=stMain], [data-testid=stMainBlockContainer]')]
    .map(e => e.scrollWidth - e.clientWidth)"""
COLOURS = """() => {
  const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
  const light = colour => {
    probe.fillStyle = colour
    probe.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => {
      v /= 255
      return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const app = getComputedStyle(document.querySelector('[data-testid=stApp]'))
  return [light(app.backgroundColor), light(getComputedStyle(document.querySelector('h1')).color)]
}"""
"""Relative luminance of the ground and of a heading, by WCAG 2.2."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_each_page_is_readable_and_fits(browser, address, space, scheme, width):
    with visiting(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme) as visitor:
        for page, parameters in addresses(space, NAME):
            visitor.open(page, **parameters)
            visitor.page.wait_for_timeout(500)
            assert max(visitor.page.evaluate(SIDEWAYS)) <= 0, page
            ground, heading = visitor.page.evaluate(COLOURS)
            assert (ground > 0.5) == (scheme == "light")
            brighter, darker = max(ground, heading), min(ground, heading)
            assert (brighter + 0.05) / (darker + 0.05) >= 7, page
            assert "error" not in visitor.text().lower()
