"""Which states and provinces a document names: it is of one town of a name rather than of another."""

import re
from functools import cache

from reportedly.gazetteer import Gazetteer, load_provinces, lookup_exact, provinces_of

_CITY = 100_000


def count_provinces(text: str, gazetteer: Gazetteer) -> dict[str, int]:
    """Say how often each state or province is named, by its code "country.admin1".

    Names that are a country's (Georgia) or a city's elsewhere (Washington) as well do not count.
    """
    votes: dict[str, int] = {}
    plain: dict[str, bool] = {}
    for match in _pattern().finditer(text):
        name = match.group()
        code, full = load_provinces()[name]
        if name not in plain:
            plain[name] = name != full or not _means_other(name, code, gazetteer)
        if plain[name]:
            votes[code] = votes.get(code, 0) + 1
    return votes


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(load_provinces(), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def _means_other(name: str, code: str, gazetteer: Gazetteer) -> bool:
    if name in gazetteer.countries:
        return True
    cities = [one.entry for one in lookup_exact(gazetteer, name) if one.entry.population >= _CITY]
    return any(home != code for home in provinces_of(gazetteer, cities).values())
