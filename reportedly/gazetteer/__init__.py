"""Names of places and what they may stand for, without a network.

Two kinds of source lie behind a `Gazetteer`: one read-only SQLite file of the world's countries and populated places,
and overlays, CSV files of conflict places that no world file holds (quarters, bases, fields, fronts, crossings). An
overlay record goes before a world record of the same name nearby. Which candidate a report means is not decided here:
see `reportedly.resolve.places`.
"""

from reportedly.gazetteer.entries import KINDS, WORLD_KINDS, Candidate, Entry, Match, distance_km
from reportedly.gazetteer.likeness import clear_choice
from reportedly.gazetteer.lookup import (
    candidates,
    capital_entry,
    country_entry,
    lookup,
    lookup_exact,
    lookup_spelling,
)
from reportedly.gazetteer.names import normalise_toponym, spelling_key
from reportedly.gazetteer.opening import PLACES, Gazetteer, open_gazetteer
from reportedly.gazetteer.overlay import OVERLAY_COLUMNS, read_overlay
from reportedly.gazetteer.phrases import capital_tails, strip_generic
from reportedly.gazetteer.place_words import PlaceWords
from reportedly.gazetteer.provinces import load_provinces, provinces_of
from reportedly.gazetteer.toponyms import is_toponym
from reportedly.gazetteer.world import SCALE

__all__ = [
    "KINDS",
    "OVERLAY_COLUMNS",
    "PLACES",
    "SCALE",
    "WORLD_KINDS",
    "Candidate",
    "Entry",
    "Gazetteer",
    "Match",
    "PlaceWords",
    "candidates",
    "capital_entry",
    "capital_tails",
    "clear_choice",
    "country_entry",
    "distance_km",
    "is_toponym",
    "load_provinces",
    "lookup",
    "lookup_exact",
    "lookup_spelling",
    "normalise_toponym",
    "open_gazetteer",
    "provinces_of",
    "read_overlay",
    "spelling_key",
    "strip_generic",
]
