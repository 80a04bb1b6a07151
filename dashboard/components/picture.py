"""A part of the graph drawn: shape and colour by kind, border and line by dispute and allegation; with its legend."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
import streamlit as st
import yaml
from streamlit_cytoscape import EdgeStyle, Event, NodeStyle, streamlit_cytoscape

from dashboard.components.text import escaped
from graph.questions.picture import Picture, PictureLink, PictureNode
from graph.wording import LINKS, visible

DISPUTED = "#d9480f"
PLAIN_LINK = "#8b95a5"
HANDLED = "time of the last pick"
PICK, EXPAND = "pick", "open_around"
LONGEST_TITLE = 40
STEP = 200
"""Between two nodes of a row, in pixels at zoom 1."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind is drawn. size: pixels at zoom 1."""

    shape: str
    color: str
    size: int
    caption: str


@dataclass(frozen=True, slots=True)
class Picked:
    """What the reader did with the picture: picked a node or a link, or asked for what lies around a node."""

    id: str
    is_link: bool
    expand: bool


@cache
def styles() -> Mapping[str, Style]:
    """The styles by kind or class."""
    read = yaml.safe_load(files("dashboard").joinpath("picture_styles.yaml").read_text("utf-8"))
    return {kind: Style(**style) for kind, style in read.items()}


def style_of(node: PictureNode) -> Style:
    """The style of a node."""
    return styles().get(node.kind) or styles().get(node.label) or styles()["Event"]


def picked(key: str) -> Picked | None:
    """What the reader did since the last run of the page with the picture of this key; each act is given once."""
    value = st.session_state.get(key)
    if not isinstance(value, dict) or value.get("timestamp") == st.session_state.get(f"{key} {HANDLED}"):
        return None
    st.session_state[f"{key} {HANDLED}"] = value.get("timestamp")
    data = value.get("data") or {}
    return Picked(str(data.get("target_id", "")), data.get("target_group") == "edges", value.get("action") == EXPAND)


def draw(
    picture: Picture, key: str, *, chosen: str | None = None, height: int = 560, grown: bool = False, row: bool = False
) -> None:
    """Draw the picture with its legend.

    key: for `picked`. chosen: id of the node or link that is marked. grown: more has come to what is drawn already,
    which keeps its places as far as it can. row: the nodes stand in one row, in their order.
    """
    elements = {
        "nodes": [
            _node(node, chosen) | ({"position": {"x": place * STEP, "y": 0}} if row else {})
            for place, node in enumerate(picture.nodes)
        ],
        "edges": [_link(link, chosen) for link in picture.links],
    }
    streamlit_cytoscape(
        elements,
        layout={
            "name": "preset" if row else "fcose",
            "animate": False,
            "randomize": not grown,
            "nodeDimensionsIncludeLabels": True,
            "idealEdgeLength": 70,
            "nodeRepulsion": 7000,
            "padding": 110 if row else max(40, 160 - 10 * len(picture.nodes)),
            "fit": True,
            "drawn": sorted(node.id for node in picture.nodes),  # another set of nodes is laid out anew
        },
        node_styles=_node_styles(picture, chosen),
        edge_styles=_edge_styles(picture, chosen),
        height=height,
        key=key,
        events=[Event(PICK, "tap", "node"), Event(PICK, "tap", "edge"), Event(EXPAND, "dbltap", "node")],
    )
    st.html(_legend(picture))


def table(picture: Picture) -> None:
    """The same as a table: nodes, then relationships."""
    titles = {node.id: node.title for node in picture.nodes}
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "what": style_of(n).caption,
                    "name": visible(n.title),
                    "when": visible(n.when),
                    "sources": n.sources,
                    "disputed": n.disputed,
                    "alleged": n.alleged,
                }
                for n in sorted(picture.nodes, key=lambda n: (n.is_event, n.kind, n.title))
            ]
        ),
        hide_index=True,
        alt="The people, institutions and events of the picture",
    )
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "from": visible(titles.get(link.start, "")),
                    "relationship": _words(link),
                    "to": visible(titles.get(link.end, "")),
                    "disputed": link.disputed,
                    "alleged": link.alleged,
                }
                for link in picture.links
            ],
            columns=["from", "relationship", "to", "disputed", "alleged"],
        ),
        hide_index=True,
        alt="The relationships of the picture",
    )


def _words(link: PictureLink) -> str:
    words = LINKS.get(link.type, link.type.replace("_", " ").lower())
    return f"{words} ({visible(link.role)})" if link.role else words


def _look(item: PictureNode | PictureLink, chosen: str | None) -> str:
    """The name of the style of a node or link: the component finds styles by this alone."""
    name = item.kind if isinstance(item, PictureNode) else item.type
    marks = [
        w for w, on in (("disputed", item.disputed), ("alleged", item.alleged), ("chosen", item.id == chosen)) if on
    ]
    return " ".join([name, *marks])


def _node(node: PictureNode, chosen: str | None) -> dict[str, Any]:
    title = visible(node.title)
    title = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    caption = f"{title}\n{visible(node.when)}" if node.when else title
    # A name that begins with an underscore is kept out of the component's own panel: ours shows the evidence.
    return {"data": {"id": node.id, "label": _look(node, chosen), "_caption": caption}, "selectable": False}


def _link(link: PictureLink, chosen: str | None) -> dict[str, Any]:
    data = {"id": link.id, "source": link.start, "target": link.end, "label": _look(link, chosen)}
    return {"data": data, "selectable": False}


def _node_styles(picture: Picture, chosen: str | None) -> list[NodeStyle]:
    looks = {_look(node, chosen): node for node in picture.nodes}
    return [_node_style(look, node, node.id == chosen) for look, node in sorted(looks.items())]


def _node_style(look: str, node: PictureNode, chosen: bool) -> NodeStyle:
    style = style_of(node)
    border: dict[str, Any] = {"border-width": 0}
    if node.alleged:
        border = {"border-width": 2, "border-color": style.color, "border-style": "dashed", "background-opacity": 0.45}
    if node.disputed:
        border |= {"border-width": 5, "border-color": DISPUTED, "border-style": "double"}
    if chosen:
        border |= {"outline-width": 4, "outline-color": "#f2b705", "outline-offset": 3}
    text = {"font-size": 10, "text-wrap": "wrap", "text-max-width": 110, "text-valign": "bottom", "text-margin-y": 4}
    size = {"width": style.size, "height": style.size, "shape": style.shape}
    return NodeStyle(look, style.color, caption="_caption", custom_styles={**size, **text, **border})


def _edge_styles(picture: Picture, chosen: str | None) -> list[EdgeStyle]:
    looks = {_look(link, chosen): link for link in picture.links}
    return [_edge_style(look, link, link.id == chosen) for look, link in sorted(looks.items())]


def _edge_style(look: str, link: PictureLink, chosen: bool) -> EdgeStyle:
    line: dict[str, Any] = {"width": 3.5 if chosen else 1.6, "line-style": "dashed" if link.alleged else "solid"}
    color = DISPUTED if link.disputed else "#f2b705" if chosen else PLAIN_LINK
    return EdgeStyle(look, color, directed=True, custom_styles=line)


def _legend(picture: Picture) -> str:
    shown = {style_of(node).caption: style_of(node) for node in picture.nodes}
    items = [
        f'<span><i class="shape {style.shape}" style="background:{style.color}"></i>{escaped(caption)}</span>'
        for caption, style in sorted(shown.items())
    ]
    lines = {"asserted": "", "only alleged or believed": " alleged", "disputed": " disputed"}
    items += [f'<span><i class="line{look}"></i>{caption}</span>' for caption, look in lines.items()]
    return f'<div class="legend">{"".join(items)}</div>'
