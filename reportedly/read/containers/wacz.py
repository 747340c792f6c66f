"""Packaged web archives (WACZ): the pages of the WARC files, each checked against the hash that the package names."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping

from reportedly.errors import EmptyInput, InputError, UnreadableInput
from reportedly.read.containers.source import Source
from reportedly.read.containers.warc import digest_of, records
from reportedly.read.containers.zips import open_zip, read_member
from reportedly.read.item import Failure, Step

_PACKAGE = "datapackage.json"
_PACKAGE_DIGEST = "datapackage-digest.json"


def read(source: Source) -> Iterator[Step]:
    """Yield the documents of the WARC files of a package. A file with another hash than the package says is a failure
    and none of its pages are read.

    Raises `UnreadableInput` for a package without a list of files or with another digest than it says of itself,
    `EmptyInput` for one without WARC files.
    """
    with open_zip(source) as archive:
        package = read_member(archive, _PACKAGE, source.limits.bytes, source)
        hashes = _hashes(archive, package, source)
        archives = [name for name in archive.namelist() if name.startswith("archive/") and not name.endswith("/")]
        if not archives:
            raise EmptyInput(f"{source.name}: the package holds no WARC file; make it anew")
        for name in hashes:
            if name not in archive.NameToInfo:
                yield _failure(source, name, "the package lists it and does not hold it")
        for name in archives:
            wrong = _what_is_wrong(archive, name, hashes)
            if wrong:
                yield _failure(source, name, wrong)
                continue
            try:
                with archive.open(name) as stream:
                    yield from records(source, stream, name)
            except InputError as error:
                yield Failure(f"{source.name}/{name}", error)


def _hashes(archive: zipfile.ZipFile, package: bytes, source: Source) -> Mapping[str, str]:
    """The hash of each file that the package lists, by its name."""
    try:
        listed = json.loads(package)["resources"]
        hashes = {str(one["path"]): str(one["hash"]) for one in listed}
        if _PACKAGE_DIGEST in archive.NameToInfo:
            digest = json.loads(read_member(archive, _PACKAGE_DIGEST, source.limits.bytes, source)).get("hash")
            if digest != "sha256:" + hashlib.sha256(package).hexdigest():
                raise UnreadableInput(f"{source.name}: {_PACKAGE} is not what its digest says; fetch the package anew")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableInput(f"{source.name}: {_PACKAGE} does not list the files; fetch the package anew") from None
    return hashes


def _what_is_wrong(archive: zipfile.ZipFile, name: str, hashes: Mapping[str, str]) -> str | None:
    expected = hashes.get(name)
    if expected is None:
        return "the package does not list it"
    kind, _, digits = expected.partition(":")
    if kind != "sha256":
        return f"its hash is of the unknown kind {kind!r}"
    try:
        with archive.open(name) as stream:
            return None if digest_of(stream) == digits.lower() else "its bytes are not those of the hash in the package"
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        return f"it is damaged ({error})"


def _failure(source: Source, name: str, what: str) -> Failure:
    where = f"{source.name}/{name}"
    return Failure(where, UnreadableInput(f"{where}: {what}; fetch the package anew"))
