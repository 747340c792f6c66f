"""Web archives (WARC): one document for each page or text that was answered."""

import hashlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from reportedly.errors import InputError, TooLargeInput, UnreadableInput
from reportedly.read.containers.source import Source, item, provenance
from reportedly.read.declared import is_web_address
from reportedly.read.item import Failure, Media, Step

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_MEDIA: dict[str, Media] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
}
# Reports in these forms lie in archives, too; each would need a reader inside a reader.
_NOT_OPENED = {
    "application/pdf": "a PDF document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
}


def read(source: Source) -> Iterator[Step]:
    """Yield the documents of a WARC file, packed or not, in their order."""
    with source.path.open("rb") as stream:
        yield from records(source, stream, None)


def records(source: Source, stream: IO[bytes], member: str | None) -> Iterator[Step]:
    """Yield the documents of a WARC stream; `member` is its name where it lies in an archive itself.

    A record that lies about its length or digest is a failure of its own; where no next record is found, the rest is
    one.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    archive = ArchiveIterator(stream, check_digests=True)
    number = lies = 0
    try:
        for record in archive:
            number += 1
            if archive.err_count > lies:
                lies = archive.err_count
                yield _too_long(source, number - 1)
            yield _document(source, record, archive.offset, member)
        if archive.err_count > lies:
            yield _too_long(source, number)
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        where = f"{source.name}" + (f"/{member}" if member else "")
        what = " ".join(str(error).split())[:200]
        raise UnreadableInput(
            f"{where}: damaged behind record {number} ({what}); the records before it were read; fetch the archive anew"
        ) from None


def _too_long(source: Source, number: int) -> Failure:
    where = f"{source.name}#{number}"
    return Failure(where, UnreadableInput(f"{where}: longer than its Content-Length; fetch the archive anew"))


def _document(source: Source, record: "ArcWarcRecord", offset: int, member: str | None) -> Step:
    """The document of a record; None for requests, pictures, redirections and the like."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    headers = record.rec_headers
    identity = (headers.get_header("WARC-Record-ID") or f"offset-{offset}").strip("<> ")
    name = f"{source.name}#{identity}"
    http = record.http_headers
    if http is not None and not (http.get_statuscode() or "").startswith("2"):
        return None
    kind = (http.get_header("Content-Type") if http is not None else headers.get_header("Content-Type")) or ""
    media_type, _, parameters = kind.partition(";")
    media_type = media_type.strip().lower()
    try:
        if media_type in _NOT_OPENED:
            raise UnreadableInput(
                f"{name}: {_NOT_OPENED[media_type]} inside an archive is not read; save it and give it by itself"
            )
        if media_type not in _MEDIA:
            return None
        data = _payload(source, record, name)
        if not data.strip():
            return None
        return _page(source, record, data, _MEDIA[media_type], parameters, (identity, offset, member))
    except InputError as error:
        return Failure(name, error)


def _page(
    source: Source,
    record: "ArcWarcRecord",
    data: bytes,
    media: Media,
    parameters: str,
    place: tuple[str, int, str | None],
) -> Step:
    import warcio

    identity, offset, member = place
    target = record.rec_headers.get_header("WARC-Target-URI") or ""
    version = f"warcio {getattr(warcio, '__version__', '')}".strip()
    return item(
        source,
        identity,
        data if media == "text/html" else _as_named(data, parameters),
        media,
        provenance(source, "warc", data, media, by=version),
        member=member,
        record=identity,
        offset=offset,
        url=target if is_web_address(target) else None,
        captured=record.rec_headers.get_header("WARC-Date"),
    )


def _payload(source: Source, record: "ArcWarcRecord", name: str) -> bytes:
    """The payload unpacked. Raises `TooLargeInput` over `bytes`, `UnreadableInput` for a wrong length or digest."""
    limit = source.limits.bytes
    stream = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while part := stream.read(65_536):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise TooLargeInput(f"{name}: larger than {limit / 1e6:g} MB, the limit for one report; save it by itself")
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise UnreadableInput(f"{name}: ends before its Content-Length; fetch the archive anew")
    if record.digest_checker.passed is False:
        raise UnreadableInput(f"{name}: its bytes are not those of its digest; fetch the archive anew")
    return b"".join(parts)


def _as_named(data: bytes, parameters: str) -> str | bytes:
    """Plain text in the character set that the answer named; the bytes where it named none that fits."""
    charset = parameters.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    try:
        return data.decode(charset) if charset else data
    except (LookupError, UnicodeDecodeError):
        return data


def digest_of(stream: IO[bytes]) -> str:
    """The SHA-256 digest of all that is left of a stream, in hexadecimal digits."""
    return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type] # asks for more than it uses
