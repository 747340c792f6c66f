"""The corpus PolNeAR (Newell et al. 2018) as it lies on disk: texts, and who is said to have said what.

Nothing of it is copied into the project, and nothing that ships is trained on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("Source", "Cue", "Content")
PARTS = ("train", "dev", "test")
SPAN = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)(?:\t|$)")
ATTRIBUTION = re.compile(r"E\d+\t(.+)")

Stretch = tuple[int, int]
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The characters of a cue, of the one that it refers to, if named, and of what is said, if marked."""

    cue: Stretch
    source: Stretch | None
    content: Stretch | None

    @property
    def spans(self) -> Iterator[Span]:
        """Each stretch with its kind."""
        for kind, stretch in zip(KINDS, (self.source, self.cue, self.content), strict=True):
            if stretch is not None:
                yield kind, *stretch


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text as one annotator marked it: all marked spans, and the attributions that they make up."""

    name: str
    text: str
    spans: frozenset[Span]
    attributions: tuple[Attribution, ...]


def read_part(folder: Path) -> Iterator[AnnotatedText]:
    """The annotated texts of a part; a text comes once for each of its annotators."""
    for file in sorted((folder / "attributions").glob("*.ann")):
        name = file.stem.rsplit("_", 1)[0]
        text = next((folder / "text").glob(f"{name}*.txt")).read_text(encoding="utf-8")
        marked = file.read_text(encoding="utf-8")
        spans = read_spans(marked)
        yield AnnotatedText(name, text, frozenset(spans.values()), tuple(read_attributions(marked, spans)))


def read_spans(text: str) -> dict[str, Span]:
    """The spans of a file in brat's standoff format by their numbers; one in several pieces counts from its first to
    its last character.
    """
    found = {}
    for line in text.split("\n"):
        match = SPAN.match(line)
        if match and match[2] in KINDS:
            ends = [int(end) for end in re.findall(r"\d+", match[3])]
            found[match[1]] = match[2], ends[0], ends[-1]
    return found


def read_attributions(text: str, spans: dict[str, Span]) -> Iterator[Attribution]:
    """The attributions of a file that have a cue; of several spans of one kind the first is meant."""
    for line in text.split("\n"):
        match = ATTRIBUTION.match(line)
        told: dict[str, Stretch] = {}
        for argument in match[1].split() if match else ():
            kind, start, end = spans.get(argument.split(":")[-1], ("", 0, 0))
            if kind:
                told.setdefault(kind, (start, end))
        if "Cue" in told:
            yield Attribution(told["Cue"], told.get("Source"), told.get("Content"))
