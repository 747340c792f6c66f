"""The map of a report: where its claims lie, drawn as SVG from bundled outlines; no tiles, no network."""

from reportedly.publish.map.drawing import draw_map
from reportedly.publish.map.places import Mapped, NotMapped, places_of

__all__ = ["Mapped", "NotMapped", "draw_map", "places_of"]
