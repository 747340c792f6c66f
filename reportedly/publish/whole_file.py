"""Output files that are there whole or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator
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
    if _is_stream(path):
        with _told(path), path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    target = path.resolve()
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


def check_apart(path: Path, inputs: Iterable[str | Path]) -> None:
    """Raise OutputError where `path` is one of the inputs or lies in one that is a folder; "-" is standard input.

    A link and another spelling of a path are told by the file they lead to. In a folder that is read, the output of one
    run would be a report for the next.
    """
    if _is_stream(path):
        return
    target = path.resolve()
    taken = {identity for place in (target, *target.parents) if (identity := _identity(place)) is not None}
    for given in inputs:
        if _identity(0 if given == "-" else given) in taken:
            if given != "-" and Path(given).is_dir():
                raise OutputError(f"{path}: lies in a folder that is read ({given}); choose a place outside it")
            raise OutputError(f"{path}: is a file that is read; choose another place")


def check_beside_output(path: Path) -> None:
    """Raise OutputError where what goes to `path` and what goes to standard output would run into each other."""
    output = None if sys.stdout is None else _identity(sys.stdout.fileno())
    if _is_stream(path) or (output is not None and _identity(path) == output):
        raise OutputError(f"{path}: is no file apart from standard output, which takes the JSON; name a regular file")


def _is_stream(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _identity(file: str | Path | int) -> tuple[int, int] | None:
    """Give device and number of a file or open descriptor, None where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116 - a descriptor has no Path
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path}: cannot be written ({reason}); choose another place") from error
