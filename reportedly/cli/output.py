"""Standard output and error: what the commands print, and how a run ends."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import typer

from reportedly.errors import OutputError, ReportedlyError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console

T = TypeVar("T")
BAD = 2
EXIT_CODES = (
    "Exit codes: 0 all was read; 2 an input, setting or output file was bad (one line on standard error for each, the "
    "rest was read and printed); 130 interrupted."
)


@contextmanager
def ending() -> Iterator[None]:
    """Turn what can go wrong on purpose into one line and an exit code."""
    try:
        try:
            yield
        finally:
            flush()
    except ReportedlyError as error:
        complain(error)
        raise typer.Exit(BAD) from None
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        drop_output()
        raise typer.Exit(0) from None


def complain(error: ReportedlyError, path: str | None = None) -> None:
    """Print one line on standard error, with the path of the input where the message does not begin with it."""
    message = str(error)
    if path is not None and not message.startswith(path):
        message = f"{path}: {message}"
    tell(message)


@contextmanager
def printing() -> "Iterator[Console]":
    """Give a console as wide and as colourful as standard output, and write what is printed on it at the end."""
    from rich.console import Console

    # Rich flushes the file of a console even while it captures, and ends the process itself when that fails.
    printed = io.StringIO()
    yield Console(file=printed, force_terminal=Console(file=sys.stdout).is_terminal)
    write(printed.getvalue())


def write(text: str) -> None:
    """Write UTF-8, whatever the locale: the format says so, and no character of a report is lost."""
    if sys.stdout is None:
        raise OutputError("standard output: it is closed; open it or send it to a file")
    if isinstance(sys.stdout, io.TextIOWrapper):
        with output_errors():
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    with output_errors():
        sys.stdout.write(text)


def flush() -> None:
    """Send on what was written."""
    if sys.stdout is not None:
        with output_errors():
            sys.stdout.flush()


@contextmanager
def output_errors() -> Iterator[None]:
    """Raise OutputError where standard output takes no more; that nobody reads it any more stays BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"standard output: cannot be written ({reason}); make room or send it elsewhere") from error


def drop_output() -> None:
    """Send what is still buffered nowhere, or Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def with_progress(outcomes: Iterable[T], count: Callable[[], int]) -> Iterator[T]:
    """Show a bar on a terminal's standard error while several inputs are read, lifted while an outcome is printed.

    `count` says how many there will be; it is asked only where a bar is shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    total = count()
    if total < 2:
        yield from outcomes
        return
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar:
        task = bar.add_task("", total=total)
        for outcome in outcomes:
            bar.advance(task)
            bar.stop()
            yield outcome
            bar.start()


@contextmanager
def download_bar(name: str) -> "Iterator[Callable[[int, int | None], None]]":
    """Show a bar on a terminal's standard error while a file is loaded, and yield what to tell the bytes so far."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _had, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda had, total: bar.update(task, completed=had, total=total)


def tell(message: str) -> None:
    """Print one line on standard error."""
    from reportedly.publish.visible import visible_line

    with suppress(OSError):  # Where standard error is full, the exit code alone can tell.
        typer.echo(f"reportedly: {visible_line(message)}", err=True)


def print_record(record: "DataclassInstance") -> None:
    """Print one record as a JSON object."""
    import json

    from reportedly.publish.json_report import record_as_json

    write(json.dumps(record_as_json(record), ensure_ascii=False, indent=1) + "\n")


def print_records(records: "Iterable[DataclassInstance]") -> None:
    """Print records as a JSON list."""
    import json

    from reportedly.publish.json_report import record_as_json

    write(json.dumps([record_as_json(each) for each in records], ensure_ascii=False, indent=1) + "\n")


def print_rows(header: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> None:
    """Print the rows, or on standard error that there are none."""
    from reportedly.publish.entries import print_rows

    if not rows:
        typer.echo(f"reportedly: {nothing}", err=True)
        return
    with printing() as console:
        print_rows(header, rows, console)


def print_entries(entries: "Sequence[tuple[str, Sequence[tuple[str, str]]]]", nothing: str) -> None:
    """Print the entries with their facts, or on standard error that there are none."""
    from reportedly.publish.entries import print_entry

    if not entries:
        typer.echo(f"reportedly: {nothing}", err=True)
        return
    with printing() as console:
        for number, (title, facts) in enumerate(entries):
            print_entry(title, facts, console, gap=number > 0)
