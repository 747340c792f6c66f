"""What a reader of containers is given, and what it makes of each document."""

import codecs
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly import __version__
from reportedly.errors import TooLargeInput
from reportedly.read.item import Columns, Item, Media
from reportedly.read.limits import Limits
from reportedly.records import Declared, Provenance

_NOTHING = Declared()


@dataclass(frozen=True, slots=True)
class Source:
    """A container: the `path` to open, the `name` as given, the digest of the file and its size in bytes."""

    name: str
    path: Path
    sha256: str
    size: int
    limits: Limits
    columns: Columns

    @property
    def cpu_seconds(self) -> int:
        """How long its reading may compute."""
        return self.limits.child_cpu + self.size // 1_000_000


def provenance(source: Source, reader: str, data: bytes, media: str, *, by: str = "") -> Provenance:
    """The provenance of a document whose own bytes are `data`; `by` is the library that reads it with its version."""
    version = f"reportedly {__version__}" + (f", {by}" if by else "")
    return Provenance(source.name, source.sha256, hashlib.sha256(data).hexdigest(), media, reader, version)


def item(
    source: Source,
    within: str,
    content: str | bytes,
    media: Media | None,
    origin: Provenance,
    declared: Declared = _NOTHING,
    **known: object,
) -> Item:
    """One document; `within` is its place in the container, "" where it is the only one. `known` are further fields of
    its provenance. Raises `TooLargeInput` where it is over the limit of one report.
    """
    name = f"{source.name}#{within}" if within else source.name
    # The mark says that it is UTF-8 whatever a page declares of the bytes that it once was.
    data = codecs.BOM_UTF8 + content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(data) > max(source.limits.bytes, 4 * source.limits.characters):
        raise TooLargeInput(f"{name}: larger than {source.limits.bytes / 1e6:g} MB, the limit for one report; split it")
    return Item(name, data, media, declared, replace(origin, **known))  # type: ignore[arg-type]


def whole(source: Source) -> bytes:
    """All bytes of a container that must be held whole. Raises `TooLargeInput` over `parsed_bytes`."""
    limit = source.limits.parsed_bytes
    with source.path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeInput(f"{source.name}: larger than {limit / 1e6:g} MB, the limit for this kind of file; split it")
    return data
