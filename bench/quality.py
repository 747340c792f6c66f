"""Score the product on annotated parts with the shared scorer and write the table of docs/quality.md.

usage: python bench/quality.py --shared DIR [--write FILE]

DIR holds `score/score.py`, `corpora/claims-dev/{fa-kes,re3d,masdar,world}` and `reports/`; the project's own reports
are scored beside them.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reportedly import __version__
from reportedly.config import Settings
from reportedly.pipeline import Failure, read_reports
from reportedly.publish.json_report import as_json

ROOT = Path(__file__).parent.parent
LOOKED_AT = frozenset({"july-2017", "syria", "middle-east", "asia"})
PARTS = ("fa-kes", "re3d", "masdar", "world")
FIGURES = ("claim", "strict", "agents", "targets", "places", "casualties", "toll", "speaker", "attributed")
RATES = ("factuality_accuracy", "stance_accuracy", "laundered")
GOALS = {"claim": 0.55, "strict": 0.28, "toll": 0.35, "attributed": 0.55}
LAUNDERED_AT_MOST = 0.15

Scores = dict[str, dict[str, object]]


def main() -> int:
    """Read, score, print and write; exit code 1 when a goal is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    scorer = given.shared / "score" / "score.py"
    if not scorer.exists():
        print(f"{scorer}: no scorer there; name the folder that holds it with --shared", file=sys.stderr)
        return 2
    table = measure(given.shared, scorer)
    text = render(table)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    together = table["development parts together"]
    missed = [k for k, goal in GOALS.items() if figure(together, k) < goal] + (
        ["laundered"] if rate(together, "laundered") > LAUNDERED_AT_MOST else []
    )
    return 1 if missed else 0


def measure(shared: Path, scorer: Path) -> Scores:
    """Scores by the name of what was read."""
    dev = shared / "corpora" / "claims-dev"
    sets = {part: (dev / part / "text", dev / part / "gold") for part in PARTS}
    sets["real report"] = (shared / "reports", shared / "reports" / "gold")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        found: Scores = {}
        for name, (texts, gold) in sets.items():
            answers = base / "answers" / name
            answers.mkdir(parents=True)
            read_into(texts, answers, only=None if name != "real report" else next(gold.glob("*.yaml")).stem)
            found[name] = score(scorer, gold, answers)
            if name in PARTS:
                pool(gold, base / "all-gold", f"{name}-")
                pool(answers, base / "all-answers", f"{name}-")
        found["development parts together"] = score(scorer, base / "all-gold", base / "all-answers")
        found |= measure_own(scorer, base)
    return found


def measure_own(scorer: Path, base: Path) -> Scores:
    """Scores of the project's own reports, those looked at while rules were mended apart from those that were not."""
    answers = base / "answers" / "own"
    answers.mkdir(parents=True)
    read_into(ROOT / "corpora" / "reports", answers, only=None)
    found: Scores = {}
    for name, seen in (("own, looked at", True), ("own, unseen", False)):
        gold = base / name
        gold.mkdir()
        for index in sorted((ROOT / "corpora").glob("index-*.csv")):
            if (index.stem.removeprefix("index-") in LOOKED_AT) == seen:
                with index.open(encoding="utf-8", newline="") as rows:
                    for row in csv.DictReader(rows):
                        shutil.copy(ROOT / "corpora" / "gold" / f"{row['id']}.yaml", gold)
        found[name] = score(scorer, gold, answers)
    return found


def read_into(texts: Path, answers: Path, only: str | None) -> None:
    """Read every report of a folder into `answers`/STEM.json; `only` renames the answer where gold has one article of
    another name.
    """
    for outcome in read_reports([str(p) for p in sorted(texts.iterdir()) if p.is_file()], Settings()):
        if isinstance(outcome, Failure):
            raise SystemExit(f"{outcome.path}: {outcome.error}")
        stem = only or Path(outcome.document.path).stem
        (answers / f"{stem}.json").write_text(json.dumps(as_json(outcome)), encoding="utf-8")


def pool(source: Path, target: Path, prefix: str) -> None:
    """Copy the files of one part into the folder that holds all parts."""
    target.mkdir(exist_ok=True)
    for file in source.iterdir():
        shutil.copy(file, target / f"{prefix}{file.name}")


def score(scorer: Path, gold: Path, answers: Path) -> dict[str, object]:
    """What the shared scorer says, as it prints it with --json."""
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(answers), "--json"], check=True, capture_output=True, text=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def figure(scores: dict[str, object], key: str) -> float:
    """The F1 of one figure."""
    value = scores[key]
    assert isinstance(value, dict)
    return float(value["f1"])


def rate(scores: dict[str, object], key: str) -> float:
    """One of the plain shares; 0 where the scorer has none."""
    value = scores[key]
    return float(value) if isinstance(value, float | int) else 0.0


def render(table: Scores) -> str:
    """The page docs/quality.md."""
    intro = (ROOT / "docs" / "quality-intro.md").read_text(encoding="utf-8")
    names = [*PARTS, "development parts together", "real report", "own, looked at", "own, unseen"]
    head = "| figure (F1) | goal | " + " | ".join(names) + " |\n|---|---|" + "---|" * len(names)
    rows = [
        f"| {k} | {GOALS.get(k, '')} | " + " | ".join(f"{figure(table[n], k):.3f}" for n in names) + " |"
        for k in FIGURES
    ]
    rows += [
        f"| {k.replace('_', ' ')} | {'at most 0.15' if k == 'laundered' else ''} | "
        + " | ".join(f"{rate(table[n], k):.3f}" for n in names)
        + " |"
        for k in RATES
    ]
    counts = "| gold claims |  | " + " | ".join(str(count(table[n], "claim")) for n in names) + " |"
    by_event = table["development parts together"]["by_event"]
    assert isinstance(by_event, dict)
    events = "\n".join(
        f"| {e} | {v['p']:.3f} | {v['r']:.3f} | {v['f1']:.3f} | {v['gold']} |" for e, v in by_event.items()
    )
    return (
        f"{intro}\n## Figures of version {__version__}\n\n{head}\n" + "\n".join(rows) + f"\n{counts}\n\n"
        "## By event type, development parts together\n\n"
        f"| event | precision | recall | F1 | gold |\n|---|---|---|---|---|\n{events}\n"
    )


def count(scores: dict[str, object], key: str) -> int:
    """How many gold items a figure rests on."""
    value = scores[key]
    assert isinstance(value, dict)
    return int(value["gold"])


if __name__ == "__main__":
    sys.exit(main())
