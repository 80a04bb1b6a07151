"""In a digest with several cases `she` is whom her own part is about, not whom the letter begins with."""

from reading import args_of

DIGEST = """Three stories from the hills

1. Mira Tolland, a blogger, was arrested on 3 May 2016. Mira Tolland was sentenced to two years on 4 June.

2. Oda Weil founded the Harbour Club. She was detained at Velmar airport on 5 May 2016. Later police beat her.

3. The court was closed. She was released on 9 May 2016."""


def people_of(text: str, kind: str) -> list[str]:
    return [args["target" if kind == "ABUSE" else "person"] for args in args_of(text, kind)]


def test_a_pronoun_in_a_numbered_item_is_whom_the_item_names() -> None:
    assert people_of(DIGEST, "ABUSE") == ["Oda Weil"]


def test_an_item_that_names_nobody_is_about_whom_the_document_is_about() -> None:
    assert people_of(DIGEST, "RELEASE") == ["Mira Tolland"]


def test_a_part_that_names_only_the_lawyer_stays_with_the_main_person() -> None:
    text = (
        "Mira Tolland, a blogger, was arrested on 3 May 2016. She was sentenced to two years on 4 June 2016.\n\n"
        "APPEAL\n\nHer lawyer, Anton Quill, said that she was beaten in May 2016."
    )
    assert people_of(text, "ABUSE") == ["Mira Tolland"]
