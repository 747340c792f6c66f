"""What `reportedly evaluate` does, apart from its options and the streams it writes to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from reportedly.config import Settings, load_settings
from reportedly.errors import DataError, InputError, MissingInput, ReportedlyError, SettingsError
from reportedly.evaluate.answers import Answer, answer_of, read_answer
from reportedly.evaluate.articles import find_report, read_outlets, report_folders
from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.compare import compare
from reportedly.evaluate.figures import ArticleScore, score_article
from reportedly.evaluate.gold import gold_files, read_gold
from reportedly.evaluate.misses import Miss, find_misses, worst_first
from reportedly.evaluate.pairing import pair_up
from reportedly.evaluate.saved import evaluation_as_json, read_saved
from reportedly.evaluate.summary import Evaluation, summarise
from reportedly.evaluate.table import print_comparison, print_evaluation
from reportedly.pipeline import Failure, read_reports
from reportedly.records import Report

PARTS = ("event", "outlet")

Outcomes = Iterable[Report | Failure]
Gold = dict[str, tuple[PlainClaim, ...]]


@dataclass(frozen=True, slots=True)
class Streams:
    """How the command line writes text, prints for a person, complains of an input, and shows how far reading is."""

    write: Callable[[str], None]
    printing: Callable[[], AbstractContextManager[Console]]
    complain: Callable[[ReportedlyError, str | None], None]
    watch: Callable[[Outcomes, Sequence[str]], Iterator[Report | Failure]]


def evaluate_command(
    gold: Path,
    streams: Streams,
    *,
    extractor: str | None = None,
    reports: Path | None = None,
    answers: Path | None = None,
    as_json: bool = False,
    errors: int = 10,
    compare_with: Path | None = None,
    by: str | None = None,
) -> bool:
    """Score what is read from the articles of a gold folder, or saved answers, and print it.

    Gives whether all went well: an article without a report or answer is complained of and counts as read without a
    claim. Raises InputError, DataError or SettingsError where nothing can be scored.
    """
    if by is not None and by not in PARTS:
        raise SettingsError(f"--by: {by!r} is unknown; use one of {', '.join(PARTS)}")
    if reports is not None and answers is not None:
        raise SettingsError("--reports: nothing is read where --answers gives saved answers; leave one of them out")
    if extractor is not None and answers is not None:
        raise SettingsError("--extractor: nothing is read where --answers gives saved answers; leave one of them out")
    settings = load_settings(extractor=extractor)
    before = None if compare_with is None else read_saved(compare_with)
    annotated = _annotated(gold, streams)
    if annotated is None:
        return False
    found = (
        _read(annotated, gold, reports, settings, streams) if answers is None else _saved(annotated, answers, streams)
    )
    evaluation = score(
        annotated, found, read_outlets(gold), errors, gold=str(gold), reading=_reading(answers, settings)
    )
    summary = summarise(evaluation.articles)
    comparison = None if before is None else compare(before, evaluation.articles)
    if as_json:
        streams.write(evaluation_as_json(evaluation, summary, comparison))
    else:
        with streams.printing() as console:
            print_evaluation(evaluation, summary, by, console)
            if comparison is not None:
                print_comparison(comparison, console)
    return not evaluation.not_read


def score(
    annotated: Gold, found: dict[str, Answer], outlets: dict[str, str], errors: int, *, gold: str, reading: str
) -> Evaluation:
    """Score the answers by article against gold; `errors` is how many misses are kept, the worst first."""
    scored: list[tuple[ArticleScore, Sequence[Miss]]] = []
    for article, told in annotated.items():
        answer = found.get(article, Answer(()))
        pairs = pair_up(told, answer.claims)
        outlet = outlets.get(article, answer.outlet)
        misses = find_misses(article, told, answer.claims, pairs) if errors else ()
        scored.append((score_article(article, outlet, told, answer.claims, pairs), misses))
    return Evaluation(
        gold=gold,
        reading=reading,
        articles=tuple(article for article, _ in scored),
        not_read=tuple(article for article in annotated if article not in found),
        misses=tuple(worst_first(scored, errors)),
    )


def _annotated(gold: Path, streams: Streams) -> Gold | None:
    """Gold by article, or None after a complaint for each file that cannot be used: half the gold would mislead."""
    annotated: Gold = {}
    files = gold_files(gold)
    for file in files:
        try:
            annotated[file.stem] = read_gold(file)
        except DataError as error:
            streams.complain(error, None)
    return annotated if len(annotated) == len(files) else None


def _read(annotated: Gold, gold: Path, reports: Path | None, settings: Settings, streams: Streams) -> dict[str, Answer]:
    if reports is not None and not reports.is_dir():
        raise MissingInput(f"{reports}: no such folder; name the one that holds the reports of {gold}")
    folders = report_folders(gold) if reports is None else [reports]
    files: dict[str, str] = {}
    lacking: list[InputError] = []
    for article in annotated:
        try:
            files[str(find_report(article, folders))] = article
        except InputError as error:
            lacking.append(error)
    if not files:
        raise MissingInput(f"{gold}: no report of any of its articles is beside it; name their folder with --reports")
    for missing in lacking:
        streams.complain(missing, None)
    found: dict[str, Answer] = {}
    paths = list(files)
    for outcome in streams.watch(read_reports(paths, settings), paths):
        if isinstance(outcome, Failure):
            streams.complain(outcome.error, outcome.path)
        else:
            found[files[outcome.document.path]] = answer_of(outcome)
    return found


def _saved(annotated: Gold, answers: Path, streams: Streams) -> dict[str, Answer]:
    if not answers.is_dir():
        raise MissingInput(f"{answers}: no such folder; name the one that holds the answers ID.json")
    found: dict[str, Answer] = {}
    for article in annotated:
        try:
            found[article] = read_answer(answers, article)
        except InputError as error:
            streams.complain(error, None)
    if not found:
        raise MissingInput(f"{answers}: no answer to any article of gold is there; they are named like gold, ID.json")
    return found


def _reading(answers: Path | None, settings: Settings) -> str:
    return f"extractor {settings.extractor}" if answers is None else f"answers of {answers}"
