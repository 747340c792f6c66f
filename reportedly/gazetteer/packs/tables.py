"""Files of the user's own: CSV with at least `name`, `lat` and `lon`, and GeoJSON with points."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.entries import KINDS
from reportedly.gazetteer.packs.places import PackPlace
from reportedly.tables import number_in, one_of, read_rows

_NEEDED = ("name", "lat", "lon")


def read_csv(path: Path, country: str) -> Iterator[PackPlace]:
    """Yield the places of a CSV file.

    Columns `id`, `alternates` (parted by |), `kind`, `country`, `population` and `radius_km` are read where they are
    there. Raises DataError naming file and line.
    """
    for number, (where, row) in enumerate(read_rows(path, _NEEDED), start=1):
        yield _place(where, row, path.stem, number, country)


def read_geojson(path: Path, content: Mapping[str, object], country: str) -> Iterator[PackPlace]:
    """Yield the places of a FeatureCollection: points with a `name`; other shapes give the middle of their corners."""
    features = content.get("features")
    if not isinstance(features, list):
        raise DataError(f"{path}: has no list of features; give a GeoJSON FeatureCollection")
    for number, feature in enumerate(features, start=1):
        where = f"{path}: feature {number}"
        told = feature.get("properties") if isinstance(feature, dict) else None
        shape = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(told, dict) or not isinstance(shape, dict):
            raise DataError(f"{where}: has no properties or no geometry; mend the file")
        corners = list(_corners(shape.get("coordinates")))
        if not corners:
            raise DataError(f"{where}: its geometry has no coordinates; mend the file")
        lons, lats = zip(*corners, strict=True)
        middle = {"lat": str((min(lats) + max(lats)) / 2), "lon": str((min(lons) + max(lons)) / 2)}
        row = {key: str(value) for key, value in told.items() if isinstance(value, str | int | float)}
        yield _place(where, row | middle, path.stem, number, country)


def _corners(coordinates: object) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list):
        return
    if len(coordinates) >= 2 and all(isinstance(each, int | float) for each in coordinates[:2]):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for each in coordinates:
        yield from _corners(each)


def _place(where: str, row: Mapping[str, str], stem: str, number: int, country: str) -> PackPlace:
    name = row.get("name", "").strip()
    if not name:
        raise DataError(f"{where}: name is empty; fill it in")
    kind = one_of(where, "kind", row.get("kind") or "settlement", tuple(KINDS))
    code = (row.get("country") or country).upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise DataError(f"{where}: country {code!r} is no ISO 3166 code of two letters")
    ident = row.get("id") or str(number)
    others = (each.strip() for each in row.get("alternates", "").split("|"))
    radius = number_in(where, row, "radius_km", 0.05, 3000) if row.get("radius_km") else None
    return PackPlace(
        ident if ":" in ident else f"{stem}:{ident}",
        tuple(dict.fromkeys((name, *filter(None, others)))),
        kind,
        code,
        number_in(where, row, "lat", -90, 90),
        number_in(where, row, "lon", -180, 180),
        population=int(number_in(where, row, "population", 0, 1e9)) if row.get("population") else 0,
        radius_km=radius,
    )
