"""Whether a name is a place and not rather an ordinary word or a person's name."""

import re

from reportedly.gazetteer.entries import WORLD_KINDS
from reportedly.gazetteer.names import normalise_toponym
from reportedly.gazetteer.opening import Gazetteer

_COMMON_WORD_POPULATION = 1_000_000
_NAME_POPULATION = 15_000
_ALTERNATE_POPULATION = 100_000


def is_toponym(gazetteer: Gazetteer, text: str) -> bool:
    """Tell whether a single name, as written, is a known place and not rather an ordinary word or a person's name.

    Ordinary words count only for countries and cities of a million; else a name needs 15,000 people, another name of a
    place 100,000, and any size will do where a war is reported.
    """
    if text in gazetteer.countries:
        return True
    if text.islower() and not re.match(r"(?:al|el|a[rsdnzt]|ash|e[rsdnzt])-", text):
        return False
    key = normalise_toponym(text)
    if not key:
        return False
    common = key in gazetteer.words.common
    if not common and key in gazetteer.overlay:
        return True
    rows = gazetteer.world.execute(
        "SELECT p.kind, p.country, p.population, n.main FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?",
        (key,),
    )
    return any(_counts_as_name(gazetteer, row, common) for row in rows)


def _counts_as_name(gazetteer: Gazetteer, row: tuple[int, str, int, int], common: bool) -> bool:
    kind, country, population, main = row
    if WORLD_KINDS[kind] != "settlement":
        return not common
    if common:
        return bool(main) and population >= _COMMON_WORD_POPULATION
    if population >= (_NAME_POPULATION if main else _ALTERNATE_POPULATION):
        return True
    return country in gazetteer.conflict
