"""Evaluations as JSON, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, StrictInt, StrictStr, TypeAdapter, ValidationError

from reportedly import __version__
from reportedly.errors import DataError
from reportedly.evaluate.bootstrap import DRAWS, LEVEL, SEED, Interval
from reportedly.evaluate.claims import first_fault
from reportedly.evaluate.compare import Change, Comparison
from reportedly.evaluate.evaluation import Estimate, Evaluation
from reportedly.evaluate.figures import COUNTS, SHARES, ArticleScore, Count, Share

FORMAT: Final = "reportedly-evaluation/1"
_DIGITS = 3
_WHAT_TO_DO = "give a file that 'reportedly evaluate GOLD --json' wrote"


def evaluation_as_json(evaluation: Evaluation, comparison: Comparison | None) -> str:
    """The JSON text of an evaluation, with what changed where it was compared. Ends with a line feed."""
    written: dict[str, object] = {
        "format": FORMAT,
        "version": __version__,
        "gold": evaluation.gold,
        "reading": evaluation.reading,
        "bootstrap": {"draws": DRAWS, "seed": SEED, "level": LEVEL},
        "figures": _estimates(evaluation.figures),
        "by_event": _estimates(evaluation.events),
        "by_outlet": [
            {"outlet": part.outlet, "articles": part.articles, "figures": _estimates(part.figures)}
            for part in evaluation.outlets
        ],
        "not_read": list(evaluation.not_read),
        "errors": [asdict(miss) for miss in evaluation.misses],
        "articles": [_article(article) for article in evaluation.articles],
    }
    if comparison is not None:
        written["changes"] = _comparison(comparison)
    encoded = json.dumps(written, ensure_ascii=False, indent=1) + "\n"
    # A lone surrogate has no UTF-8 form; JSON can still spell it, and this error handler writes that very spelling.
    return encoded.encode("utf-8", errors="backslashreplace").decode("utf-8")


# What is larger is no count of claims, and a float could not hold its share.
_Number = Annotated[StrictInt, Field(ge=0, le=10**12)]
_Count = tuple[_Number, _Number, _Number]


@dataclass(frozen=True, slots=True)
class _SavedArticle:
    id: StrictStr
    outlet: StrictStr | None
    counts: dict[str, _Count]
    shares: dict[str, tuple[_Number, _Number]]
    events: dict[str, _Count]


@dataclass(frozen=True, slots=True)
class _Saved:
    format: StrictStr
    articles: list[_SavedArticle]


_FILE = TypeAdapter(_Saved)


def read_saved(file: Path) -> tuple[ArticleScore, ...]:
    """The scores of the articles in a saved evaluation. Raises DataError where the file is none."""
    try:
        # The validator's own parser refuses a lone surrogate, which a name or sentence can hold.
        saved = _FILE.validate_python(json.loads(file.read_bytes()))
    except FileNotFoundError as error:
        raise DataError(f"{file}: no such file; {_WHAT_TO_DO}") from error
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({(error.strerror or str(error)).lower()}); {_WHAT_TO_DO}") from error
    except ValidationError as error:
        raise DataError(f"{file}: {first_fault(error)}; {_WHAT_TO_DO}") from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"{file}: is no JSON ({error}); {_WHAT_TO_DO}") from error
    if saved.format != FORMAT:
        raise DataError(f"{file}: the format is {saved.format!r}, not {FORMAT!r}; {_WHAT_TO_DO}")
    return tuple(_restored(file, article) for article in saved.articles)


def _restored(file: Path, article: _SavedArticle) -> ArticleScore:
    if set(article.counts) != set(COUNTS) or set(article.shares) != set(SHARES):
        raise DataError(f"{file}: {article.id} lacks figures, or has others than this version; {_WHAT_TO_DO}")
    return ArticleScore(
        id=article.id,
        outlet=article.outlet,
        counts={name: Count(*parts) for name, parts in article.counts.items()},
        shares={name: Share(*parts) for name, parts in article.shares.items()},
        events={name: Count(*parts) for name, parts in article.events.items()},
    )


def _article(article: ArticleScore) -> dict[str, object]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "claim_f1": round(article.counts["claim"].value, _DIGITS),
        "counts": {name: list(measure.parts) for name, measure in article.counts.items()},
        "shares": {name: list(measure.parts) for name, measure in article.shares.items()},
        "events": {name: list(measure.parts) for name, measure in article.events.items()},
    }


def _estimates(estimates: Mapping[str, Estimate]) -> dict[str, object]:
    return {name: _estimate(estimate) for name, estimate in estimates.items()}


def _estimate(estimate: Estimate) -> dict[str, object]:
    measure = estimate.measure
    spread = {"interval": _interval(estimate.interval)}
    if isinstance(measure, Share):
        # A share of nothing is no 0: an empty answer would launder nothing.
        share = None if measure.is_empty else round(measure.value, _DIGITS)
        return {"share": share, **spread, "hit": measure.hit, "of": measure.of}
    return {
        "f1": round(measure.value, _DIGITS),
        **spread,
        "precision": round(measure.precision, _DIGITS),
        "recall": round(measure.recall, _DIGITS),
        "hit": measure.hit,
        "gold": measure.gold,
        "answers": measure.answers,
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(bound, _DIGITS) for bound in interval]


def _comparison(comparison: Comparison) -> dict[str, object]:
    return {
        "articles": comparison.articles,
        "figures": [_change(change) for change in comparison.figures],
        "events": [_change(change) for change in comparison.events],
        "moved_articles": [_change(change) for change in comparison.moved],
        "only_before": list(comparison.only_before),
        "only_now": list(comparison.only_now),
        "gold_changed": list(comparison.gold_changed),
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "name": change.name,
        "before": round(change.before, _DIGITS),
        "now": round(change.now, _DIGITS),
        "by": round(change.by, _DIGITS),
        "interval": _interval(change.interval),
        "clear": change.is_clear,
        "gold": change.weight,
    }
