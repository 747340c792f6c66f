"""`reportedly evaluate`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import AsJson, Extractor
from reportedly.cli.output import BAD, complain, ending, printing, with_progress, write
from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from reportedly.evaluate.answers import Answer
    from reportedly.evaluate.claims import PlainClaim
    from reportedly.pipeline import Failure


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
    with ending():
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
            write(evaluation_as_json(evaluation, comparison))
        else:
            with printing() as console:
                print_evaluation(evaluation, by, console)
                if comparison is not None:
                    print_comparison(comparison, console)
        if evaluation.not_read:
            raise typer.Exit(BAD)


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
            complain(error)
    if len(annotated) < len(files):
        raise typer.Exit(BAD)
    return annotated


def _answers(outcomes: "Iterable[Answer | Failure]", articles: int) -> "dict[str, Answer]":
    """The answers by article; say on standard error which articles have none. Where none has, nothing is scored."""
    from reportedly.pipeline import Failure

    found: dict[str, Answer] = {}
    for outcome in with_progress(outcomes, lambda: articles):
        if isinstance(outcome, Failure):
            complain(outcome.error)
        else:
            found[outcome.article] = outcome
    if not found:
        raise typer.Exit(BAD)
    return found
