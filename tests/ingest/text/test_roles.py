"""What part a person has in a document."""

import pytest
from reading import args_of


def roles(text: str) -> dict[str, str]:
    return {args["name"]: args["role"] for args in args_of(text, "PERSON")}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Oda Weil, executive director of the Harbour Club, said that nobody was safe.", "spokesperson"),
        ("Oda Weil, who chairs the Harbour Club, said that nobody was safe.", "spokesperson"),
        ("“It is absurd,” said Oda Weil, Deputy Africa Director at the Harbour Club.", "spokesperson"),
        ("Harbour Club spokeswoman Oda Weil was absent.", "spokesperson"),
        ("Oda Weil, executive director of the Harbour Club, was arrested in May 2016.", "defender"),
        ("Oda Weil, national coordinator of the Harbour Club, lives in Borsk.", "defender"),
        ("Oda Weil, a programme officer of the Harbour Club, lives in Borsk.", "defender"),
        ("The labour activists Lev Brankov, Mira Tolland and Oda Weil live in Borsk.", "defender"),
        ("Others are at home, including prisoner of conscience Oda Weil.", "defender"),
        ("Maj. Gen. Oda Weil of the Ministry of Inner Order was absent.", "official"),
        ("President Oda Weil did not answer.", "official"),
        ("They suffered under the rule of Oda Weil.", "official"),
        ("Belarusian leader Oda Weil did not answer.", "official"),
        ("They wrote to Oda Weil, Chief Prosecutor of Borsk Province.", "official"),
        ("Guards Oda Weil and Lev Brankov were sentenced to five years in prison.", "official"),
        ("According to her lawyer, Mr Oda Weil, she was at home.", "lawyer"),
        ("Oda Weil’s client was accused of riots.", "lawyer"),
        ("Sister Oda Weil lives in Borsk.", "other"),
        ("“It is absurd,” said the Harbour Club's Africa coordinator, Oda Weil.", "spokesperson"),
        ("Oda Weil, a researcher at the Harbour Club in Borsk, said that nobody was safe.", "spokesperson"),
        ("It was an amnesty of the Prince of Qatar, Oda Weil.", "official"),
        ("She is defended by Oda Weil.", "lawyer"),
        ("They were pressed by the Borsk Administration Head, Oda Weil.", "official"),
        ("“It was planted,” our secretary general, Oda Weil, said.", "spokesperson"),
        ("Guards Lev Brankov and Oda Weil were sentenced to five years in prison.", "official"),
    ],
)
def test_the_words_beside_a_name_and_what_the_person_does_give_the_role(text: str, role: str) -> None:
    assert roles(text)["Oda Weil"] == role
