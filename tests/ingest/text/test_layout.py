"""Blocks of a text, and the reading text that keeps every character at its place."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.text.layout import blocks, labelled, reading_text


def pieces(text: str) -> list[str]:
    return [text[block.content : block.end] for block in blocks(text)]


def test_blank_lines_and_list_markers_part_blocks() -> None:
    text = "Mira Tolland is free.\n\n1. She was arrested.\n2. She was released.\n• She thanked them."
    assert pieces(text) == ["Mira Tolland is free.", "She was arrested.", "She was released.", "She thanked them."]


def test_hard_wrapped_lines_stay_one_block() -> None:
    text = (
        "The lawyer Mira Tolland was arrested on the way to the district court in\n"
        "Borsk by officers who showed no papers and did not say where they took\n"
        "her."
    )
    assert len(blocks(text)) == 1


def test_a_short_line_without_a_full_stop_is_a_heading_of_its_own() -> None:
    first, second = blocks("Harbour Watch Welcomes Release of Mira Tolland\nShe came home today.")
    assert first.heading
    assert first.capitals
    assert not second.heading


def test_a_dateline_is_set_apart_from_what_it_opens() -> None:
    text = "BORSK - Today, a court decided to release Mira Tolland on parole."
    (block,) = blocks(text)
    assert block.place is not None
    assert text[slice(*block.place)] == "BORSK"
    assert text[block.content :].startswith("Today")


def test_a_label_does_not_make_a_heading() -> None:
    (block,) = blocks("Name: Mira Anna Tolland")
    assert not block.capitals


def test_a_date_that_opens_a_sentence_is_parted_from_its_subject() -> None:
    text = "On 14 May 2010 Mira Tolland was sentenced."
    assert reading_text(text, blocks(text), [(3, 14)]) == "On 14 May 2010,Mira Tolland was sentenced."


@given(st.text(max_size=400))
def test_blocks_lie_in_order_within_the_text_and_the_reading_text_is_as_long(text: str) -> None:
    found = blocks(text)
    assert len(reading_text(text, found)) == len(text)
    position = 0
    for block in found:
        assert position <= block.start <= block.content <= block.end <= len(text)
        position = block.end


def test_a_date_before_a_block_is_its_label_and_no_content() -> None:
    text = "3 May 2016: Arrested.\n\nOn 4 May 2016 she was charged."
    first, second = labelled(blocks(text), text, [(0, 10), (26, 36)])
    assert first.label == (0, 10)
    assert text[first.content : first.end] == "Arrested."
    assert second.label is None


def test_each_who_signs_stands_in_a_line_and_is_no_heading() -> None:
    text = "Signed:\nHarbour Club, Borsk\nVelmar Rights Desk\nUnion of Free Pens\n\nThe letter was long."
    found = blocks(text)
    assert [text[block.start : block.end] for block in found][1:4] == [
        "Harbour Club, Borsk",
        "Velmar Rights Desk",
        "Union of Free Pens",
    ]
    assert not any(block.heading or block.capitals for block in found[1:4])


def test_the_marks_of_footnotes_are_not_read() -> None:
    text = (
        "Mira Tolland was arrested in Borsk.8 She said to the representative9 that COVID19 and Article 9 are known[2]."
    )
    read = reading_text(text, blocks(text))
    assert len(read) == len(text)
    assert read.split() == text.replace(".8", ".").replace("tive9", "tive").replace("[2].", " .").split()
