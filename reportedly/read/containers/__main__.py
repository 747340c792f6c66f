"""The process that reads one container: bound itself, read, tell."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from reportedly.errors import EmptyInput, InputError, TooLargeInput, UnreadableInput
from reportedly.read.child import OUT_OF_MEMORY
from reportedly.read.containers.source import Source
from reportedly.read.frames import write_step
from reportedly.read.item import Columns, Failure, Item, Step
from reportedly.read.limits import Limits

_MODULES = {
    "pdf": "pdf",
    "docx": "docx",
    "feed": "feed",
    "mail": "mail",
    "warc": "warc",
    "wacz": "wacz",
    "telegram": "telegram",
    "csv": "table",
    "jsonl": "table",
    "parquet": "parquet",
}


def main(order: str) -> int:
    """Read the container that `order` names, and return the exit code."""
    fields = json.loads(order)
    kind = fields.pop("kind")
    fields.update(path=Path(fields["path"]), limits=Limits(**fields["limits"]), columns=Columns(**fields["columns"]))
    source = Source(**fields)
    bound_process(source)
    try:
        told = refused = 0
        for step in _read(kind, source):
            write_step(sys.stdout.buffer, step)
            told += isinstance(step, Item)
            refused += isinstance(step, Failure)
            if told >= source.limits.documents:
                write_step(sys.stdout.buffer, _too_many(source))
                break
        if not told and not refused:
            write_step(sys.stdout.buffer, _nothing(source))
    except MemoryError:
        return OUT_OF_MEMORY
    except BrokenPipeError:
        # Whoever asked has gone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def bound_process(source: Source) -> None:
    """Limit this process to the memory and computing that its source may cost, where the system can do so."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, source.limits.child_bytes),
        (resource.RLIMIT_CPU, source.cpu_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        # A lower limit that was set from outside stays; a system that knows no such limit leaves it to the others.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read(kind: str, source: Source) -> Iterator[Step]:
    """Read with the reader of that kind. An error ends the reading with the documents before it told."""
    try:
        read: Callable[[Source], Iterator[Step]] = import_module(f"reportedly.read.containers.{_MODULES[kind]}").read
        yield from read(source)
    except InputError as error:
        yield Failure(source.name, error)
    except (MemoryError, BrokenPipeError):
        raise
    except RecursionError:
        yield Failure(
            source.name, TooLargeInput(f"{source.name}: nested too deeply; save the report as text, Markdown or HTML")
        )
    except Exception as error:  # noqa: BLE001 - a library that meets hostile bytes can raise anything
        what = f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
        yield Failure(
            source.name,
            UnreadableInput(f"{source.name}: damaged ({what}); save it anew, or the report as text, Markdown or HTML"),
        )


def _nothing(source: Source) -> Failure:
    return Failure(source.name, EmptyInput(f"{source.name}: no report in it; give a file that holds one"))


def _too_many(source: Source) -> Failure:
    return Failure(
        source.name,
        TooLargeInput(
            f"{source.name}: more than {source.limits.documents:,} documents, the limit for one file; split it"
        ),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
