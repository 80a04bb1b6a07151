"""Names of Africa south of the Sahara, as French, English and Portuguese offices spell them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "African"

COUNTRIES = frozenset(
    [
        *("SN", "GM", "ML", "GN", "GW", "SL", "LR", "CI", "BF", "NE", "NG", "GH", "TG", "BJ", "CM", "TD", "CF", "GA"),
        *("CG", "CD", "RW", "BI", "UG", "KE", "TZ", "SO", "DJ", "MR", "SD", "SS", "ZM", "ZW", "MW", "MZ", "AO", "MG"),
        *("KM", "SZ", "LS", "BW"),
    ]
)

_SHOWN = re.compile(
    r"^(?:mamad|fatou?mata|aminata|ouedraogo|diallo|diop|traore|coulibaly|ouattara|kone|toure|camara|barry|balde|sow|keita|cisse"
    r"|thierno|souleymane|ousmane|aissatou|moussa|issoufou|mahamat|mahamadou|oumar|boubacar|ibrahima|kwame|kwabena|kofi|chukwu|oluw)"
)
_RULES = rules(
    [
        (r"^ou(?=[aeiou])|(?<=[^aeiou])ou(?=[ae])|(?<=[aeiou])ou(?=[aeiou])", "w"),
        (r"ou|oo", "u"),
        (r"dj|dy(?=[aou])|di(?=[aou])", "j"),
        (r"tch|ty(?=[aou])|ti(?=[aou])", "ch"),
        (r"gu(?=[ei])", "g"),
        (r"qu|q|c(?=[aou])|ck", "k"),
        (r"ss|c(?=[ei])", "s"),
        (r"ph", "f"),
        (r"(?<=u)m[ae]+n[ae]?$", "man"),
        (r"(?<=[aeiou][lmnr])e$", ""),
        (r"(?<=[^aeiou]a)[iy]e?$", "ay"),
        (r"(?:ei|ey|ai|ay)(?=[mnlst])", "ay"),
        (r"y(?![aeiou])|ie$|ee", "i"),
        (r"(?<=[aeiou])h$", ""),
        (r"(?<=.{4})ow$", "o"),
        (r"(.)\1+", r"\1"),
    ]
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether the country is one of these or one of the names is found there alone."""
    return bool(countries & COUNTRIES) or any(part.script == LATIN and _SHOWN.search(part.text) for part in parts)


def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one name."""
    return 1.0 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 16)
def skeletons(part: Spelled) -> frozenset[str]:
    """The spelling by rules."""
    return frozenset({respelled(part.text, _RULES)}) if part.script == LATIN else frozenset()
