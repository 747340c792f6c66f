"""A part of a ledger as one ZIP file that can be checked on another machine, without the ledger.

Inside: `manifest.json` (format, head of the log, digest of every other file), `originals/SHA256`, `reports/SHA256.json`
(what was read from each, in the format reportedly/1) and `log.jsonl`, the whole log, so that its chain can be
recomputed.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from reportedly.errors import LedgerError, OutputError
from reportedly.ledger import custody, tables
from reportedly.ledger.objects import digest_of, load_object
from reportedly.ledger.opening import Ledger, reading
from reportedly.ledger.reports import check_report, reports_of

FORMAT = "reportedly-bundle/1"
MOST_BYTES = 4 << 30
"""A bundle unpacked is never larger, in bytes."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents go into a bundle: all that meet what is given. Days are ISO 8601, first and last included."""

    outlets: tuple[str, ...] = ()
    published_from: str | None = None
    published_to: str | None = None


@dataclass(frozen=True, slots=True)
class Bundled:
    """How much a bundle holds, and the head of the log in it."""

    documents: int
    acts: int
    head: str


def write_bundle(ledger: Ledger, path: Path, selection: Selection) -> Bundled:
    """Write the documents of a selection to a ZIP file; the same ledger and selection give the same bytes.

    Raises LedgerError where nothing is selected or an original is not what was added, OutputError where the file cannot
    be written; then no part of it stays.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with reading(ledger) as connection, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as bundle:
            digests: dict[str, str] = {}

            def put(name: str, data: bytes) -> None:
                bundle.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
                digests[name] = digest_of(data)

            documents = connection.execute(_selected(selection)).all()
            if not documents:
                raise LedgerError(f"{ledger.folder}: no document is selected; see: reportedly status")
            for row in documents:
                if f"originals/{row.original}" not in digests:
                    put(f"originals/{row.original}", load_object(ledger.folder, row.original))
                put(f"reports/{row.sha256}.json", _dumped(list(reports_of(connection, row))))
            acts = connection.execute(select(tables.acts).order_by(tables.acts.c.number)).all()
            put("log.jsonl", b"".join(_dumped(dict(act._mapping)) + b"\n" for act in acts))
            head = custody.head_of(connection)
            told = {"format": FORMAT, "head": {"number": head.number, "hash": head.hash}, "files": digests}
            bundle.writestr(zipfile.ZipInfo("manifest.json", _EPOCH), _dumped(told), zipfile.ZIP_DEFLATED)
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); make room") from error
    finally:
        beside.unlink(missing_ok=True)
    return Bundled(len(documents), head.number, head.hash)


def verify_bundle(path: Path) -> Bundled:
    """Recompute all that a bundle holds, and return how much that is.

    Raises LedgerError that names the first thing that is not as it was written. Nothing is unpacked to the disk.
    """
    try:
        with zipfile.ZipFile(path) as bundle:
            return _verify(bundle, path)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise LedgerError(f"{path}: is no whole bundle ({error}); have it sent again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"{path}: is no bundle of this version ({error}); have it made anew") from error


def _verify(bundle: zipfile.ZipFile, path: Path) -> Bundled:
    if sum(member.file_size for member in bundle.infolist()) > MOST_BYTES:
        raise LedgerError(f"{path}: unpacks to more than {MOST_BYTES >> 30} GB; have it made in parts")
    names = [member.filename for member in bundle.infolist()]
    told = json.loads(bundle.read("manifest.json"))
    if told["format"] != FORMAT or len(names) != len(set(names)) or set(names) != {"manifest.json", *told["files"]}:
        raise LedgerError(f"{path}: its manifest does not list what it holds")
    for name, digest in told["files"].items():
        if _digest(bundle, name) != digest:
            raise LedgerError(f"{path}: {name} is not the file of the manifest")
    log = [json.loads(line) for line in bundle.read("log.jsonl").splitlines()]
    head = custody.check_chain(log)
    if (head.number, head.hash) != (told["head"]["number"], told["head"]["hash"]):
        raise LedgerError(f"{path}: the head of the log is not that of the manifest")
    read = {act["subject"]: act for act in log if act["act"] == "read"}
    extracted = {act["subject"]: json.loads(act["detail"]) for act in log if act["act"] == "extract"}
    originals = {name.removeprefix("originals/") for name in names if name.startswith("originals/")}
    for digest in sorted(originals):
        if told["files"][f"originals/{digest}"] != digest:
            raise LedgerError(f"{path}: originals/{digest} holds other bytes than its name says")
    reports = sorted(name for name in names if name.startswith("reports/"))
    for name in reports:
        digest = name.removeprefix("reports/").removesuffix(".json")
        _check_reading(path, json.loads(bundle.read(name)), digest, extracted)
        if json.loads(read[digest]["detail"])["original"] not in originals:
            raise LedgerError(f"{path}: the file in which {digest} came is missing")
    return Bundled(len(reports), head.number, head.hash)


def _check_reading(path: Path, reports: list[dict[str, object]], digest: str, extracted: Mapping[str, object]) -> None:
    found = [check_report(report) for report in reports]
    told = extracted.get(digest)
    claims = [ident for _, idents in found for ident in idents]
    if not isinstance(told, dict) or told["claims"] != claims or {each[0] for each in found} != {told["document"]}:
        raise LedgerError(f"{path}: what was read from {digest} is not what the log tells")


def _digest(bundle: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with bundle.open(name) as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _selected(selection: Selection) -> Select[Any]:
    documents = tables.documents.c
    query = select(tables.documents).order_by(documents.sha256)
    if selection.outlets:
        query = query.where(documents.outlet.in_(selection.outlets))
    if selection.published_from is not None:
        query = query.where(documents.published >= selection.published_from)
    if selection.published_to is not None:
        query = query.where(documents.published <= selection.published_to)
    return query


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
