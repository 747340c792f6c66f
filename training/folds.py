"""Which articles train and which are scored."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

FOLDS = 5
SEED = 5


def split_in_folds(names: Sequence[str]) -> list[list[str]]:
    """The articles in `FOLDS` parts of like size, at random but always the same."""
    order = sorted(names)
    random.Random(SEED).shuffle(order)
    return [order[k::FOLDS] for k in range(FOLDS)]


def own_reports(corpora: Path, split: str) -> list[str]:
    """The names of the project's own reports that are for training ("train") or for scoring only ("test").

    All reports of one conflict are on one side.
    """
    found = []
    for index in sorted(corpora.glob("index-*.csv")):
        with index.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(line for line in file if not line.startswith("#"))
            found += [row["id"] for row in rows if row["split"] == split]
    return sorted(found)
