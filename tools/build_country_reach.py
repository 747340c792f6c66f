"""Build reportedly/data/places/country-reach.csv: how far each country reaches from its point in the gazetteer.

Run from the root of the repository after a change of the gazetteer or of the outlines of the map, which it reads:
`python tools/build_country_reach.py [OUT]`. Parts overseas are left out: those that begin farther away than three radii
of a disc of the country's area. The same data give the same bytes.
"""

import sys
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from reportedly.gazetteer import PLACES, Gazetteer, country_entry, open_gazetteer
from reportedly.publish.map.outlines import load_countries
from reportedly.sphere import LonLat, distance_between

OVERSEAS_RADII = 3.0
STEP_KM = 10
# Outlines by the short names of Natural Earth; what is held apart counts to the country that words would name too.
CODES = {
    "Antigua and Barb.": "AG",
    "Bosnia and Herz.": "BA",
    "Central African Rep.": "CF",
    "Congo": "CG",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Eq. Guinea": "GQ",
    "Marshall Is.": "MH",
    "N. Cyprus": "CY",
    "S. Sudan": "SS",
    "Solomon Is.": "SB",
    "Somaliland": "SO",
    "São Tomé and Principe": "ST",
    "W. Sahara": "EH",
}
HEADER = """\
# How far countries reach from their point in the gazetteer, in km: the farthest point of their outlines.
# Where from: made by tools/build_country_reach.py from Natural Earth 1:10m (public domain) and GeoNames points (CC BY
#   4.0). Parts overseas are left out.
# Licence: public domain, but for the points.
country,reach_km
"""


def main(arguments: Sequence[str]) -> None:
    """Write the table to the given path or to its place in the package."""
    out = Path(arguments[0]) if arguments else PLACES / "country-reach.csv"
    gazetteer = open_gazetteer()
    reach: dict[str, int] = {}
    for country in load_countries():
        code = CODES.get(country.name) or gazetteer.countries.get(country.name)
        if code is not None:
            found = reach_of(code, country.rings, gazetteer)
            reach[code] = max(found, reach.get(code, 0))
    rows = (f"{code},{reach[code]}\n" for code in sorted(reach) if reach[code])
    out.write_text(HEADER + "".join(rows), encoding="utf-8")


def reach_of(code: str, rings: Sequence[Sequence[LonLat]], gazetteer: Gazetteer) -> int:
    """Return the distance to the farthest point of the rings, rounded up, 0 for a country without a point."""
    entry = country_entry(gazetteer, code)
    if entry is None:
        return 0
    point = (entry.lon, entry.lat)
    by_ring = [[distance_between(point, corner) for corner in ring] for ring in rings]
    near = [found for found in by_ring if min(found) <= OVERSEAS_RADII * entry.radius_km]
    return ceil(max((max(found) for found in near), default=0.0) / STEP_KM) * STEP_KM


if __name__ == "__main__":
    main(sys.argv[1:])
