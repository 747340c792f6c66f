"""`reportedly read`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import ActorFiles, Extractor, PlaceFiles, day
from reportedly.cli.output import BAD, complain, ending, printing, with_progress, write

if TYPE_CHECKING:
    from reportedly.config import Settings
    from reportedly.records import Report


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Reports as text, Markdown, saved web pages, PDF, Word or mail; feeds, web archives, Telegram "
            "exports, tables; folders; - for standard input.",
        ),
    ],
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print JSON: an object for one report, else a list."),
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
    text_col: Annotated[
        str | None,
        typer.Option("--text-col", metavar="NAME", help="Column of a table (CSV, JSON Lines, Parquet) with the text."),
    ] = None,
    title_col: Annotated[str | None, typer.Option("--title-col", metavar="NAME", help="Column with the title.")] = None,
    date_col: Annotated[
        str | None, typer.Option("--date-col", metavar="NAME", help="Column with the day of publication.")
    ] = None,
    url_col: Annotated[str | None, typer.Option("--url-col", metavar="NAME", help="Column with the address.")] = None,
    outlet_col: Annotated[
        str | None, typer.Option("--outlet-col", metavar="NAME", help="Column with the outlet.")
    ] = None,
) -> None:
    """Read reports and print their claims, grouped by who says them.

    What an option does not say is taken from reportedly.toml in the working folder, if it is there.
    """
    with ending():
        from reportedly.config import load_settings
        from reportedly.pipeline import is_single

        settings = load_settings(
            extractor=extractor,
            actors=tuple(actors or ()),
            places=tuple(places or ()),
            published=day("--published", published),
            jobs=jobs,
            text_col=text_col,
            title_col=title_col,
            date_col=date_col,
            url_col=url_col,
            outlet_col=outlet_col,
        )
        if html is not None:
            _check_page(html, paths, settings, as_json=as_json)
        failed: list[str] = []
        reports = _reports(paths, settings, failed)
        single = is_single(paths, settings)
        if html is not None:
            _write_page(reports, html, single=single, as_json=as_json)
        elif as_json:
            _print_json(reports, single=single)
        else:
            _print_reports(reports, unread=unread)
        if failed:
            raise typer.Exit(BAD)


def _reports(paths: Sequence[str], settings: "Settings", failed: list[str]) -> "Iterator[Report]":
    """Yield the reports; say on standard error which inputs could not be read, and note them in `failed`."""
    from reportedly.pipeline import Failure, count_inputs, read_reports

    for outcome in with_progress(read_reports(paths, settings), lambda: count_inputs(paths, settings)):
        if isinstance(outcome, Failure):
            failed.append(outcome.path)
            complain(outcome.error, outcome.path)
        else:
            yield outcome


def _check_page(file: Path, paths: Sequence[str], settings: "Settings", *, as_json: bool) -> None:
    """Raise OutputError where the page would take the place of something that is read, or run into the JSON."""
    from reportedly.config import FILE
    from reportedly.publish.whole_file import check_apart, check_beside_output
    from reportedly.read import collect

    check_apart(
        file,
        (*paths, *collect(paths, tables=settings.text_col is not None), *settings.actors, *settings.places, Path(FILE)),
    )
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
        with printing() as console:
            if number:
                print_divider(console)
            print_report(report, console, unread=unread)


def _print_json(reports: "Iterable[Report]", *, single: bool) -> None:
    from reportedly.publish.json_report import pieces

    reports = iter(reports)
    # What comes through the standard input may turn out to hold several.
    first = list(islice(reports, 2)) if single else []
    single = single and len(first) < 2
    for piece in pieces(chain(first, reports), single=single):
        write(piece)
