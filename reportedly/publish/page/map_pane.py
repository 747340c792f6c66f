"""The map of a report on the page: the sheet with its buttons, what its marks mean, and the places as a list."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.publish import wording
from reportedly.publish.html import NOTHING, Html, joined, tag, text
from reportedly.publish.map import Mapped, NotMapped, draw_map, places_of
from reportedly.publish.page.reading import Reading

_BUTTONS = (("in", "+", "zoom in"), ("out", "−", "zoom out"), ("fit", "○", "show all places"), ("large", "⤢", "larger"))
_BORDERS = "Borders: Natural Earth, as held, whoever claims them. Towns: GeoNames."


def map_pane(reading: Reading) -> Html:
    """Make the map of the claims' places and the list of what has none; nothing where no claim names a place."""
    mapped, rest = places_of(reading.claims)
    if not mapped and not rest:
        return NOTHING
    drawn = draw_map(mapped, reading.key)
    sheet = tag("div", drawn, _buttons(), class_="sheet") if drawn else NOTHING
    return joined(sheet, _lists(mapped, rest, reading.key))


def _buttons() -> Html:
    made = (
        tag("button", text(sign), type="button", data_do=what, aria_label=said, title=said)
        for what, sign, said in _BUTTONS
    )
    return tag("div", *made, class_="tools", hidden=True)


def _lists(mapped: Sequence[Mapped], rest: Sequence[NotMapped], key: str) -> Html:
    parts = []
    if mapped:
        parts.append(tag("ul", *_key(mapped), class_="key", aria_label="Legend of the map"))
    if rest:
        title = tag("b", text(f"{len(rest)} not on the map: "))
        parts.append(tag("div", title, tag("ul", *(_rest(place, key) for place in rest)), class_="unplaced"))
    if mapped:
        entries = tag("ul", *(_entry(place, number, key) for number, place in enumerate(mapped, start=1)))
        summary = tag("summary", text(f"{wording.counted(len(mapped), 'place')} on the map"))
        parts.append(tag("details", summary, entries, tag("p", text(_BORDERS), class_="faint"), class_="places"))
    return joined(*parts)


def _key(mapped: Sequence[Mapped]) -> Iterator[Html]:
    forms = {place.form for place in mapped}
    if "point" in forms:
        yield _sign("k-point", "place and its reach")
    if "area" in forms:
        yield _sign("k-area", "side or distance that the words name")
    if "line" in forms:
        yield _sign("k-line", "road, from end to end")
    if not all(place.verified for place in mapped):
        yield _sign("k-estimate", "estimated position")


def _sign(class_: str, words: str) -> Html:
    return tag("li", tag("span", class_=class_), text(words))


def _entry(place: Mapped, number: int, key: str) -> Html:
    words = "; ".join(place.words)
    named = [] if words == place.name else [tag("bdi", text(f" = {place.name}"), class_="faint")]
    reach = text(f", within {place.precision_km:,.0f} km" if place.precision_km >= 1 else ", within 1 km")
    doubt = tag("span", text(", estimated"), class_="doubt") if not place.verified else NOTHING
    return tag(
        "li",
        tag("a", tag("bdi", text(words)), href=f"#{key}p{number}"),
        *named,
        tag("span", reach, class_="faint"),
        doubt,
        *_badges(place.numbers, key),
    )


def _rest(place: NotMapped, key: str) -> Html:
    said = wording.counted(place.candidates, "candidate") if place.candidates else "unknown"
    return tag(
        "li",
        tag("bdi", text(place.words)),
        tag("span", text(f" ({said})"), class_="doubt"),
        *_badges(place.numbers, key),
    )


def _badges(numbers: Iterable[int], key: str) -> Iterator[Html]:
    for number in numbers:
        yield text(" ")
        yield tag("a", text(str(number)), class_="n", href=f"#{key}c{number}", aria_label=f"claim {number}")
