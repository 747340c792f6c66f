"""The store of originals: `objects/sha256/ab/cd...`, each file named by the digest of its bytes and never changed."""

import hashlib
import os
from pathlib import Path

from reportedly.errors import LedgerError, OutputError


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
    path = object_path(folder, digest)
    if path.exists():
        return digest
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); make room or mend permissions"
        ) from error
    return digest


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
