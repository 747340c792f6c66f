"""How exact a place is in the codes of ACLED (geo_precision) and UCDP GED (where_prec).

The definitions are those of the published codebooks (ACLED codebook, "Geo precision"; UCDP GED codebook, "where_prec").
Both code what a report says of the place; a code is never better than the words or the coordinates allow.
"""

from reportedly.records import Relation

AREAS = frozenset({"region", "front", "mountain", "valley", "island"})
"""Kinds of places that have no point of their own and whose borders are not drawn anywhere."""

_NEAR_KM = 25.0
_DISTRICT_KM = 50.0
_PROVINCE_KM = 150.0


def is_exact(relation: Relation, derived: bool, verified: bool) -> bool:
    """Tell whether the words name the very place and its coordinates were checked."""
    return relation == "in" and not derived and verified


def acled_code(kind: str, exact: bool, precision_km: float) -> int:
    """Return 1 for the very town or site, 2 for near one or a part of a region, 3 for a larger region."""
    if kind in ("country", "province") or precision_km > _DISTRICT_KM:
        return 3
    return 1 if exact and kind not in AREAS and kind != "road" else 2


def ucdp_code(kind: str, exact: bool, vague: bool, own_km: float, precision_km: float) -> int:
    """Return 1 for the very place, 2 within 25 km of one, 3 a district, 4 a province, 5 a line or an area without drawn
    borders, 6 a country.

    7, international waters and airspace, never follows: the gazetteer has no places there. Districts and provinces are
    told by size, 50 and 150 km. What a town or site itself measures, `own_km`, does not count: the kilometres around a
    city begin at its edge.
    """
    if kind == "road" or (kind == "country" and vague):
        return 5
    if kind == "country":
        return 6
    if exact and kind not in AREAS and kind != "province":
        return 1
    if kind in AREAS and precision_km > _NEAR_KM:
        return 5
    sizes = ((_NEAR_KM, 2), (_DISTRICT_KM, 3), (_PROVINCE_KM, 4))
    own = 0.0 if kind in AREAS or kind == "province" else own_km
    beyond = round(precision_km - own, 1)
    by_size = next((code for km, code in sizes if beyond <= km), 6)
    return max(by_size, 4) if kind == "province" else by_size
