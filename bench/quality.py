"""Write docs/quality.md: how well claims are read.

usage: python -m bench.quality --shared DIR [--write FILE]

The figures on the development parts are those of `make folds`, saved in bench/folds; the project's own test reports and
the real report in DIR/reports are read now, with the model that ships.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reportedly import __version__
from reportedly.config import Settings
from reportedly.evaluate.answers import Answer, read_answers
from reportedly.evaluate.evaluation import evaluate
from reportedly.evaluate.figures import ArticleScore, Count, Share, total
from reportedly.evaluate.gold import read_gold
from reportedly.evaluate.saved import read_saved
from reportedly.pipeline import Failure
from training.articles import PARTS, Source, own_reports

ROOT = Path(__file__).parent.parent
EXTRACTORS = ("rules", "tagger", "both")
COUNTS = ("claim", "strict", "agents", "targets", "places", "casualties", "toll", "speaker", "attributed")
SHARES = ("factuality_accuracy", "stance_accuracy", "laundered")
GOALS = {
    "claim": 0.78,
    "strict": 0.62,
    "agents": 0.64,
    "targets": 0.60,
    "places": 0.68,
    "toll": 0.62,
    "speaker": 0.66,
    "attributed": 0.74,
    "factuality_accuracy": 0.93,
    "laundered": 0.05,
}

Scores = Sequence[ArticleScore]


def main() -> int:
    """Read, score, print and write; exit code 1 when a goal on the development parts is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    real = next((given.shared / "reports" / "gold").glob("*.yaml"), None)
    if real is None:
        print(f"{given.shared}: no report with gold there; name its folder with --shared", file=sys.stderr)
        return 2
    folds = {name: read_saved(ROOT / "bench" / "folds" / f"{name}.json") for name in EXTRACTORS}
    own = list(own_reports(ROOT / "corpora", "test"))
    report = Source(real.stem, "real", next((given.shared / "reports").glob("*.md")), real)
    tested = {name: read_and_score(own, name) for name in EXTRACTORS}
    real_scores = {name: read_and_score([report], name) for name in EXTRACTORS}
    text = render(folds, tested, real_scores)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    return int(any(missed(folds["both"], name) for name in GOALS))


def read_and_score(sources: Sequence[Source], extractor: str) -> Scores:
    """What an extractor reads from annotated reports now, scored."""
    gold = {source.name: read_gold(source.gold) for source in sources}
    answers: dict[str, Answer] = {}
    for source in sources:
        (outcome,) = read_answers([source.report.stem], [source.report.parent], Settings(extractor=extractor, jobs=1))
        if isinstance(outcome, Failure):
            raise SystemExit(f"{outcome.path}: {outcome.error}")
        answers[source.name] = outcome
    return evaluate(gold, answers, {}, 0, gold="", reading=extractor).articles


def value(scores: Scores, name: str) -> float:
    """The F1 of a count, or a share."""
    if name in COUNTS:
        return total([score.counts[name] for score in scores], Count).value
    return total([score.shares[name] for score in scores], Share).value


def missed(scores: Scores, name: str) -> bool:
    """Whether a goal is missed."""
    found = value(scores, name)
    return found > GOALS[name] if name == "laundered" else found < GOALS[name]


def render(folds: Mapping[str, Scores], own: Mapping[str, Scores], real: Mapping[str, Scores]) -> str:
    """The page docs/quality.md."""
    intro = (ROOT / "docs" / "quality-intro.md").read_text(encoding="utf-8")
    parts = {part: [s for s in folds["both"] if s.id.startswith(part)] for part in PARTS}
    return "\n".join(
        [
            intro,
            f"## Development parts, in five folds (version {__version__})\n",
            table({**folds}, goals=True),
            "\n## The same by part, extractor `both`\n",
            table(parts, goals=False),
            "\n## Own test reports, of conflicts that training never saw\n",
            table({**own}, goals=False),
            "\n## The real report\n",
            table({**real}, goals=False),
            "\n## By event type, five folds, extractor `both`\n",
            event_table(folds["both"]),
            "",
        ]
    )


def table(columns: Mapping[str, Scores], *, goals: bool) -> str:
    """Figures by row, what was scored by column."""
    goal: Callable[[str], str] = lambda name: f" {GOALS.get(name, '')} |" if goals else ""  # noqa: E731
    head = "| figure |" + (" goal |" if goals else "") + "".join(f" {name} |" for name in columns)
    rows = [head, "|---|" + ("---|" if goals else "") + "---|" * len(columns)]
    for name in (*COUNTS, *SHARES):
        cells = "".join(f" {value(scores, name):.3f} |" for scores in columns.values())
        rows.append(f"| {name.replace('_', ' ')} |{goal(name)}{cells}")
    sizes = "".join(f" {total([s.counts['claim'] for s in scores], Count).gold} |" for scores in columns.values())
    rows.append("| gold claims |" + (" |" if goals else "") + sizes)
    return "\n".join(rows)


def event_table(scores: Scores) -> str:
    """Precision, recall and F1 of every event type, the most frequent first."""
    names = {event for score in scores for event in score.events}
    counts = {name: total([s.events.get(name, Count()) for s in scores], Count) for name in names}
    rows = ["| event | precision | recall | F1 | gold |", "|---|---|---|---|---|"]
    for name, c in sorted(counts.items(), key=lambda item: (-item[1].gold, item[0])):
        rows.append(f"| {name} | {c.precision:.3f} | {c.recall:.3f} | {c.value:.3f} | {c.gold} |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
