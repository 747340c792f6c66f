"""Output files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reportedly.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 text file that takes the place of `path` when the block ends well, and leaves no trace otherwise.

    The text goes into a file beside it first; a pipe or device is written directly. Raises OutputError at once when the
    place cannot be written, so that no work is done in vain.
    """
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with _told(path), target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    with _told(path):
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        stream = beside.open("x", encoding="utf-8", newline="\n")
    try:
        with stream:
            yield stream
            with _told(path):
                stream.flush()
        with _told(path):
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path}: cannot be written ({reason}); choose another place") from error
