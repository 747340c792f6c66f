"""Downloads of public gazetteers: resumed where they were cut off, checked before they are used.

The only place of the gazetteer that opens the network, and only for `reportedly gazetteer add`.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from reportedly.errors import DataError, OutputError

GEONAMES_URL = "https://download.geonames.org/export/dump/"
WHOS_ON_FIRST_URL = "https://data.geocode.earth/wof/dist/bundles/"
MOST_BYTES = 2 << 30
"""The largest download taken, in bytes."""
_TRIES = 4
_WAIT = httpx.Timeout(30.0, connect=10.0)

Progress = Callable[[int, int | None], None]
"""Told the bytes so far, and those in all where the server says."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to load: its address and the name it gets."""

    url: str
    name: str


def geonames_files(country: str, base: str = GEONAMES_URL) -> tuple[Wanted, Wanted]:
    """The dump of a country and its alternate names."""
    code = country.upper()
    return Wanted(f"{base}{code}.zip", f"{code}.zip"), Wanted(
        f"{base}alternatenames/{code}.zip", f"{code}-alternates.zip"
    )


def whos_on_first_files(country: str, base: str = WHOS_ON_FIRST_URL) -> tuple[Wanted]:
    """The bundle of a country."""
    name = f"whosonfirst-data-admin-{country.lower()}-latest.tar.bz2"
    return (Wanted(f"{base}{name}", name),)


def download(wanted: Wanted, folder: Path, progress: Progress, wait: float = 1.0) -> Path:
    """Load a file into `folder` and return its path.

    What is there of an earlier try is gone on with, if the server still has the same file (`If-Range` with its ETag or
    day of change); a changed one is loaded anew. A connection that breaks is tried again, after `wait` seconds and
    twice as long each time. Raises DataError where the server does not give the file, OutputError where it cannot be
    written; what has come stays for the next try.
    """
    part, tag = folder / f"{wanted.name}.part", folder / f"{wanted.name}.part.json"
    whole = folder / wanted.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for tried in range(_TRIES):
            try:
                _load(wanted.url, part, tag, progress)
                break
            except httpx.TransportError as error:
                if tried == _TRIES - 1:
                    kept = part.stat().st_size if part.exists() else 0
                    raise DataError(
                        f"{wanted.url}: the connection broke ({error or type(error).__name__}) after {kept} bytes, which are kept; try again later"  # noqa: E501
                    ) from error
                time.sleep(wait * 2**tried)
        part.replace(whole)
        tag.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror or error}); make room") from error
    return whole


def _load(url: str, part: Path, tag: Path, progress: Progress) -> None:
    have = part.stat().st_size if part.exists() else 0
    known = _known(tag, url) if have else None
    headers = {"Accept-Encoding": "identity"}
    if known is not None:
        headers |= {"Range": f"bytes={have}-", "If-Range": known}
    with (
        httpx.Client(follow_redirects=True, timeout=_WAIT, headers={"User-Agent": "reportedly"}) as client,
        client.stream("GET", url, headers=headers) as answer,
    ):
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)
            raise httpx.RemoteProtocolError("the server has no more of the file than is here; it is loaded anew")
        if answer.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
            raise DataError(f"{url}: the server answers {answer.status_code} {answer.reason_phrase}; check the country")
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        had = have if resumed else 0
        length = answer.headers.get("Content-Length", "")
        total = had + int(length) if length.isdecimal() else None
        if (total or 0) > MOST_BYTES:
            raise DataError(f"{url}: has {total} bytes, more than the {MOST_BYTES >> 30} GB that are taken")
        same = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
        tag.write_text(json.dumps({"url": url, "same": same}), encoding="utf-8")
        with part.open("ab" if resumed else "wb") as stream:
            for piece in answer.iter_raw():
                stream.write(piece)
                had += len(piece)
                if had > MOST_BYTES:
                    raise DataError(f"{url}: has more than the {MOST_BYTES >> 30} GB that are taken")
                progress(had, total)
        if total is not None and had != total:
            raise httpx.RemoteProtocolError(f"{had} of {total} bytes came")


def _known(tag: Path, url: str) -> str | None:
    """What the server said of the file that a part is of; a weak ETag cannot vouch for bytes."""
    try:
        told = json.loads(tag.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = told.get("same") if isinstance(told, dict) and told.get("url") == url else None
    return same if isinstance(same, str) and not same.startswith("W/") else None
