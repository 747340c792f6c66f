"""Who's On First: a country's bundle of GeoJSON records, or one JSON list of them in short.

A list holds `[id, name, lat, lon, kind, geonames id or null, [further names]]` for each place. Records and their
properties are described at https://whosonfirst.org/docs/.
"""

import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.packs.places import PackPlace

MOST_RECORD = 64 << 20
"""The largest record of a bundle that is read, in bytes; larger ones are outlines of states."""
MOST_LIST = 1 << 30
_KINDS = {
    "locality": "settlement",
    "localadmin": "region",
    "neighbourhood": "quarter",
    "borough": "quarter",
    "macrohood": "quarter",
    "microhood": "quarter",
    "county": "region",
    "macrocounty": "region",
    "region": "province",
    "macroregion": "region",
    "campus": "site",
}
_LIST_FIELDS = 7


def read_list(path: Path, rows: list[object], country: str) -> Iterator[PackPlace]:
    """Yield the places of a list of `[id, name, lat, lon, kind, geonames id or null, [names]]`."""
    for number, row in enumerate(rows, start=1):
        where = f"{path}: record {number}"
        if not isinstance(row, list) or len(row) != _LIST_FIELDS or not isinstance(row[6], list):
            raise DataError(f"{where}: is not [id, name, lat, lon, kind, geonames id, names]; mend the file")
        ident, name, lat, lon, placetype, geonames, names = row
        kind = _KINDS.get(str(placetype))
        if kind and name:
            spelled = tuple(dict.fromkeys(str(each) for each in (name, *names) if each))
            yield PackPlace(_ref(ident, geonames), spelled, kind, country, *_point(where, lat, lon))


def read_bundle(path: Path, country: str) -> Iterator[PackPlace]:
    """Yield the places of a bundle (`whosonfirst-data-admin-CC-latest.tar.bz2`), those that are current.

    Raises DataError where the archive is cut off or a record cannot be used. Nothing is unpacked to disk.
    """
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                if not member.isfile() or not member.name.endswith(".geojson") or member.size > MOST_RECORD:
                    continue
                stream = archive.extractfile(member)
                if stream is not None:
                    place = read_record(f"{path}: {member.name}", stream.read(), country)
                    if place is not None:
                        yield place
    except (tarfile.TarError, EOFError, OSError) as error:
        raise DataError(f"{path}: is no whole bundle ({error}); load it anew") from error


def read_record(where: str, content: bytes, country: str) -> PackPlace | None:
    """The place of one record; None where it is not current or of a kind that no report names."""
    try:
        told = json.loads(content)["properties"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(f"{where}: is no GeoJSON record ({error}); load the bundle anew") from error
    kind = _KINDS.get(str(told.get("wof:placetype")))
    name = told.get("wof:name")
    over = str(told.get("edtf:deprecated") or "") not in {"", "uuuu", ".."}
    if not kind or not name or over or told.get("mz:is_current") == 0 or told.get("wof:superseded_by"):
        return None
    names = tuple(dict.fromkeys((str(name), *_names(told))))
    known = told.get("wof:concordances")
    geonames = known.get("gn:id") if isinstance(known, Mapping) else None
    lat = told.get("lbl:latitude", told.get("geom:latitude"))
    lon = told.get("lbl:longitude", told.get("geom:longitude"))
    people = told.get("wof:population") or told.get("gn:population") or 0
    return PackPlace(
        _ref(told.get("wof:id"), geonames),
        names,
        kind,
        str(told.get("wof:country") or country),
        *_point(where, lat, lon),
        population=int(people) if isinstance(people, int | float) and people > 0 else 0,
    )


def _names(told: Mapping[str, object]) -> Iterator[str]:
    for key, value in told.items():
        if key.startswith("name:") and not key.endswith("_x_colloquial") and isinstance(value, list):
            yield from (str(each) for each in value if each)


def _ref(ident: object, geonames: object) -> str:
    return f"geonames:{geonames}" if isinstance(geonames, int) and geonames > 0 else f"wof:{ident}"


def _point(where: str, lat: object, lon: object) -> tuple[float, float]:
    if (
        not isinstance(lat, int | float)
        or not isinstance(lon, int | float)
        or not (-90 <= lat <= 90 and -180 <= lon <= 180)
    ):
        raise DataError(f"{where}: {lat!r}, {lon!r} is no latitude and longitude; mend the record")
    return float(lat), float(lon)
