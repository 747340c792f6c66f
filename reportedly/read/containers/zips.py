"""ZIP files as containers: what must hold of one before anything in it is unpacked. Nothing is written to disk."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from reportedly.errors import TooLargeInput, UnreadableInput
from reportedly.read.containers.source import Source

# Small members may shrink as they like: a page of one sign is no bomb.
_WORTH_A_RATIO = 1_000_000
_ENCRYPTED = 1


@contextmanager
def open_zip(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP file whose members keep to the limits.

    Raises `UnreadableInput` for a damaged or encrypted one, for names that lead out of it and for symbolic links,
    `TooLargeInput` over `members`, `unpacked_bytes` or `ratio`.
    """
    try:
        with zipfile.ZipFile(source.path) as archive:
            _check(archive, source)
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise UnreadableInput(f"{source.name}: a damaged ZIP archive ({error}); save it anew") from None


def read_member(archive: zipfile.ZipFile, name: str, limit: int, source: Source) -> bytes:
    """The bytes of a member. Raises `TooLargeInput` over `limit`, whatever its header says; KeyError if not there."""
    with archive.open(name) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeInput(
            f"{source.name}: {name} unpacks to more than {limit / 1e6:g} MB, the limit; unpack it by hand"
        )
    return data


def open_member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A member as a stream. Raises KeyError if it is not there."""
    return archive.open(name)


def _check(archive: zipfile.ZipFile, source: Source) -> None:
    limits, where = source.limits, source.name
    members = archive.infolist()
    if len(members) > limits.members:
        raise TooLargeInput(f"{where}: more than {limits.members:,} members, the limit; unpack it by hand")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise TooLargeInput(
            f"{where}: unpacks to more than {limits.unpacked_bytes / 1e6:g} MB, the limit; unpack it by hand"
        )
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or (name.parts[:1] and name.parts[0].endswith(":")):
            raise UnreadableInput(f"{where}: the member {member.filename!r} leads out of the archive; make it anew")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise UnreadableInput(f"{where}: the member {member.filename!r} is a symbolic link; make the archive anew")
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableInput(f"{where}: the member {member.filename!r} is encrypted; make the archive anew")
        if member.file_size > _WORTH_A_RATIO and member.file_size > limits.ratio * member.compress_size:
            raise TooLargeInput(
                f"{where}: the member {member.filename!r} is packed more than {limits.ratio} times, the limit; split it"
            )
