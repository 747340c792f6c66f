"""What a file at hand holds, told by its bytes and not by its name."""

import bz2
import gzip
import json
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.packs.geonames import COLUMNS, read_geonames
from reportedly.gazetteer.packs.places import GEONAMES, WHOS_ON_FIRST, PackPlace, Source, own_file
from reportedly.gazetteer.packs.tables import read_csv, read_geojson
from reportedly.gazetteer.packs.whosonfirst import MOST_LIST, read_bundle, read_list

_JSON = ("[", "{")


def read_source(path: Path, country: str, alternates: Path | None = None) -> tuple[Source, Iterator[PackPlace]]:
    """Return the places of a file and where they are from.

    Known are a GeoNames dump (text or ZIP), a Who's On First bundle (tar, also packed) or list (JSON, also packed by
    gzip), GeoJSON, and CSV with the columns name, lat, lon. Raises DataError where it is none of these.
    """
    if not path.is_file():
        raise DataError(f"{path}: no such file; check the path")
    if zipfile.is_zipfile(path) or _head(path)[:2] == b"PK":
        return GEONAMES, read_geonames(path, alternates)
    if _is_tar(path):
        return WHOS_ON_FIRST, read_bundle(path, country)
    head = _unpacked_head(path)
    if head.lstrip("\ufeff \t\r\n").startswith(_JSON):
        content = _json(path)
        if isinstance(content, list):
            return WHOS_ON_FIRST, read_list(path, content, country)
        return own_file(path.name), read_geojson(path, content, country)
    if head.partition("\n")[0].count("\t") == COLUMNS - 1:
        return GEONAMES, read_geonames(path, alternates)
    return own_file(path.name), read_csv(path, country)


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except (OSError, EOFError, zlib.error):
        # A packed tar that ends too early: its reader says so.
        return path.name.endswith((".tar.bz2", ".tar.gz", ".tar"))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(4096)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error


def _unpacked_head(path: Path) -> str:
    head = _head(path)
    try:
        if head[:2] == b"\x1f\x8b":
            with gzip.open(path) as stream:
                head = stream.read(4096)
        elif head[:3] == b"BZh":
            with bz2.open(path) as stream:
                head = stream.read(4096)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path}: is no whole packed file ({error}); load it anew") from error
    return head.decode("utf-8", errors="replace")


def _json(path: Path) -> list[object] | dict[str, object]:
    packed = _head(path)[:2] == b"\x1f\x8b"
    try:
        with gzip.open(path) if packed else path.open("rb") as stream:
            content = stream.read(MOST_LIST + 1)
        if len(content) > MOST_LIST:
            raise DataError(f"{path}: holds more than {MOST_LIST >> 20} MB; give one country's places")
        found = json.loads(content)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path}: is no whole packed file ({error}); load it anew") from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}: is no JSON ({error}); mend the file") from error
    if not isinstance(found, list | dict):
        raise DataError(f"{path}: holds neither a list nor an object; give places")
    return found
