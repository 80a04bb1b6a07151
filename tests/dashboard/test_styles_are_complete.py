"""Everything that can stand in a picture or a chart has a style of its own."""

from pathlib import Path

import dashboard
from dashboard.components.picture import styles
from dashboard.overview import FIGURES, OUTCOME_COLORS
from dashboard.query import examples
from graph.questions.overview import OUTCOMES
from graph.wording import kind_of
from ontology.kinds import EVENT_KINDS, EXTRA_LABELS, PRIMARY_LABELS

NOT_DRAWN = {"Claim", "DefendersGraph", "Source"}


def test_every_class_and_every_kind_of_event_has_a_style() -> None:
    kinds = {kind_of(kind.labels) for kind in EVENT_KINDS.values() if kind.labels}
    extra = {label for labels in EXTRA_LABELS.values() for label in labels}
    assert (set(PRIMARY_LABELS) - NOT_DRAWN) | kinds | extra <= set(styles())


def test_every_shape_stands_in_the_legend() -> None:
    css = (Path(dashboard.__file__).parent / "style.css").read_text("utf-8")
    missing = {style.shape for style in styles().values() if f".legend .{style.shape} " not in css}
    assert missing - {"rectangle"} == set()


def test_no_two_kinds_look_alike_under_different_names() -> None:
    looks = {(style.shape, style.color) for style in styles().values()}
    grouped = {(style.shape, style.color) for kind, style in styles().items() if kind in ("Transfer", "Trial")}
    assert len(looks) == len(styles()) - 2 * len(grouped)


def test_every_outcome_has_a_colour_and_every_figure_a_query() -> None:
    assert list(OUTCOME_COLORS) == [name for name, _, _ in OUTCOMES]
    assert {query for _, _, query in FIGURES.values()} <= set(examples())
