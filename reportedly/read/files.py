"""Paths of reports: what a folder holds, and the bytes of one file."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from reportedly.errors import MissingInput, TooLargeInput, UnreadableInput
from reportedly.read.decode import looks_like_html, looks_like_text
from reportedly.read.kinds import HEAD, MEDIA_BY_SUFFIX, TABLES, kind_of
from reportedly.read.limits import Limits

STDIN: Literal["-"] = "-"
# Containers that are taken for what their name says, so that a damaged one is a line and not passed over.
_CONTAINER_SUFFIXES = frozenset((".pdf", ".docx", ".eml", ".mht", ".mhtml", ".rss", ".atom", ".warc", ".wacz"))
_TABLE_SUFFIXES = frozenset((".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"))
_OPEN_FILES = (Path("/dev/fd"), Path("/proc/self/fd"))


def collect(paths: Sequence[str], *, tables: bool = False) -> Iterator[Path | Literal["-"]]:
    """Yield the reports that `paths` stand for, each once: files as given, folders by what they hold, in sorted order.

    A folder is read with its subfolders; hidden entries and links to folders are skipped. A file counts when its
    suffix is known, when it looks like HTML or a container of reports, or when it has no suffix and looks like text;
    tables in folders only with `tables`. Nothing is raised here, so
    that one bad path does not keep the others from being read: a missing path and a folder without reports are
    yielded as they are, and reading raises `MissingInput` for them; so are pipes, devices and broken links
    with a known suffix, for which it raises `UnreadableInput` or `MissingInput`.
    """
    seen: set[str] = set()
    for given in paths:
        for found in _expand(given, tables=tables):
            key = found if isinstance(found, str) else os.path.realpath(found)
            if key not in seen:
                seen.add(key)
                yield found


def _expand(given: str, *, tables: bool) -> Iterator[Path | Literal["-"]]:
    if given == STDIN:
        yield STDIN
        return
    path = Path(given)
    if not path.is_dir():
        yield path
        return
    empty = True
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and _is_report(file, tables=tables):
                empty = False
                yield file
    if empty:
        yield path


def _is_report(file: Path, *, tables: bool) -> bool:
    suffix = file.suffix.lower()
    if suffix in MEDIA_BY_SUFFIX or suffix in _CONTAINER_SUFFIXES:
        return True
    if suffix in _TABLE_SUFFIXES:
        return tables
    if not file.is_file():
        return False
    try:
        with file.open("rb") as stream:
            start = stream.read(HEAD)
            kind = kind_of(start, suffix, stream)
    except OSError:
        # Not known to be a report, so its absence from the list hides nothing that the person asked for by name.
        return False
    if kind != "text":
        return tables or kind not in TABLES
    return looks_like_html(start) or (not suffix and looks_like_text(start))


def check_regular(path: Path) -> None:
    """Raise `MissingInput` for a folder, `UnreadableInput` for a named pipe or a device, which may never end."""
    if path.is_dir():
        raise MissingInput(
            f"{path}: the folder holds no report; give a folder with {', '.join(sorted(MEDIA_BY_SUFFIX))} files"
        )
    if not path.is_file() and path.exists() and not _is_handed_over(path):
        raise UnreadableInput(
            f"{path}: not a regular file; give a file, or pipe the report into the standard input with -"
        )


def load(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file.

    Raises `MissingInput` for a path that is not there or a folder, `TooLargeInput` over `limits.bytes`,
    `UnreadableInput` when the system refuses, and for a named pipe or a device, which may never end.
    """
    try:
        check_regular(path)
        with path.open("rb") as stream:
            return _bounded(stream, str(path), limits)
    except FileNotFoundError:
        raise MissingInput(f"{path}: no such file or folder; check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableInput(f"{path}: cannot be read ({reason}); check the path and its permissions") from None


def load_stdin(limits: Limits) -> bytes:
    """Return the bytes of the standard input.

    Raises `MissingInput` when it is closed, `TooLargeInput` over `limits.bytes`, `UnreadableInput` when the system
    refuses.
    """
    # The stream is None in a process that was started without a standard input.
    if not sys.stdin or sys.stdin.closed:
        raise MissingInput(f"{STDIN}: the standard input is closed; pipe a report into it or name a file")
    try:
        return _bounded(sys.stdin.buffer, STDIN, limits)
    except OSError as error:
        raise UnreadableInput(
            f"{STDIN}: the standard input cannot be read ({error.strerror or error}); pipe a report into it"
        ) from None


def _is_handed_over(path: Path) -> bool:
    """Say whether `path` is a pipe that the shell opened for this process, as in `reportedly read <(command)`."""
    return path.parent in _OPEN_FILES and path.is_fifo()


def _bounded(stream: BinaryIO, where: str, limits: Limits) -> bytes:
    # Asking for one byte more than allowed also stops streams without an end, whose size nobody can ask for.
    data = stream.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise TooLargeInput(
            f"{where}: larger than {limits.bytes / 1e6:g} MB, the limit for one report; split it into single reports"
        )
    return data
