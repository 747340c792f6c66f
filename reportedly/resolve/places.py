"""From place phrases to points on the map, by the whole document.

A phrase is read ("eastern countryside of Homs" is Homs, its province, and less exact), its name is looked up, and
candidates are weighed by what else the document says: countries named anywhere, other places, towns named nearby.
Rounds of decisions follow, the surest first, so that each helps the next. A phrase stays unresolved rather than
guessed: a small place needs a country that the document supports or a decided place near by.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.gazetteer import Gazetteer
from reportedly.records import PlacePhrase
from reportedly.resolve.place_choice import decide, gather
from reportedly.resolve.place_context import scan, with_context
from reportedly.resolve.place_definite import resolve_definite
from reportedly.resolve.place_evidence import CANDIDATES, Evidence, GroupKey, Spot
from reportedly.resolve.place_geometry import place_of, with_place
from reportedly.resolve.place_groups import group_names
from reportedly.resolve.place_phrases import read_phrase
from reportedly.resolve.place_reasons import UNNAMED, reason_against, reason_for
from reportedly.resolve.place_roads import resolve_road
from reportedly.resolve.place_scores import rank


def resolve_places(
    text: str, phrases: Sequence[PlacePhrase], gazetteer: Gazetteer, theatre: Sequence[str] = ()
) -> tuple[PlacePhrase, ...]:
    """Return the phrases of one document with place, candidates, geometry and antecedent set.

    `theatre` are ISO 3166 codes of countries that the outlet usually writes of: a hint, no proof. A phrase that cannot
    be decided keeps at most five candidates and no place; `why` says in words what it was decided by. `geometry` is a
    GeoJSON Feature (lon, lat): the event lies within `radius_km` of its point, line or polygon, and within
    `precision_km` of its `centre`. Further properties are `relation`, `derived` (False only for the toponym's own
    point), `verified` (False where coordinates are an estimate) and the codes `acled` and `ucdp` (see
    `place_precision`).
    """
    spots = [
        Spot(number, one.start, one.end, one.text, with_context(text, one, read_phrase(one.text, gazetteer), gazetteer))
        for number, one in enumerate(phrases)
    ]
    shares, provinces, passing = scan(text, spots, gazetteer)
    keys: dict[tuple[int, int], GroupKey] = {}
    groups = group_names((*spots, *passing), gazetteer, keys)
    evidence = Evidence(shares, frozenset(), frozenset(theatre), (), provinces)
    decided = decide(groups, evidence)
    evidence = gather(evidence, groups, decided)
    named = [
        (spot, decided[keys[spot.start, spot.end]])
        for spot in (*spots, *passing)
        if keys.get((spot.start, spot.end)) in decided
    ]
    named.sort(key=lambda pair: (pair[0].end, pair[0].start))
    resolved: list[PlacePhrase] = []
    for spot, phrase in zip(spots, phrases, strict=True):
        key = keys.get((spot.start, spot.end))
        if spot.reading.form == "road":
            resolved.append(resolve_road(phrase, spot, evidence, groups, keys, gazetteer))
        elif spot.reading.form == "definite":
            resolved.append(resolve_definite(text, phrase, spot, named, gazetteer))
        elif key in decided and spot.reading.form != "line":
            why = reason_for(decided[key], groups[key], evidence, gazetteer)
            resolved.append(replace(with_place(phrase, decided[key], spot.reading), why=why))
        else:
            found = groups[key] if key is not None else None
            kept = tuple(place_of(one.entry) for _, one in rank(found, evidence)[:CANDIDATES]) if found else ()
            why = UNNAMED if spot.reading.form == "line" else reason_against(found, evidence)
            resolved.append(replace(phrase, place=None, geometry=None, candidates=kept, why=why))
    return tuple(resolved)
