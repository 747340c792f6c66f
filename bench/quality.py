"""Score the product on annotated parts and write the table of docs/quality.md.

usage: python bench/quality.py --shared DIR [--write FILE]

DIR holds `corpora/claims-dev/{fa-kes,re3d,masdar,world}` and `reports/`; the project's own reports are scored beside
them.
"""

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportedly import __version__
from reportedly.config import Settings
from reportedly.evaluate.answers import Answer, read_answers, report_folders
from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.evaluation import Estimate, Evaluation, evaluate
from reportedly.evaluate.figures import Count
from reportedly.evaluate.gold import gold_files, read_gold
from reportedly.pipeline import Failure

ROOT = Path(__file__).parent.parent
LOOKED_AT = frozenset({"july-2017", "syria", "middle-east", "asia"})
PARTS = ("fa-kes", "re3d", "masdar", "world")
FIGURES = ("claim", "strict", "agents", "targets", "places", "casualties", "toll", "speaker", "attributed")
RATES = ("factuality_accuracy", "stance_accuracy", "laundered")
GOALS = {"claim": 0.55, "strict": 0.28, "toll": 0.35, "attributed": 0.55}
LAUNDERED_AT_MOST = 0.15
TOGETHER = "development parts together"

Gold = dict[str, tuple[PlainClaim, ...]]
Answers = dict[str, Answer]


def main() -> int:
    """Read, score, print and write; exit code 1 when a goal is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    if not (given.shared / "corpora" / "claims-dev").is_dir():
        print(f"{given.shared}: no development parts there; name their folder with --shared", file=sys.stderr)
        return 2
    table = measure(given.shared)
    text = render(table)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    together = table[TOGETHER]
    missed = [k for k, goal in GOALS.items() if value(together, k) < goal] + (
        ["laundered"] if value(together, "laundered") > LAUNDERED_AT_MOST else []
    )
    return 1 if missed else 0


def measure(shared: Path) -> dict[str, Evaluation]:
    """Evaluations by the name of what was read."""
    found: dict[str, Evaluation] = {}
    all_gold: Gold = {}
    all_answers: Answers = {}
    for part in PARTS:
        gold, answers = read(shared / "corpora" / "claims-dev" / part / "gold")
        found[part] = score(part, gold, answers)
        all_gold |= {f"{part}-{article}": claims for article, claims in gold.items()}
        all_answers |= {f"{part}-{article}": answer for article, answer in answers.items()}
    found[TOGETHER] = score(TOGETHER, all_gold, all_answers)
    found["real report"] = score("real report", *read(shared / "reports" / "gold"))
    # Own reports that were looked at while rules were mended stand apart from those that were not.
    for name, looked_at in (("own, looked at", True), ("own, unseen", False)):
        found[name] = score(name, *read(ROOT / "corpora" / "gold", own_articles(looked_at=looked_at)))
    return found


def own_articles(*, looked_at: bool) -> list[str]:
    """The project's own reports by whether their errors were read, from the index files."""
    found: list[str] = []
    for index in sorted((ROOT / "corpora").glob("index-*.csv")):
        if (index.stem.removeprefix("index-") in LOOKED_AT) == looked_at:
            with index.open(encoding="utf-8", newline="") as rows:
                found += [row["id"] for row in csv.DictReader(rows)]
    return found


def read(folder: Path, articles: Sequence[str] | None = None) -> tuple[Gold, Answers]:
    """The gold of a folder, or of some articles in it, and what is read from its reports; ends the run where one cannot
    be read.
    """
    files = gold_files(folder) if articles is None else [folder / f"{article}.yaml" for article in articles]
    gold = {file.stem: read_gold(file) for file in files}
    answers: Answers = {}
    for outcome in read_answers(list(gold), report_folders(folder), Settings()):
        if isinstance(outcome, Failure):
            raise SystemExit(f"{outcome.path}: {outcome.error}")
        answers[outcome.article] = outcome
    return gold, answers


def score(name: str, gold: Gold, answers: Answers) -> Evaluation:
    """All figures of one column."""
    return evaluate(gold, answers, {}, 0, gold=name, reading="")


def value(scores: Evaluation, key: str) -> float:
    """The F1 of a count, or a share."""
    return scores.figures[key].measure.value


def render(table: Mapping[str, Evaluation]) -> str:
    """The page docs/quality.md."""
    intro = (ROOT / "docs" / "quality-intro.md").read_text(encoding="utf-8")
    names = [*PARTS, TOGETHER, "real report", "own, looked at", "own, unseen"]
    head = "| figure (F1) | goal | " + " | ".join(names) + " |\n|---|---|" + "---|" * len(names)
    rows = [
        f"| {k} | {GOALS.get(k, '')} | " + " | ".join(f"{value(table[n], k):.3f}" for n in names) + " |"
        for k in FIGURES
    ]
    rows += [
        f"| {k.replace('_', ' ')} | {'at most 0.15' if k == 'laundered' else ''} | "
        + " | ".join(f"{value(table[n], k):.3f}" for n in names)
        + " |"
        for k in RATES
    ]
    counts = "| gold claims |  | " + " | ".join(str(count(table[n].figures["claim"]).gold) for n in names) + " |"
    by_event = {event: count(figure) for event, figure in table[TOGETHER].events.items()}
    events = "\n".join(
        f"| {e} | {c.precision:.3f} | {c.recall:.3f} | {c.value:.3f} | {c.gold} |" for e, c in by_event.items()
    )
    return (
        f"{intro}\n## Figures of version {__version__}\n\n{head}\n" + "\n".join(rows) + f"\n{counts}\n\n"
        "## By event type, development parts together\n\n"
        f"| event | precision | recall | F1 | gold |\n|---|---|---|---|---|\n{events}\n"
    )


def count(figure: Estimate) -> Count:
    """A figure that counts things, not a share."""
    assert isinstance(figure.measure, Count)
    return figure.measure


if __name__ == "__main__":
    sys.exit(main())
