"""What of a document is compared with others: its own words, without furniture."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.link.letterhead import letterhead
from reportedly.records import Document

_TOLD = frozenset({"headline", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Story:
    """One document for comparing. `stretches` are the offsets (start, end) of what it tells: headline, body, captions.

    `published` is an ISO 8601 day or None. `agency` is the outlet where the text first stood, by the page's own words.
    """

    path: str
    text: str
    stretches: tuple[tuple[int, int], ...]
    outlet: str | None = None
    published: str | None = None
    agency: str | None = None


def story_of(document: Document) -> Story:
    """The story of a cleaned document."""
    return Story(
        document.path,
        document.text,
        tuple((p.start, p.end) for p in document.passages if p.kind in _TOLD),
        document.outlet or letterhead(document),
        document.published,
        document.origin.outlet if document.origin else None,
    )


def told(story: Story) -> Iterator[str]:
    """The stretches' characters, in order."""
    for start, end in story.stretches:
        yield story.text[start:end]
