"""The store of originals: `objects/sha256/ab/cd...`, each file named by the digest of its bytes and never changed."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from reportedly.errors import LedgerError, OutputError

_PIECE = 1 << 20


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def object_path(folder: Path, digest: str) -> Path:
    """Return where the object of a digest lies in the folder of a ledger."""
    return folder / "objects" / "sha256" / digest[:2] / digest[2:]


def store_object(folder: Path, data: bytes) -> str:
    """Store bytes and return their digest. When this returns they are on the disk; what is there already stays.

    Raises OutputError where they cannot be written; nothing half-written is left under the digest.
    """
    digest = digest_of(data)
    _store(folder, digest, (data,))
    return digest


def store_file(folder: Path, file: Path, digest: str) -> int:
    """Store the file of a digest as `store_object` does, a piece at a time, and return its size in bytes.

    Raises LedgerError where it is no longer the file of that digest, as when it was changed since it was read or came
    through the standard input.
    """
    path = object_path(folder, digest)
    if not path.exists():
        try:
            with file.open("rb") as stream:
                _store(folder, digest, iter(lambda: stream.read(_PIECE), b""))
        except OSError as error:
            raise LedgerError(f"{file}: cannot be read again to be kept ({error.strerror or error})") from error
    return path.stat().st_size


def _store(folder: Path, digest: str, pieces: Iterable[bytes]) -> None:
    path = object_path(folder, digest)
    if path.exists():
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    written = hashlib.sha256()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as stream:
                for piece in pieces:
                    written.update(piece)
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            if written.hexdigest() != digest:
                raise LedgerError(f"{digest}: the file was changed while it was read; add it again")
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); make room or mend permissions"
        ) from error


def load_object(folder: Path, digest: str) -> bytes:
    """Return the bytes of a digest; raises LedgerError where they are missing or are others."""
    path = object_path(folder, digest)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LedgerError(f"{path}: the original cannot be read ({error.strerror or error}); restore it") from error
    if digest_of(data) != digest:
        raise LedgerError(f"{path}: the bytes are not those that were added; restore the original")
    return data


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
