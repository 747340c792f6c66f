"""GeoNames dumps: `CC.txt` with a record a line, and `alternateNames` with a name a line.

The columns are those of the readme at https://download.geonames.org/export/dump/ (tabs, no quotes, UTF-8).
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from reportedly.errors import DataError
from reportedly.gazetteer.packs.places import PackPlace

MOST_BYTES = 4 << 30
"""A dump unpacked is never larger: all countries together have under 2 GB."""
COLUMNS = 19
_NAME_COLUMNS = 4
_NO_NAMES = frozenset({"link", "wkdt", "post", "unlc", "iata", "icao", "faac", "tcid", "abbr", "phon"})
_CLASSES = {"P": "settlement", "T": "mountain", "S": "site"}
# Feature codes with a kind of their own; "" are records that name no place on the ground that a report would.
_CODES = {
    "PPLX": "quarter",
    "PPLQ": "settlement",
    "PPLH": "",
    "ADM1": "province",
    "ADM2": "region",
    "ADM3": "region",
    "ADM4": "region",
    "ADMD": "region",
    "RGN": "region",
    "RGNL": "region",
    "DSRT": "region",
    "PLN": "region",
    "PCLI": "",
    "PCL": "",
    "PCLD": "",
    "PCLS": "",
    "ISL": "island",
    "ISLS": "island",
    "VAL": "valley",
    "WAD": "valley",
    "DAM": "dam",
    "AIRP": "airport",
    "AIRF": "airport",
    "AIRH": "airport",
    "AIRB": "base",
    "AIRQ": "",
    "INSM": "base",
    "FT": "base",
    "MILB": "base",
    "NVB": "base",
    "CMPRF": "camp",
    "CMPQ": "",
    "OILF": "field",
    "GASF": "field",
    "OILW": "",
    "BDG": "crossing",
    "PSTB": "crossing",
    "PSTC": "crossing",
    "CSWY": "crossing",
}
_WORTH = frozenset({"P", "A", "T"})


def read_geonames(path: Path, alternates: Path | None = None) -> Iterator[PackPlace]:
    """Yield the places of a dump (`CC.txt`, or `CC.zip` as downloaded), with the names of an alternate names file.

    What no report would name (historical places, wells, single schools) is left out. Raises DataError with file and
    line where the columns are not those of a GeoNames dump.
    """
    further = _read_alternates(alternates) if alternates is not None else {}
    for where, fields in _rows(path):
        if len(fields) != COLUMNS:
            raise DataError(
                f"{where}: {len(fields)} columns where a GeoNames dump has {COLUMNS}; take CC.txt from the dump folder"
            )
        place = _place(where, fields, further)
        if place is not None:
            yield place


def _place(where: str, fields: list[str], further: dict[str, list[str]]) -> PackPlace | None:
    number, name, ascii_name, others, lat, lon, feature, code, country = fields[:9]
    kind = _CODES.get(code, _CLASSES.get(feature, "") if feature in _WORTH else "")
    if not kind or not name:
        return None
    try:
        point, people = (float(lat), float(lon)), int(fields[14] or 0)
    except ValueError as error:
        raise DataError(
            f"{where}: a coordinate or the population is no number ({error}); load the dump anew"
        ) from error
    names = (name, ascii_name, *others.split(","), *further.get(number, ()))
    return PackPlace(
        f"geonames:{number}", tuple(dict.fromkeys(filter(None, names))), kind, country, *point, population=people
    )


def _read_alternates(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for where, fields in _rows(path):
        if len(fields) < _NAME_COLUMNS:
            raise DataError(f"{where}: {len(fields)} columns are too few for GeoNames alternate names; load it anew")
        if fields[2] not in _NO_NAMES:
            found[fields[1]].append(fields[3])
    return found


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield place ("file:line") and columns of each line of a text file, or of the one data file in a ZIP archive."""
    try:
        with ExitStack() as stack:
            lines = _opened(path, stack)
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{path}:{number}", line.rstrip("\r\n").split("\t")
    except zipfile.BadZipFile as error:
        raise DataError(f"{path}: is no whole ZIP archive ({error}); load it anew") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is no UTF-8 text; load it anew") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error


def _opened(path: Path, stack: ExitStack) -> Iterable[str]:
    if not zipfile.is_zipfile(path):
        if path.read_bytes()[:2] == b"PK":
            raise DataError(f"{path}: is no whole ZIP archive; load it anew")
        return stack.enter_context(path.open(encoding="utf-8", newline="\n"))
    archive = stack.enter_context(zipfile.ZipFile(path))
    members = [
        m for m in archive.infolist() if re.fullmatch(r"[A-Za-z]{2}\.txt|allCountries\.txt", Path(m.filename).name)
    ]
    if len(members) != 1:
        raise DataError(f"{path}: holds no single CC.txt; take CC.zip from the GeoNames dump folder")
    if members[0].file_size > MOST_BYTES:
        raise DataError(f"{path}: unpacks to more than {MOST_BYTES >> 30} GB; take one country's dump")
    unpacked: IO[bytes] = stack.enter_context(archive.open(members[0]))
    return io.TextIOWrapper(unpacked, encoding="utf-8", newline="\n")
