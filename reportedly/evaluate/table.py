"""An evaluation on the terminal."""

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from reportedly import __version__
from reportedly.evaluate.bootstrap import LEAST_ARTICLES, Interval
from reportedly.evaluate.compare import Change, Comparison
from reportedly.evaluate.evaluation import Estimate, Evaluation, OutletFigures
from reportedly.evaluate.figures import Count, Measure
from reportedly.evaluate.misses import Miss
from reportedly.publish.entries import print_entry
from reportedly.publish.visible import opening, visible

PARTS = ("event", "outlet")
# Lines of a part that is one of several; asked for alone, it is printed whole.
SHORT = 12
_NONE = "-"
_GAP = 2
_LEAST_NAME = 16
_FIGURE_HEADER = ("figure", "F1", "95% interval", "precision", "recall", "gold", "answers")
_SHARE_HEADER = ("figure", "share", "95% interval", "of")
_MOVED_EVENTS = ("event type", "before", "now", "change", "95% interval", "gold")
_MOVED_ARTICLES = ("article", "before", "now", "change", "gold")  # of a single article there is no interval
_OUTLET_FIGURES = ("toll", "laundered")


def print_evaluation(evaluation: Evaluation, by: str | None, console: Console) -> None:
    """Print the figures, then event types and outlets or, with `by`, only the one of them, then the worst misses."""
    articles = len(evaluation.articles)
    said = f"reportedly {__version__}, {evaluation.reading}: {_number(articles, 'article')} of {evaluation.gold}"
    unread = f", {len(evaluation.not_read)} without an answer" if evaluation.not_read else ""
    _line(console, said + unread, "bold")
    counts = {name: each for name, each in evaluation.figures.items() if isinstance(each.measure, Count)}
    shares = {name: each for name, each in evaluation.figures.items() if name not in counts}
    _part(console, None, _FIGURE_HEADER, [_figure_row(name, each) for name, each in counts.items()])
    _part(console, None, _SHARE_HEADER, [_share_row(name, each) for name, each in shares.items()])
    if by != "outlet":
        header = ("event type", *_FIGURE_HEADER[1:])
        _part(console, "By event type", header, [_figure_row(name, each) for name, each in evaluation.events.items()])
    if by != "event":
        _print_outlets(evaluation.outlets, None if by == "outlet" else SHORT, console)
    if articles < LEAST_ARTICLES:
        _line(console, f"\nIntervals need {LEAST_ARTICLES} articles.")
    _print_misses(evaluation, console)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print what changed: all figures, and the event types and articles that moved most."""
    _line(console, f"\nChanges over {_number(comparison.articles, 'article')} that both scored", "bold")
    told = ((comparison.only_before, "only before"), (comparison.only_now, "only now"))
    for articles, when in (*told, (comparison.gold_changed, "with other gold than before")):
        if articles:
            _line(console, f"{_number(len(articles), 'article')} {when}: {_listed(articles)}")
    header = ("figure", "before", "now", "change", "95% interval", "")
    _part(console, None, header, [_change_row(change) for change in comparison.figures])
    _print_moved("Event types that moved most (F1)", _MOVED_EVENTS, comparison.events, console)
    _print_moved("Articles that moved most (claim F1)", _MOVED_ARTICLES, comparison.moved, console)


def _print_outlets(outlets: Sequence[OutletFigures], most: int | None, console: Console) -> None:
    header = ("outlet", "articles", "claim", "95% interval", *_OUTLET_FIGURES, "gold")
    _part(console, "By outlet", header, [_outlet_row(part) for part in outlets[:most]])
    rest = outlets[len(outlets[:most]) :]
    if rest:
        _line(console, f"and {_number(len(rest), 'outlet')} with fewer claims: all with --by outlet")


def _print_misses(evaluation: Evaluation, console: Console) -> None:
    if not evaluation.misses:
        return
    _line(console, "\nWorst articles", "bold")
    scores = {article.id: article for article in evaluation.articles}
    for article, misses in groupby(evaluation.misses, key=lambda miss: miss.article):
        score = scores[article]
        claim = score.counts["claim"]
        outlet = f", {score.outlet}" if score.outlet else ""
        title = (
            f"{article}{outlet}: claim {claim.value:.3f}, {claim.hit} of {claim.gold} found, {claim.answers} answers"
        )
        print_entry(title, [(miss.kind, _miss(miss)) for miss in misses], console)


def _print_moved(title: str, header: Sequence[str], changes: Sequence[Change], console: Console) -> None:
    """Print the changes with the gold they rest on, with their intervals where the header names them."""
    rows = [(*_change_row(change)[: len(header) - 1], f"{change.weight:,}") for change in changes[:SHORT]]
    if rows:
        _part(console, title, header, rows)
    if len(changes) > SHORT:
        _line(console, f"and {len(changes) - SHORT} that moved less: all with --json")


def _part(console: Console, title: str | None, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a header: names on the left, cut to what the console leaves them, and figures on the right."""
    console.print()
    if title:
        _line(console, title, "bold")
    widths = [max(map(cell_len, column)) for column in zip(header, *rows, strict=True)][1:]
    room = max(console.width - sum(width + _GAP for width in widths), _LEAST_NAME)
    names = [opening(row[0], room) for row in (header, *rows)]
    left = max(map(cell_len, names))
    for number, (name, row) in enumerate(zip(names, (header, *rows), strict=True)):
        figures = "".join(" " * _GAP + cell.rjust(width) for cell, width in zip(row[1:], widths, strict=True))
        _line(console, f"{set_cell_size(name, left)}{figures}".rstrip(), "bold" if number == 0 else "")


def _figure_row(name: str, figure: Estimate) -> tuple[str, ...]:
    measure = figure.measure
    assert isinstance(measure, Count)
    rates = (f"{measure.precision:.3f}", f"{measure.recall:.3f}") if not measure.is_empty else (_NONE, _NONE)
    sizes = f"{measure.gold:,}", f"{measure.answers:,}"
    return _named(name), _value(measure), _interval(figure.interval), *rates, *sizes


def _share_row(name: str, figure: Estimate) -> tuple[str, ...]:
    of = figure.measure.parts[-1]
    return _named(name), _value(figure.measure), _interval(figure.interval), f"{of:,}"


def _outlet_row(part: OutletFigures) -> tuple[str, ...]:
    claim = part.figures["claim"]
    others = (_value(part.figures[name].measure) for name in _OUTLET_FIGURES)
    outlet = part.outlet or "unknown"
    gold = f"{claim.measure.parts[1]:,}"
    return outlet, str(part.articles), _value(claim.measure), _interval(claim.interval), *others, gold


def _change_row(change: Change) -> tuple[str, ...]:
    values = _named(change.name), f"{change.before:.3f}", f"{change.now:.3f}"
    if not change.by and change.interval in (None, (0, 0)):
        return *values, "=", "", ""
    return *values, _signed(change.by), _interval(change.interval, signed=True), "clear" if change.is_clear else ""


def _miss(miss: Miss) -> str:
    instead = f" (instead: {', '.join(miss.instead)})" if miss.instead else ""
    return f"{miss.event} «{miss.trigger}»{instead}: {miss.sentence}"


def _value(measure: Measure) -> str:
    return _NONE if measure.is_empty else f"{measure.value:.3f}"


def _interval(bounds: Interval | None, *, signed: bool = False) -> str:
    if bounds is None:
        return _NONE
    low, high = (_signed(bound) if signed else f"{bound:.3f}" for bound in bounds)
    return f"{low} to {high}"


def _signed(value: float) -> str:
    return f"{round(value, 3) + 0:+.3f}"  # + 0 turns a rounded -0 into 0


def _named(name: str) -> str:
    return name.replace("_", " ")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHORT} more" if len(names) > SHORT else ""
    return ", ".join(names[:SHORT]) + more


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(visible(text), style, overflow="fold"), highlight=False, markup=False, emoji=False)
