"""What somebody is charged with, however the charges are listed."""

import pytest
from reading import args_of


def charges_of(text: str) -> list[object]:
    return [args["charge"] for args in args_of(text, "CHARGE")]


LISTS = {
    "Mira Tolland was charged under Articles 192.2 and 213 of the Criminal Code.": ["Article 192.2", "Article 213"],
    "Mira Tolland was charged under Article 192 (illegal business) and Article 213 (tax evasion).": [
        "illegal business",
        "tax evasion",
    ],
    "Mira Tolland was sentenced to five years for “sedition” and two years for “libel”.": ["sedition", "libel"],
    "Mira Tolland faces charges including sedition and libel.": ["sedition", "libel"],
    "Mira Tolland was arrested on terrorism charges.": ["terrorism"],
    "The charges against Mira Tolland are “inciting hatred” and “libel”.": ["inciting hatred", "libel"],
    "Mira Tolland was charged with sedition for posting a video.": ["sedition"],
    "Mira Tolland was charged along with several colleagues with sedition.": ["sedition"],
    "Mira Tolland has been accused by prosecutors of sedition.": ["sedition"],
    'The judge found Mira Tolland guilty of "sedition," "libel" and "spreading rumours."': [
        "sedition",
        "libel",
        "spreading rumours",
    ],
    "Mira Tolland was convicted by the Borsk City Court on 13 August 2015 of fraud.": ["fraud"],
    "Mira Tolland was sentenced to seven years in prison under Article 88 of the Penal Code.": ["Article 88"],
    "Mira Tolland was charged under the Cyber Crimes Act.": ["Cyber Crimes Act"],
    "Mira Tolland was charged under the sedition law.": ["sedition"],
    "Mira Tolland faces three counts of lèse majesté.": ["lèse majesté"],
    "Mira Tolland was charged with insulting the king, lèse-majesté and libel.": [
        "insulting the king",
        "lèse-majesté",
        "libel",
    ],
    "Mira Tolland is accused of association de malfaiteurs and libel.": [
        "association de malfaiteurs",
        "libel",
    ],
    "Mira Tolland was charged with libel for a song called Majesté.": ["libel"],
    "The charges against Mira Tolland are false.": [],
    "Mira Tolland was imprisoned on the basis of complaints of her neighbours.": [],
    "The judge found Mira Tolland guilty, among other things, of making leaflets, and “depraved acts”.": [
        "making leaflets",
        "depraved acts",
    ],
    "The court found Mira Tolland, the former chair of Harbour Watch, guilty of fraud.": ["fraud"],
    "The court found Mira Tolland guilty of defaming the state on social media and of promoting hatred.": [
        "defaming the state on social media",
        "promoting hatred",
    ],
    "The court handed Mira Tolland a term of six months, two of them suspended, for “libel”.": ["libel"],
    "Mira Tolland was tried for acts against the state.": ["acts against the state"],
    "Mira Tolland was arrested. The charge sheet speaks of sedition and of criminal conspiracy against her.": [
        "sedition",
        "criminal conspiracy",
    ],
    "The prosecutor brought six charges against Mira Tolland and Lev Brankov, among them espionage and waging war.": [
        "espionage",
        "waging war",
        "espionage",
        "waging war",
    ],
    "Mira Tolland is accused under the Penal Code of “sedition”, and under the Security Act of “raising funds”.": [
        "sedition",
        "raising funds",
    ],
    "Mira Tolland was jailed for six months for insulting the army in a post about a bakery.": ["insulting the army"],
}


@pytest.mark.parametrize(("text", "charges"), LISTS.items())
def test_each_charge_of_a_list_is_one(text: str, charges: list[str]) -> None:
    assert charges_of(text) == charges
