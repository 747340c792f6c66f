"""A container is read in a process of its own, with limits on memory, computing and silence.

What reads PDF, feeds, archives and tables is large and meets hostile bytes; whatever goes wrong there ends that process
and is one line here.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO

from reportedly.errors import InputError, TooLargeInput, UnreadableInput
from reportedly.read.containers.source import Source
from reportedly.read.frames import step_of
from reportedly.read.item import Failure, Item
from reportedly.read.kinds import Kind

# Ends of the process that its limits bring about, as it tells them itself.
OUT_OF_MEMORY = 3
_LARGEST_HEAD = 4_000_000
_CHUNK = 1 << 20


def read_in_child(kind: Kind, source: Source) -> Iterator[Item | Failure]:
    """Yield the documents of a container in their order, and what of it cannot be read. Nothing is raised."""
    if sys.platform == "win32":
        # Windows waits on no pipes and limits no processes in this way.
        yield Failure(source.name, UnreadableInput(f"{source.name}: only text is read on Windows; save it as text"))
        return
    order = json.dumps({"kind": kind, **asdict(source), "path": os.fspath(source.path)})
    command = [sys.executable, "-P", "-m", "reportedly.read.containers", order]
    # The package is found where this one was, and nothing else of the environment changes.
    home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        assert process.stdout is not None
        try:
            while (step := _next_step(process.stdout, source)) is not _End:
                if isinstance(step, Item | Failure):
                    yield step
            code = process.wait()
            if code != 0:
                yield Failure(source.name, _why_it_ended(code, source))
        except InputError as error:
            yield Failure(source.name, error)
        finally:
            # Who stops listening early does not wait for the rest.
            process.kill()


class _End:
    """Stands for the end of what a process tells."""


def _next_step(stream: IO[bytes], source: Source) -> "Item | Failure | type[_End] | None":
    prefix = _exactly(stream, 8, source)
    if prefix is None:
        return _End
    size = int.from_bytes(prefix, "big")
    if size > _LARGEST_HEAD:
        raise _broken(source)
    head = _exactly(stream, size, source)
    try:
        fields = json.loads(head or b"")
        length = int(fields["size"])
        if not 0 <= length <= max(source.limits.bytes, 4 * source.limits.characters) + 3:
            raise _broken(source)
        return step_of(fields, _exactly(stream, length, source) or b"")
    except (ValueError, KeyError, TypeError):
        raise _broken(source) from None


def _exactly(stream: IO[bytes], size: int, source: Source) -> bytes | None:
    """Return so many bytes, None at the end. Raises `TooLargeInput` when the process says nothing for too long."""
    parts: list[bytes] = []
    left = size
    while left:
        # Only the waiting counts: who reads slowly here does not make the other late.
        ready, _, _ = select.select([stream], [], [], source.limits.child_silence)
        if not ready:
            raise TooLargeInput(
                f"{source.name}: nothing came for {source.limits.child_silence} seconds, the limit; split the "
                "file or save the report as text"
            )
        part = os.read(stream.fileno(), min(left, _CHUNK))
        if not part:
            return None
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _why_it_ended(code: int, source: Source) -> InputError:
    limits = source.limits
    if code == OUT_OF_MEMORY:
        return TooLargeInput(
            f"{source.name}: needs more than {limits.child_bytes / 1e6:g} MB of memory, the limit; "
            "split the file or save the report as text"
        )
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return TooLargeInput(
            f"{source.name}: needs more than {source.cpu_seconds} seconds of computing, the limit; "
            "split the file or save the report as text"
        )
    return _broken(source)


def _broken(source: Source) -> UnreadableInput:
    return UnreadableInput(
        f"{source.name}: the program that reads this format broke off; save the report as text, Markdown or HTML"
    )
