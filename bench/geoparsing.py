"""Measure the resolution of place names against the field: the Local-Global Lexicon and GeoWebNews, figures only.

usage: python -m bench.geoparsing --shared DIR [--write FILE]

Given the annotated names, and end to end with names found in the whole text. Nothing is trained on either corpus;
errors were looked at in the first, third, ... article only, and both halves are told apart.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt

from bench.recognition import find_toponyms
from bench.toponym_corpora import Gold, GoldArticle, read_gwn, read_lgl
from reportedly.gazetteer import PLACES, SCALE, Gazetteer, open_gazetteer
from reportedly.parse.sentences import Parse, load_parser
from reportedly.records import Place, PlacePhrase
from reportedly.resolve.places import resolve_places

Floats = npt.NDArray[np.float64]
EARTH_KM = 6371.0
FAR_KM = (10, 25, 161)
# Places within the farthest of these distances differ less in latitude.
DEGREES_OF_FAR = 1.5
# Mordecai 3 (Halterman 2023), given the annotated names: exact id, and within 161 km.
PUBLISHED = {"LGL": (0.794, 0.827), "GeoWebNews": (0.901, 0.941)}

PAGE = """# Places against gazetteer readers

Made by `make geoparsing` on the Local-Global Lexicon (LGL; local news, most of it from the USA; Lieberman 2010) and GeoWebNews (Gritta 2020), which are read for figures only. Nothing is trained on them; of their errors, only those of every second article were looked at, and the other half is told apart.

## Given the annotated names

All names of an article are resolved together, with the gazetteer that ships ({megabytes:.0f} MB, no server; {milliseconds:.1f} ms a name). A name that stays unresolved counts as wrong: the program leaves a place open rather than guess it, and the columns "of resolved" tell how far what it does say can be trusted. `near` is the right record or a point within 161 km; a country's or state's point lies amid its towns here and elsewhere in GeoNames, which is why the plain distances are worse than the ids. The last two columns are medians in km, over all names (`none`: more than half are unresolved) and over resolved ones.

| names | with id | resolved | exact id | within 10 km | within 25 km | within 161 km | near | exact of resolved | near of resolved | median | of resolved |
|---|---|---|---|---|---|---|---|---|---|---|---|
{given}

As published, also given the annotated names:

| Mordecai 3 (Elasticsearch, an index of 2.2 GB) | exact | within 161 km |
|---|---|---|
{published}

GeoWebNews parts names that mean a place from those that stand with or for something else ("Russian gas", "Kabul says"); names without a GeoNames id are not scored.

## What could be reached

The world file holds countries, the states of the USA and places of 500 people and more, none of the other provinces, counties, rivers and parks of GeoNames: in LGL, one name in nine is a county. The first column is the cap of `exact id`.

| names | id in the gazetteer | any place of it within 10 km | within 161 km |
|---|---|---|---|
{caps}

## End to end

Names are found in the whole text by the parse and the gazetteer (bench/recognition.py: the program itself looks for places of events only), and count when their characters are those annotated. The shares on the right are of names found rightly that have an id.

| corpus | annotated | found | precision | recall | F1 | resolved | exact id | near |
|---|---|---|---|---|---|---|---|---|
{found}
"""  # noqa: E501 - a paragraph of Markdown is one line


@dataclass(frozen=True, slots=True)
class Outcome:
    """A name with an id, and what it was resolved to; `article` counts from 0."""

    article: int
    gold: Gold
    place: Place | None

    @property
    def exact(self) -> bool:
        """Whether it is the record of gold."""
        return self.place is not None and self.place.id == f"geonames:{self.gold.id}"

    @property
    def km(self) -> float:
        """How far the point is from that of gold; infinite where there is none."""
        if self.place is None:
            return inf
        lats, lons = np.array([self.place.lat]), np.array([self.place.lon])
        return float(kilometres(self.gold.lat, self.gold.lon, lats, lons)[0])


@dataclass(frozen=True, slots=True)
class Found:
    """Names found in whole texts against those annotated: how many, how many alike, and the outcomes of these."""

    found: int
    gold: int
    alike: int
    outcomes: tuple[Outcome, ...]


def main() -> None:
    """Read, resolve, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    folder = given.shared / "corpora" / "geoparsing"
    corpora = {"LGL": read_lgl(folder / "lgl.xml"), "GeoWebNews": read_gwn(folder / "GWN.xml")}
    page = render(corpora, open_gazetteer(), load_parser())
    print(page)
    if given.write:
        given.write.write_text(page, encoding="utf-8")


def kilometres(lat: float, lon: float, lats: Floats, lons: Floats) -> Floats:
    """Great-circle distances from a point to others, in degrees (haversine)."""
    here, there = np.radians(lat), np.radians(lats)
    half = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(np.radians(lons - lon) / 2) ** 2
    found: Floats = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    return found


def resolve_given(articles: Sequence[GoldArticle], gazetteer: Gazetteer) -> list[Outcome]:
    """What the annotated names that have an id are resolved to."""
    outcomes = []
    for number, article in enumerate(articles):
        places = resolve_spans(article.text, [(name.start, name.end) for name in article.names], gazetteer)
        outcomes += [
            Outcome(number, name, place)
            for name, place in zip(article.names, places, strict=True)
            if name.id is not None
        ]
    return outcomes


def resolve_found(articles: Sequence[GoldArticle], gazetteer: Gazetteer, parse: Parse) -> Found:
    """What names found in the whole text are resolved to, and which of them are annotated, to the letter."""
    outcomes, found, gold, alike = [], 0, 0, 0
    for number, article in enumerate(articles):
        spans = sorted(set(find_toponyms(parse(article.text, [(0, len(article.text))]), gazetteer)))
        by_span = {(name.start, name.end): name for name in article.names}
        found, gold = found + len(spans), gold + len(by_span)
        for span, place in zip(spans, resolve_spans(article.text, spans, gazetteer), strict=True):
            name = by_span.get(span)
            alike += name is not None
            if name is not None and name.id is not None:
                outcomes.append(Outcome(number, name, place))
    return Found(found, gold, alike, tuple(outcomes))


def resolve_spans(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Place | None]:
    """The places of some names of a text."""
    phrases = [PlacePhrase(start, end, text[start:end], "in") for start, end in spans]
    return [phrase.place for phrase in resolve_places(text, phrases, gazetteer)]


def share(outcomes: Sequence[Outcome], is_right: Callable[[Outcome], bool]) -> float:
    """The share of names that are right, 0 of none."""
    return sum(map(is_right, outcomes)) / max(1, len(outcomes))


def is_within(outcome: Outcome, km: float) -> bool:
    """Whether a name has a point so near to that of gold."""
    return outcome.km <= km


def is_near(outcome: Outcome) -> bool:
    """Whether a name has the right record or a point within 161 km."""
    return outcome.exact or outcome.km <= FAR_KM[-1]


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """A line of the table of given names."""
    resolved = [o for o in outcomes if o.place is not None]
    cells = [
        share(outcomes, lambda o: o.place is not None),
        share(outcomes, lambda o: o.exact),
        *(share(outcomes, partial(is_within, km=km)) for km in FAR_KM),
        share(outcomes, is_near),
        share(resolved, lambda o: o.exact),
        share(resolved, is_near),
    ]
    middle = median([o.km for o in outcomes])
    shown = "none" if middle == inf else f"{middle:.0f}"
    return (
        f"| {name} | {len(outcomes)} |"
        + "".join(f" {cell:.3f} |" for cell in cells)
        + f" {shown} | {median([o.km for o in resolved] or [inf]):.1f} |"
    )


def caps(outcomes: Sequence[Outcome], gazetteer: Gazetteer) -> list[float]:
    """What could be reached at most: the share of names whose id the gazetteer holds, and of those with any place of it
    within 10 and 161 km.
    """
    rows = gazetteer.world.execute("SELECT id, lat, lon FROM places ORDER BY lat").fetchall()
    held = {f"geonames:{number}" for number, _, _ in rows} | gazetteer.own.keys()
    lats, lons = (np.array([row[n] / SCALE for row in rows]) for n in (1, 2))
    nearest = {}
    for lat, lon in {(o.gold.lat, o.gold.lon) for o in outcomes}:
        first, last = np.searchsorted(lats, (lat - DEGREES_OF_FAR, lat + DEGREES_OF_FAR))
        nearest[lat, lon] = kilometres(lat, lon, lats[first:last], lons[first:last]).min(initial=inf)
    return [
        share(outcomes, lambda o: f"geonames:{o.gold.id}" in held),
        share(outcomes, lambda o: bool(nearest[o.gold.lat, o.gold.lon] <= FAR_KM[0])),
        share(outcomes, lambda o: bool(nearest[o.gold.lat, o.gold.lon] <= FAR_KM[-1])),
    ]


def render(corpora: Mapping[str, Sequence[GoldArticle]], gazetteer: Gazetteer, parse: Parse) -> str:
    """The page docs/geoparsing.md."""
    begun = time.perf_counter()
    given = {name: resolve_given(articles, gazetteer) for name, articles in corpora.items()}
    taken = time.perf_counter() - begun
    names = sum(len(article.names) for articles in corpora.values() for article in articles)
    found = {name: resolve_found(articles, gazetteer, parse) for name, articles in corpora.items()}
    published = [f"| {name} | {exact:.3f} | {far:.3f} |" for name, (exact, far) in PUBLISHED.items()]
    reached = [
        f"| {name} |" + "".join(f" {cap:.3f} |" for cap in caps(outcomes, gazetteer))
        for name, outcomes in given.items()
    ]
    return PAGE.format(
        given="\n".join(row(label, part) for name, outcomes in given.items() for label, part in parts(name, outcomes)),
        published="\n".join(published),
        caps="\n".join(reached),
        found="\n".join(found_row(name, one) for name, one in found.items()),
        milliseconds=1000 * taken / names,
        megabytes=(PLACES / "world.sqlite").stat().st_size / 1e6,
    )


def parts(name: str, outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    """A corpus with its halves, and with its uses of names where it tells them."""
    yield f"**{name}**", outcomes
    yield f"{name}, the half looked at", [o for o in outcomes if o.article % 2 == 0]
    yield f"{name}, the other half", [o for o in outcomes if o.article % 2 == 1]
    if any(o.gold.use == "associative" for o in outcomes):
        for use in ("literal", "associative"):
            yield f"{name}, {use}", [o for o in outcomes if o.gold.use == use]


def found_row(name: str, found: Found) -> str:
    """A line of the table of names found in whole texts."""
    precision, recall = found.alike / max(1, found.found), found.alike / max(1, found.gold)
    cells = [
        precision,
        recall,
        2 * precision * recall / max(1e-9, precision + recall),
        share(found.outcomes, lambda o: o.place is not None),
        share(found.outcomes, lambda o: o.exact),
        share(found.outcomes, is_near),
    ]
    return f"| {name} | {found.gold} | {found.found} |" + "".join(f" {cell:.3f} |" for cell in cells)


if __name__ == "__main__":
    main()
