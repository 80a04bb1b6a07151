"""What all pages stand in: navigation, links between pages, and what is said when something is missing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.components.text import markdown
from graph.errors import DefendersError, LedgerError, StoreError
from graph.questions.asking import Graph, asking
from graph.store.local import NOT_INSTALLED
from graph.workspace import Workspace, open_workspace

FOLDER = Path(__file__).parent
REGISTERED = "pages of this session"


@dataclass(frozen=True)
class Page:
    """A page of the dashboard. key: its address and what links name. show: draws it."""

    key: str
    title: str
    icon: str
    show: Callable[[], None]


def serve(pages: Sequence[Page], first: str | None = None) -> None:
    """Show the page that the address asks for. first: key of the one that opens without one; the first by default."""
    st.set_page_config(page_title="Defenders", page_icon=str(FOLDER / "favicon.svg"), layout="wide")
    st.html(FOLDER / "style.css")
    opening = first or pages[0].key
    registered = {
        page.key: st.Page(
            _guarded(page), title=page.title, icon=page.icon, url_path=page.key, default=page.key == opening
        )
        for page in pages
    }
    st.session_state[REGISTERED] = registered
    st.navigation(list(registered.values()), position="top").run()


def link(key: str, label: str, *, icon: str | None = None, **parameters: str) -> None:
    """A link to another page. label: text of any origin. parameters: of its address."""
    page = st.session_state[REGISTERED][key]
    st.page_link(page, label=markdown(label), icon=icon, query_params=parameters or None)


def go_to(key: str, **parameters: str) -> None:
    """Leave for another page at once."""
    st.switch_page(st.session_state[REGISTERED][key], query_params=parameters or None)


def parameter(name: str) -> str | None:
    """A parameter of this page's address."""
    return st.query_params.get(name) or None


def set_parameters(**parameters: str | None) -> None:
    """Make the address of this page say `parameters`, so that it can be kept and shared; None takes one away."""
    for name, value in parameters.items():
        if value is None:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != value:
            st.query_params[name] = value


def workspace() -> Workspace:
    """The workspace that `defenders dashboard --workspace` or DEFENDERS_WORKSPACE names."""
    return open_workspace()


@contextmanager
def graph() -> Iterator[Graph]:
    """The graph as it is now, for the time of one look; its store is started where it does not run."""
    with ExitStack() as stack:
        with st.spinner("Asking the graph. The first time its store has to start, which takes some seconds."):
            opened = stack.enter_context(asking(workspace()))
        yield opened


def _guarded(page: Page) -> Callable[[], None]:
    """The page, but where something is missing it says what to do instead of breaking."""

    def show() -> None:
        # A link from a page to itself leaves the address in the browser as it was, unless it is said again.
        st.query_params.from_dict(st.query_params.to_dict())
        try:
            page.show()
        except LedgerError as error:
            _explain_ledger(error)
        except StoreError as error:
            _explain_store(error)
        except DefendersError as error:
            st.warning(markdown(error), icon=":material/error:")

    show.__name__ = page.key
    return show


def _explain_ledger(error: LedgerError) -> None:
    space = workspace()
    if space.exists():
        st.error(markdown(error), icon=":material/database_off:")
        return
    st.subheader("Nothing is here yet")
    st.write("This workspace holds no documents. Add the first one: a release, a letter, a page that you saved.")
    link("add", "Add a document", icon=":material/add:")
    st.caption("Or on the command line, with a folder of files:")
    st.code("defenders ingest FOLDER", language="bash")


def _explain_store(error: StoreError) -> None:
    if str(error) == NOT_INSTALLED:
        st.subheader("The graph store is not installed")
        st.write("Connections are drawn from a Neo4j database that runs on this machine. Fetch it once (158 MB):")
        st.code("defenders store install", language="bash")
        st.write("Then come back and try again. Documents can be added and read without it.")
    else:
        st.subheader("The graph store does not answer")
        st.write("Your documents are safe: they are not kept in it. Try again; it is started anew if need be.")
        st.caption(markdown(error))
    if st.button("Try again", icon=":material/refresh:", type="primary"):
        st.rerun()
