"""Annotated articles as the program reads them: sentences, what rules read, and what gold says, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from reportedly.clean import clean
from reportedly.coverage import readable
from reportedly.pipeline import Reader, quotes
from reportedly.read import read_original
from reportedly.records import Document
from reportedly.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article: its name, its text as read, its sentences, its quotes, and its gold claims."""

    name: str
    path: Path
    text: str
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    claims: tuple[dict[str, object], ...]


def read_article(name: str, report: Path, gold: Path, reader: Reader) -> Article:
    """An article and its gold."""
    document: Document = clean(read_original(report))
    sentences = reader.parse(document.text, readable(document)) if document.language == "en" else ()
    claims = (yaml.load(gold.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}).get("claims") or []
    return Article(name, report, document.text, tuple(sentences), tuple(quotes(document)), tuple(claims))


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


def parts(shared: Path) -> Iterator[tuple[str, Path, Path]]:
    """Name, report and gold of every article of the four development parts."""
    for part in ("fa-kes", "re3d", "masdar", "world"):
        folder = shared / "corpora" / "claims-dev" / part
        for gold in sorted((folder / "gold").glob("*.yaml")):
            yield f"{part}-{gold.stem}", folder / "text" / f"{gold.stem}.txt", gold


def own(root: Path, names: Sequence[str]) -> Iterator[tuple[str, Path, Path]]:
    """Name, report and gold of the project's own reports with these names."""
    for name in names:
        report = next(p for p in sorted((root / "reports").glob(f"{name}.*")) if p.stem == name)
        yield name, report, root / "gold" / f"{name}.yaml"
