"""`reportedly init`, `add`, `status`, `verify`, `bundle`: the ledger."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import ActorFiles, AsJson, Extractor, PlaceFiles, day
from reportedly.cli.output import BAD, ending, print_record, print_rows, tell, with_progress

DEFAULT = Path("ledger")
Folder = Annotated[Path, typer.Argument(metavar="LEDGER", help="Folder of the ledger.")]
InLedger = Annotated[Path, typer.Option("--ledger", metavar="DIR", help="Folder of the ledger.")]


def init(folder: Folder = DEFAULT) -> None:
    """Make an empty ledger."""
    with ending():
        from reportedly.ledger import init_ledger

        init_ledger(folder).engine.dispose()
        tell(f"made {folder}; add reports with: reportedly add PATH... --ledger {folder}")


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Reports as `reportedly read` takes them; - for standard input.")
    ],
    ledger: InLedger = DEFAULT,
    extractor: Extractor = None,
    actors: ActorFiles = None,
    places: PlaceFiles = None,
    as_json: AsJson = False,
) -> None:
    """Read reports and store them with their claims, each whole or not at all.

    The same bytes are stored once. After an interruption give the same command again.
    """
    with ending():
        from reportedly.cli.output import print_records
        from reportedly.config import load_settings
        from reportedly.ledger import add as add_reports
        from reportedly.ledger import closing_ledger
        from reportedly.pipeline import count_inputs

        settings = load_settings(extractor=extractor, actors=tuple(actors or ()), places=tuple(places or ()))
        done = []
        with closing_ledger(ledger) as opened:
            for one in with_progress(add_reports(opened, paths, settings), lambda: count_inputs(paths, settings)):
                done.append(one)
                if one.outcome == "refused":
                    tell(one.reason if one.reason.startswith(one.path) else f"{one.path}: {one.reason}")
        counts = Counter(one.outcome for one in done)
        if as_json:
            print_records(done)
        else:
            tell(f"{counts['added']} added, {counts['known']} known before, {counts['refused']} refused")
        if counts["refused"]:
            raise typer.Exit(BAD)


def status(ledger: InLedger = DEFAULT, as_json: AsJson = False) -> None:
    """Say what the ledger holds."""
    with ending():
        from reportedly.ledger import closing_ledger, status_of

        with closing_ledger(ledger) as opened:
            told = status_of(opened)
        if as_json:
            print_record(told)
            return
        days = f"{told.first_published or '?'} to {told.last_published or '?'}"
        rows = [
            ("documents", f"{told.documents:,}"),
            ("claims", f"{told.claims:,}"),
            ("outlets", f"{told.outlets:,}"),
            ("published", days),
            ("not in English, left unread", f"{told.unread_languages:,}"),
            ("refused", f"{told.refused:,}"),
            ("acts in the log", f"{told.acts:,}"),
            ("head of the log", told.head),
        ]
        print_rows(("ledger", str(ledger)), rows, "")


def bundle(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The ZIP file to write.")],
    ledger: InLedger = DEFAULT,
    outlet: Annotated[
        list[str] | None, typer.Option("--outlet", metavar="NAME", help="Only documents of this outlet; repeatable.")
    ] = None,
    published_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only documents published on this day or later.")
    ] = None,
    published_to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only documents published on this day or before.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write originals, texts, claims and the log of a selection to a ZIP that `reportedly verify` checks anywhere."""
    with ending():
        from reportedly.ledger import Selection, closing_ledger, write_bundle

        first, last = day("--from", published_from), day("--to", published_to)
        wanted = Selection(
            tuple(outlet or ()), first.isoformat() if first else None, last.isoformat() if last else None
        )
        with closing_ledger(ledger) as opened:
            told = write_bundle(opened, file, wanted)
        if as_json:
            print_record(told)
        else:
            tell(f"{file}: {told.documents} documents, {told.acts} acts; head of the log {told.head}")


def verify(
    file: Annotated[
        Path | None, typer.Argument(metavar="BUNDLE", help="A bundle to check; the ledger where none is given.")
    ] = None,
    ledger: InLedger = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Recompute originals, texts, offsets, claim ids and the log, and name the first thing that differs."""
    with ending():
        if file is not None:
            from reportedly.ledger import verify_bundle

            told = verify_bundle(file)
            if as_json:
                print_record(told)
            else:
                print_rows(
                    ("documents", "acts", "head of the log"), [(f"{told.documents:,}", f"{told.acts:,}", told.head)], ""
                )
            return
        from reportedly.ledger import closing_ledger
        from reportedly.ledger import verify as verify_ledger

        with closing_ledger(ledger) as opened:
            head = verify_ledger(opened)
        if as_json:
            print_record(head)
        else:
            print_rows(("acts", "head of the log"), [(f"{head.number:,}", head.hash)], "")
