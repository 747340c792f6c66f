"""The command line: `reportedly read`, `evaluate`, `actors`, `places`, `schema`.

Data goes to standard output, progress and errors to standard error. Each command imports what it needs when it runs, so
that help and completion answer at once.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args

import typer

from reportedly.errors import OutputError, ReportedlyError, SettingsError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console

    from reportedly.config import Settings
    from reportedly.evaluate.answers import Answer
    from reportedly.evaluate.claims import PlainClaim
    from reportedly.pipeline import Failure
    from reportedly.records import Report

T = TypeVar("T")
BAD = 2
_SHOWN = 20
_LOOKED_AT = 1000
_EXIT_CODES = (
    "Exit codes: 0 all was read; 2 an input, setting or output file was bad (one line on standard error for each, the "
    "rest was read and printed); 130 interrupted."
)

app = typer.Typer(
    name="reportedly",
    help="Read reports of armed conflict into claims: what is said to have happened, who says so, and where it stands.",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ActorFiles = Annotated[
    list[Path] | None, typer.Option("--actors", metavar="CSV", help="Your own actors, read beside the built-in ones.")
]
PlaceFiles = Annotated[
    list[Path] | None, typer.Option("--places", metavar="CSV", help="Your own places, read beside the built-in ones.")
]
Extractor = Annotated[
    str | None,
    typer.Option("--extractor", metavar="NAME", help="What finds the claims: rules, tagger, or both (the default)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command line of this process."""
    if os.environ.get("COLUMNS") == "0":
        del os.environ["COLUMNS"]  # A shell that does not know the width says 0, and 0 columns hold nothing.
    try:
        _command()()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        # Typer prints the help itself, not by `_write`.
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        try:
            with _output_errors():
                raise
        except OutputError as told:
            _complain(told)
            sys.exit(BAD)


def _command() -> "Callable[[], object]":
    """Build the command without the type `<bool>` that Typer writes beside each option that takes no value."""
    from typer.main import get_command

    command = get_command(app)
    # The context tells the help option its names, and the command keeps that option once it is made.
    context = typer.Context(command, **command.context_settings)
    for each in (command, *getattr(command, "commands", {}).values()):
        for option in each.get_params(context):
            if getattr(option, "is_flag", False):
                option.metavar = ""
    return command


def _print_version(wanted: bool) -> None:
    if wanted:
        from reportedly import __version__

        with _ending():
            _write(f"reportedly {__version__}\n")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


@app.command(epilog=_EXIT_CODES)
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Reports as text, Markdown or saved web pages; folders; - for standard input."
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: an object for one file, a list for several or a folder.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write one web page with texts and claims; print nothing, or with --json the JSON.",
        ),
    ] = None,
    extractor: Extractor = None,
    unread: Annotated[bool, typer.Option("--unread", help="Print in full what was left unread and rejected.")] = False,
    actors: ActorFiles = None,
    places: PlaceFiles = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="Day of publication (2017-07-04) where none is found."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="How many processes read at once; one per core by default."),
    ] = None,
) -> None:
    """Read reports and print their claims, grouped by who says them.

    What an option does not say is taken from reportedly.toml in the working folder, if it is there.
    """
    with _ending():
        from reportedly.config import load_settings

        settings = load_settings(
            extractor=extractor,
            actors=tuple(actors or ()),
            places=tuple(places or ()),
            published=_day("--published", published),
            jobs=jobs,
        )
        if html is not None:
            _check_page(html, paths, settings, as_json=as_json)
        failed: list[str] = []
        reports = _reports(paths, settings, failed)
        single = len(paths) == 1 and not os.path.isdir(paths[0])  # noqa: PTH112 - Path raises on a name too long
        if html is not None:
            _write_page(reports, html, single=single, as_json=as_json)
        elif as_json:
            _print_json(reports, single=single)
        else:
            _print_reports(reports, unread=unread)
        if failed:
            raise typer.Exit(BAD)


@app.command(epilog=_EXIT_CODES)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of annotated articles, one ID.yaml for each.")],
    reports: Annotated[
        Path | None,
        typer.Option("--reports", metavar="DIR", help="Folder of the reports; text/ or reports/ beside GOLD if none."),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="DIR", help="Score saved answers (ID.json) and read nothing."),
    ] = None,
    extractor: Extractor = None,
    lines: Annotated[bool, typer.Option("--lines", help="Read each line of a report as a report of its own.")] = False,
    as_json: AsJson = False,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="How many missed and spurious claims to show.")
    ] = 10,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PART", help="Only this part, in full: event or outlet.")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option("--compare", metavar="OLD", help="Say what changed since an evaluation saved with --json."),
    ] = None,
) -> None:
    """Score what is read from annotated articles, with 95% intervals, by event type and by outlet."""
    with _ending():
        from reportedly.config import load_settings
        from reportedly.evaluate.answers import read_answers, report_folders, saved_answers
        from reportedly.evaluate.compare import compare as compare_scores
        from reportedly.evaluate.evaluation import evaluate as evaluate_answers
        from reportedly.evaluate.gold import read_outlets
        from reportedly.evaluate.saved import evaluation_as_json, read_saved
        from reportedly.evaluate.table import PARTS, print_comparison, print_evaluation

        if by not in (None, *PARTS):
            raise SettingsError(f"--by: {by!r} is no part; use one of {', '.join(PARTS)}")
        for option, given in (("--reports", reports), ("--extractor", extractor), ("--lines", lines or None)):
            if answers is not None and given is not None:
                raise SettingsError(f"{option}: nothing is read where --answers gives saved answers; leave one out")
        settings = load_settings(extractor=extractor)
        before = None if compare is None else read_saved(compare)
        annotated = _annotated(gold)
        outlets = read_outlets(gold)
        if answers is None:
            folders = report_folders(gold) if reports is None else [reports]
            outcomes = read_answers(list(annotated), folders, settings, lines=lines)
            reading = f"extractor {settings.extractor}{', line by line' if lines else ''}"
        else:
            outcomes, reading = saved_answers(list(annotated), answers), f"answers of {answers}"
        found = _answers(outcomes, len(annotated))
        evaluation = evaluate_answers(annotated, found, outlets, errors, gold=str(gold), reading=reading)
        comparison = None if before is None else compare_scores(before, evaluation.articles)
        if as_json:
            _write(evaluation_as_json(evaluation, comparison))
        else:
            with _printing() as console:
                print_evaluation(evaluation, by, console)
                if comparison is not None:
                    print_comparison(comparison, console)
        if evaluation.not_read:
            raise typer.Exit(BAD)


@app.command()
def actors(
    query: Annotated[
        str | None, typer.Argument(help="A name as reports write it; all actors where none is given.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only this kind: rebel, ministry, ...")
    ] = None,
    as_json: AsJson = False,
    actors: ActorFiles = None,
) -> None:
    """List the actors, or look one up by any of its names, the likeliest first."""
    with _ending():
        from reportedly.actors import ActorKind, load_actors, search_actors
        from reportedly.config import load_settings
        from reportedly.publish.entries import actor_facts

        kinds = get_args(ActorKind)
        if kind is not None and kind not in kinds:
            raise SettingsError(f"--kind: {kind!r} is no kind of actor; use one of {', '.join(kinds)}")
        index = load_actors(load_settings(actors=tuple(actors or ())).actors)
        if query is None:
            found = sorted(index.actors.values(), key=lambda actor: (actor.name, actor.id))
        else:
            found = [match.actor for match in search_actors(index, query, _LOOKED_AT)]
        found = [actor for actor in found if kind in (None, actor.kind)][: None if query is None else _SHOWN]
        if as_json:
            _print_records(found)
        elif query is None:
            rows = [(actor.id, actor.name, actor.kind, actor.country, actor.description) for actor in found]
            _print_rows(("id", "name", "kind", "country", "description"), rows, "no actor is of this kind")
        else:
            entries = [(actor.name, actor_facts(actor, index)) for actor in found]
            _print_entries(entries, f"no actor is called {query!r}")


@app.command()
def places(
    query: Annotated[str, typer.Argument(help="A name as reports write it.")],
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Only this country (two letters, ISO 3166).")
    ] = None,
    as_json: AsJson = False,
    places: PlaceFiles = None,
) -> None:
    """Look up what a place name can stand for, the likeliest first."""
    with _ending():
        from reportedly.config import load_settings
        from reportedly.gazetteer import candidates, open_gazetteer
        from reportedly.publish.entries import PLACE_HEADER, place_row

        wanted = country.upper() if country else None
        gazetteer = open_gazetteer(load_settings(places=tuple(places or ())).places)
        entries = candidates(gazetteer, query, _LOOKED_AT)
        found = [entry for entry in entries if wanted in (None, entry.country)][:_SHOWN]
        if as_json:
            _print_records(found)
            return
        _print_rows(PLACE_HEADER, [place_row(entry) for entry in found], f"no place is called {query!r}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `read --json` prints."""
    with _ending():
        from reportedly.publish.schema import dump_schema

        _write(dump_schema())


# --- reading ---------------------------------------------------------------------------------------------------------


def _reports(paths: Sequence[str], settings: "Settings", failed: list[str]) -> "Iterator[Report]":
    """Yield the reports; say on standard error which inputs could not be read, and note them in `failed`."""
    from reportedly.pipeline import Failure, count_inputs, read_reports

    for outcome in _with_progress(read_reports(paths, settings), lambda: count_inputs(paths)):
        if isinstance(outcome, Failure):
            failed.append(outcome.path)
            _complain(outcome.error, outcome.path)
        else:
            yield outcome


def _with_progress(outcomes: Iterable[T], count: Callable[[], int]) -> Iterator[T]:
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


def _check_page(file: Path, paths: Sequence[str], settings: "Settings", *, as_json: bool) -> None:
    """Raise OutputError where the page would take the place of something that is read, or run into the JSON."""
    from reportedly.config import FILE
    from reportedly.publish.whole_file import check_apart, check_beside_output
    from reportedly.read import collect

    check_apart(file, (*paths, *collect(paths), *settings.actors, *settings.places, Path(FILE)))
    if as_json:
        check_beside_output(file)


def _write_page(reports: "Iterable[Report]", file: Path, *, single: bool, as_json: bool) -> None:
    """Write the page, and the JSON too when asked for. Where nothing could be read, no page is written."""
    from reportedly.publish.page import page
    from reportedly.publish.whole_file import whole_file

    with whole_file(file) as stream:
        read_ones = tuple(reports)
        if as_json:
            _print_json(read_ones, single=single)
        if not read_ones:
            raise typer.Exit(BAD)
        stream.write(page(read_ones))


def _print_reports(reports: "Iterable[Report]", *, unread: bool) -> None:
    from reportedly.publish.terminal import print_divider, print_report

    for number, report in enumerate(reports):
        with _printing() as console:
            if number:
                print_divider(console)
            print_report(report, console, unread=unread)


def _print_json(reports: "Iterable[Report]", *, single: bool) -> None:
    from reportedly.publish.json_report import pieces

    for piece in pieces(reports, single=single):
        _write(piece)


def _print_records(records: "Iterable[DataclassInstance]") -> None:
    import json

    from reportedly.publish.json_report import record_as_json

    _write(json.dumps([record_as_json(each) for each in records], ensure_ascii=False, indent=1) + "\n")


def _print_rows(header: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> None:
    """Print the rows, or on standard error that there are none."""
    from reportedly.publish.entries import print_rows

    if not rows:
        typer.echo(f"reportedly: {nothing}", err=True)
        return
    with _printing() as console:
        print_rows(header, rows, console)


def _print_entries(entries: "Sequence[tuple[str, Sequence[tuple[str, str]]]]", nothing: str) -> None:
    """Print the entries with their facts, or on standard error that there are none."""
    from reportedly.publish.entries import print_entry

    if not entries:
        typer.echo(f"reportedly: {nothing}", err=True)
        return
    with _printing() as console:
        for number, (title, facts) in enumerate(entries):
            print_entry(title, facts, console, gap=number > 0)


# --- evaluating ------------------------------------------------------------------------------------------------------


def _annotated(gold: Path) -> "dict[str, tuple[PlainClaim, ...]]":
    """The gold claims by article. Where a file cannot be used, say so of each and score nothing: half would mislead."""
    from reportedly.errors import DataError
    from reportedly.evaluate.gold import gold_files, read_gold

    annotated: dict[str, tuple[PlainClaim, ...]] = {}
    files = gold_files(gold)
    for file in files:
        try:
            annotated[file.stem] = read_gold(file)
        except DataError as error:
            _complain(error)
    if len(annotated) < len(files):
        raise typer.Exit(BAD)
    return annotated


def _answers(outcomes: "Iterable[Answer | Failure]", articles: int) -> "dict[str, Answer]":
    """The answers by article; say on standard error which articles have none. Where none has, nothing is scored."""
    from reportedly.pipeline import Failure

    found: dict[str, Answer] = {}
    for outcome in _with_progress(outcomes, lambda: articles):
        if isinstance(outcome, Failure):
            _complain(outcome.error)
        else:
            found[outcome.article] = outcome
    if not found:
        raise typer.Exit(BAD)
    return found


# --- standard output and error ---------------------------------------------------------------------------------------


@contextmanager
def _ending() -> Iterator[None]:
    """Turn what can go wrong on purpose into one line and an exit code."""
    try:
        try:
            yield
        finally:
            _flush()
    except ReportedlyError as error:
        _complain(error)
        raise typer.Exit(BAD) from None
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        _drop_output()
        raise typer.Exit(0) from None


def _complain(error: ReportedlyError, path: str | None = None) -> None:
    from reportedly.publish.visible import visible_line

    message = str(error)
    if path is not None and not message.startswith(path):
        message = f"{path}: {message}"
    with suppress(OSError):  # Where standard error is full, the exit code alone can tell.
        typer.echo(f"reportedly: {visible_line(message)}", err=True)


@contextmanager
def _printing() -> "Iterator[Console]":
    """Give a console as wide and as colourful as standard output, and write what is printed on it at the end."""
    from rich.console import Console

    # Rich flushes the file of a console even while it captures, and ends the process itself when that fails.
    printed = io.StringIO()
    yield Console(file=printed, force_terminal=Console(file=sys.stdout).is_terminal)
    _write(printed.getvalue())


def _write(text: str) -> None:
    """Write UTF-8, whatever the locale: the format says so, and no character of a report is lost."""
    if sys.stdout is None:
        raise OutputError("standard output: it is closed; open it or send it to a file")
    if isinstance(sys.stdout, io.TextIOWrapper):
        with _output_errors():
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    with _output_errors():
        sys.stdout.write(text)


def _flush() -> None:
    if sys.stdout is not None:
        with _output_errors():
            sys.stdout.flush()


@contextmanager
def _output_errors() -> Iterator[None]:
    """Raise OutputError where standard output takes no more; that nobody reads it any more stays BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"standard output: cannot be written ({reason}); make room or send it elsewhere") from error


def _drop_output() -> None:
    """Send what is still buffered nowhere, or Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _day(option: str, written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise SettingsError(f"{option}: {written!r} is no day; write it like 2017-07-04") from None


if __name__ == "__main__":
    main()
