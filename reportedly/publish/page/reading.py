"""A report as the parts of a page see it: numbered claims, groups by voice, and the text split at every boundary."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.publish import wording
from reportedly.publish.marks import Mark, Segment, marks, segments
from reportedly.publish.wording import Numbered, VoiceGroup
from reportedly.records import Document, Passage, Report

OWN_VOICE = "the outlet itself"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without its line feed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnreadMark:
    """A stretch left unread, with its number in the document."""

    start: int
    end: int
    number: int
    reason: str


Cover = Mark | Passage | Line | UnreadMark


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what its section of the page is made of. `key` begins the section's ids: `r1`."""

    key: str
    report: Report
    claims: tuple[Numbered, ...]
    groups: tuple[VoiceGroup, ...]
    segments: tuple[Segment[Cover], ...]


def make_reading(number: int, report: Report) -> Reading:
    """Make the reading of the report that stands at place `number`, from 1, on the page."""
    claims = wording.numbered(report.claims)
    words = report.document.text
    covers: list[Cover] = [*_lines(words), *report.document.passages, *unread_marks(report), *marks(claims)]
    return Reading(f"r{number}", report, claims, wording.by_voice(claims), tuple(segments(len(words), covers)))


def _lines(words: str) -> Iterator[Line]:
    start = 0
    for line in words.split("\n"):
        yield Line(start, start + len(line))
        start += len(line) + 1


def unread_marks(report: Report) -> tuple[UnreadMark, ...]:
    """Number the unread stretches as they stand in the document."""
    ordered = sorted(report.unread, key=lambda each: (each.start, each.end, each.reason))
    return tuple(UnreadMark(each.start, each.end, number, each.reason) for number, each in enumerate(ordered, start=1))


def marks_of(segment: Segment[Cover]) -> tuple[Mark, ...]:
    """Pick the phrases of claims from all that covers the segment."""
    return tuple(cover for cover in segment.covers if isinstance(cover, Mark))


def said_by(group: VoiceGroup) -> str:
    """Name who says the claims of the group, in one line."""
    return " › ".join(group.names) or OWN_VOICE


def title_of(document: Document) -> str:
    """Call a document by its title, or by its path where it has none."""
    return document.title or document.path
