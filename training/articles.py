"""Annotated articles: where they lie, which train and which are scored, and how the program reads them."""

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from reportedly.clean import clean
from reportedly.coverage import readable
from reportedly.pipeline import Reader, party_names, quotes
from reportedly.read import read_original
from reportedly.sentences import Sentence

PARTS = ("fa-kes", "re3d", "masdar", "world")
FOLDS = 5
SEED = 5


@dataclass(frozen=True, slots=True)
class Source:
    """An annotated article on disk: its name, the part that it is of, its report and its gold."""

    name: str
    part: str
    report: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article: its text as read, its sentences, its quotes, names of parties, and its gold claims."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    parties: tuple[tuple[int, int], ...]
    claims: tuple[dict[str, object], ...]


def development_parts(shared: Path) -> Iterator[Source]:
    """The articles of the four development parts."""
    for part in PARTS:
        folder = shared / "corpora" / "claims-dev" / part
        for gold in sorted((folder / "gold").glob("*.yaml")):
            yield Source(f"{part}-{gold.stem}", part, folder / "text" / f"{gold.stem}.txt", gold)


def own_reports(corpora: Path, split: str) -> Iterator[Source]:
    """The project's own reports that are for training ("train") or for scoring only ("test").

    All reports of one conflict are on one side.
    """
    for index in sorted(corpora.glob("index-*.csv")):
        with index.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(line for line in file if not line.startswith("#")):
                if row["split"] == split:
                    gold = corpora / "gold" / f"{row['id']}.yaml"
                    yield Source(f"own-{row['id']}", "own", corpora / "reports" / row["file"], gold)


def split_in_folds(names: Sequence[str]) -> list[list[str]]:
    """The articles in `FOLDS` parts of like size, at random but always the same."""
    order = sorted(names)
    random.Random(SEED).shuffle(order)
    return [order[k::FOLDS] for k in range(FOLDS)]


def read_article(source: Source, reader: Reader) -> Article:
    """An article as the program reads it, with its gold."""
    document = clean(read_original(source.report))
    sentences = reader.parse(document.text, readable(document)) if document.language == "en" else ()
    claims = (yaml.load(source.gold.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}).get("claims") or []
    parties = party_names(document.text, reader.actors)
    return Article(source.name, document.text, tuple(sentences), tuple(quotes(document)), parties, tuple(claims))


def find_in(text: str, phrase: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where a phrase stands in a text, whatever its blanks; None where it does not."""
    words = phrase.split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    bounded = (r"(?<!\w)" if words[0][0].isalnum() else "") + pattern + (r"(?!\w)" if words[-1][-1].isalnum() else "")
    for each in (bounded, pattern):
        found = re.compile(each).search(text, start, len(text) if end is None else end)
        if found:
            return found.span()
    return None


def words_of(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The first and last word of a sentence that overlap some characters."""
    inside = [t.index for t in sentence.tokens if t.start < end and t.end > start]
    return (inside[0], inside[-1]) if inside else None
