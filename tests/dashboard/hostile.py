"""A made-up case in which every text that a document can bring tries to be more than text."""

from collections.abc import Sequence

from making import Telling, telling

from graph.ledger import Ledger
from graph.workspace import Workspace

FRAGMENTS = {
    "image": '<img src="http://evil.example/p.png" onerror="alert(1)">',
    "svg": "<svg onload=\"alert(2)\"><script>alert('3')</script></svg>",
    "frame": '</style></div><iframe src="http://evil.example/f"></iframe><a href="javascript:alert(4)">a</a>',
    "markdown": "![p](http://evil.example/m.png) [click](http://evil.example/l) **bold** `code` ~~no~~",
    "address": "http://evil.example/auto www.evil.example me@evil.example",
    "template": "{{7*7}} ${7*7} {% raw %} <%= 7*7 %>",
    "colours": r"$\int x$ $$y$$ :red[red] :material/home: :streamlit: :smile: ->",
    "bidi": "abc\u202egnp.exe\u2066\u200f",
}
"""Words that a careless page would take for markup, by what they try."""


def name_of(kind: str) -> str:
    """The name of the person in whom this fragment hides."""
    return f"Mira {FRAGMENTS[kind]} Tolland"


def hostile_telling(number: int, kind: str) -> Telling:
    """One document: publisher, title, names, sentences, offence, role and places all hold the fragment."""
    words = FRAGMENTS[kind]
    text = (
        f"{name_of(kind)} was arrested in Borsk {words} on 3 May 2016.\n\n# {words}\n\nShe leads the Harbour {words} "
        f"Watch.\r\n{words}\n"
    )
    made = telling(
        text,
        publisher=f"Post {words}",
        date=f"2016-05-{number + 4:02d}",
        title=f"Title {words}",
        file=f"{words}.txt".replace("/", "_"),
        address=f"http://evil.example/{words}",
    )
    person = made.person(name_of(kind))
    place = made.entity("Place", f"Borsk {words}")
    watch = made.entity("Organisation", f"Harbour {words} Watch")
    prison = made.entity("Facility", f"Colony {words}", said=False)
    made.claim(prison, "name", f"Colony {words}", words=words)
    made.event("Arrest", person, 0, date="2016-05-03", place=place, agency=watch, speaker=watch)
    made.event("Arrest", person, 1, date="2016-06-03", stance="alleged")
    made.event("Detention", person, 2, core=(f"facility={prison.id}",), facility=prison, start="2016-05-03")
    made.event("Charge", person, 3, core=(f"offence={words}",), offence=f"theft {words}", date="2016-05-04")
    made.event("Sentence", person, 4, length="5y", date="2016-05-05", court=f"court {words}")
    made.event("Affiliation", person, 5, organisation=watch, role=f"founder {words}")
    made.event("Work", person, 6, core=("type=film",), type="film", topic=f"On {words}")
    return made


def make_hostile(space: Workspace, kinds: Sequence[str] = tuple(FRAGMENTS)) -> None:
    """Fill a workspace with a document for each kind."""
    space.create()
    with Ledger.open(space.ledger, create=True) as ledger:
        for number, kind in enumerate(kinds):
            ledger.append(hostile_telling(number, kind).records())
