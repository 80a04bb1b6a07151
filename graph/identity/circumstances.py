"""What is known beside two names: how far it speaks for one bearer or against it."""

from collections.abc import Iterator

from graph import edtf
from graph.edtf import Edtf
from graph.identity.contexts import compatible
from graph.identity.named import Context

SAME_DAY, SAME_YEAR, NEAR_YEAR, OTHER_YEAR = 6.0, 2.5, -3.0, -9.0
"""Birth on one day, in one year, a year apart where one follows from an age, at other times."""

DEAD, OTHER_SEX, SAME_COUNTRY, OTHER_COUNTRY = -9.0, -7.0, 0.5, -2.6
SAME_PLACE, OTHER_PLACE, SAME_WORK, OTHER_WORK, SAME_GROUP, IDENTIFIER = 1.4, -1.6, 0.9, -1.6, 1.5, 12.0
SAME_AGE, OTHER_AGE, NOTHING = 0.8, -6.0, -1.2
"""Ages of which nobody knows the year: twenty years apart are surely two. Place and occupation differ together."""

SINGLE = frozenset({"son", "daughter", "wife", "husband", "widow"})
"""Relations in which somebody stands to one person, or to two."""

SAME_FATHER, OTHER_FATHER, OTHER_WORDS, SAME_REGION, OTHER_REGION = 2.0, -3.0, -0.6, 1.0, -1.2


def circumstances(a: Context, b: Context) -> Iterator[tuple[str, float]]:
    """Each circumstance that both contexts tell of, with its weight as logarithm of odds."""
    if a.born and b.born:
        yield from _births(a.born, b.born)
    if a.age is not None and b.age is not None:
        yield (
            ("of one age", SAME_AGE) if abs(a.age - b.age) <= 2 else ("of other ages", OTHER_AGE * _apart(a.age, b.age))
        )
    for one, other in ((a, b), (b, a)):
        if one.died and one.died.latest and any(year > one.died.latest.year for year in other.years):
            yield "dead before it", DEAD
        if one.born and one.born.earliest and any(year < one.born.earliest.year + 5 for year in other.years):
            yield "not born then", DEAD
    if a.died and b.died and edtf.gap_days(a.died, b.died) > 366:
        yield "deaths in other years", OTHER_YEAR
    if a.sex and b.sex and a.sex != b.sex:
        yield "a woman and a man", OTHER_SEX
    if a.countries and b.countries:
        same = a.countries & b.countries
        yield ("in one country", SAME_COUNTRY) if same else ("in other countries", OTHER_COUNTRY)
    elsewhere = bool(a.places and b.places and not a.places & b.places)
    if elsewhere and a.occupations and b.occupations and not compatible(a.occupations, b.occupations):
        yield "nothing in common", NOTHING
    if a.places and b.places:
        yield ("in one place", SAME_PLACE) if a.places & b.places else ("in other places", OTHER_PLACE)
    if a.regions & b.regions:
        yield "in one region", SAME_REGION
    elif a.regions and b.regions and not a.places & b.places:
        yield "in other regions", OTHER_REGION
    if a.occupations and b.occupations:
        if a.occupations & b.occupations:
            yield "of one occupation", SAME_WORK
        elif not compatible(a.occupations, b.occupations):
            yield "of other occupations", OTHER_WORK
    yield from _kin(a.kin, b.kin)
    if a.words & b.words:
        yield "the same is said", SAME_WORK
    elif (a.words or a.occupations) and (b.words or b.occupations) and not (a.occupations and b.occupations):
        yield "nothing said of both", OTHER_WORDS
    if a.organisations & b.organisations:
        yield "in one organisation", SAME_GROUP
    if a.identifiers & b.identifiers:
        yield "one identifier", IDENTIFIER


def _apart(a: int, b: int) -> float:
    """0 to 1: how far two ages of unknown years can hardly be one person's."""
    return min(1.0, abs(a - b) / 20)


def _kin(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """Compare whose child, spouse or sibling somebody is, where the same relation is named."""
    mine, theirs = dict(a), dict(b)
    for relation in sorted(mine.keys() & theirs.keys() & SINGLE):
        if mine[relation] and theirs[relation]:
            same = mine[relation] == theirs[relation]
            yield f"{relation} of", SAME_FATHER if same else OTHER_FATHER


def _births(a: Edtf, b: Edtf) -> Iterator[tuple[str, float]]:
    """Compare births. A birth that follows from an age allows two years, so that a year more may be a miscount."""
    gap = edtf.gap_days(a, b)
    widths = (edtf.width_days(a), edtf.width_days(b))
    if gap == 0:
        yield ("born on one day", SAME_DAY) if max(widths) <= 1 else ("born in one year", SAME_YEAR)
    elif max(widths) > 366 and gap <= 366:
        yield "born a year apart", NEAR_YEAR
    else:
        yield "born at other times", OTHER_YEAR
