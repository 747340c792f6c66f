"""From a path to the documents that it holds, whatever its format."""

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from reportedly import __version__
from reportedly.errors import InputError, TooLargeInput, UnreadableInput
from reportedly.read.child import read_in_child
from reportedly.read.containers.source import Source
from reportedly.read.files import STDIN, check_regular, load, load_stdin
from reportedly.read.item import Columns, Failure, Item, Media
from reportedly.read.kinds import HEAD, MANY, MEDIA_BY_SUFFIX, Kind, kind_of
from reportedly.read.limits import DEFAULT_LIMITS, Limits
from reportedly.records import Declared, Provenance

NO_COLUMNS = Columns()


def open_input(
    path: Path | Literal["-"], columns: Columns = NO_COLUMNS, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Item | Failure]:
    """Yield the documents of one file, or of the standard input for "-", in their order, and what cannot be read.

    Text, Markdown and pages are one document each and read here. All else is read in a process of its own that is held
    to `limits`. Nothing is raised for bad input.
    """
    try:
        if path == STDIN:
            yield from _of_stream(load_stdin(limits), columns, limits)
        else:
            yield from _of_file(Path(path), columns, limits)
    except InputError as error:
        yield Failure(str(path), error)


def holds_many(path: str, columns: Columns = NO_COLUMNS) -> bool:
    """Say whether a file's kind is one that holds many documents, though this one may hold one or none."""
    file = Path(path)
    try:
        return file.is_file() and _kind(file, columns) in MANY
    except (OSError, ValueError):
        return False


def _kind(file: Path, columns: Columns) -> Kind:
    """The kind by the bytes; the name counts only for tables, whose bytes are those of any text."""
    with file.open("rb") as stream:
        head = stream.read(HEAD)
        return kind_of(head, file.suffix.lower(), stream, named_columns=columns.text is not None)


def _of_file(file: Path, columns: Columns, limits: Limits) -> Iterator[Item | Failure]:
    try:
        check_regular(file)
        kind = _kind(file, columns) if file.is_file() else "text"
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableInput(f"{file}: cannot be read ({reason}); check the path and its permissions") from None
    if kind == "text":
        yield _text(str(file), load(file, limits), MEDIA_BY_SUFFIX.get(file.suffix.lower()))
    else:
        yield from _of_container(kind, str(file), file, columns, limits)


def _of_stream(data: bytes, columns: Columns, limits: Limits) -> Iterator[Item | Failure]:
    kind = kind_of(data[:HEAD], "", io.BytesIO(data), named_columns=columns.text is not None)
    if kind == "text":
        yield _text(STDIN, data, None)
        return
    # Readers of containers go back and forth in a file.
    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        file = Path(folder, "input")
        file.write_bytes(data)
        yield from _of_container(kind, STDIN, file, columns, limits)


def _of_container(kind: Kind, name: str, file: Path, columns: Columns, limits: Limits) -> Iterator[Item | Failure]:
    size = file.stat().st_size
    if size > limits.container_bytes:
        raise TooLargeInput(
            f"{name}: larger than {limits.container_bytes / 1e6:g} MB, the limit for one file; split it"
        )
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    yield from read_in_child(kind, Source(name, Path(os.path.abspath(file)), digest, size, limits, columns))  # noqa: PTH100


def _text(name: str, data: bytes, media: Media | None) -> Item:
    digest = hashlib.sha256(data).hexdigest()
    # What the content decides is filled in when it is read.
    origin = Provenance(name, digest, digest, media or "", "", f"reportedly {__version__}")
    return Item(name, data, media, Declared(), origin)
