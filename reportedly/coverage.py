"""Coverage: every stretch of a document is claimed, or listed as unread with its reason."""

from collections.abc import Iterator, Sequence

from reportedly.records import Claim, Document, Passage, Rejection, Unread
from reportedly.sentences import Sentence

READABLE = frozenset({"headline", "body", "quote"})


def readable(document: Document) -> tuple[tuple[int, int], ...]:
    """The stretches of a document that are read for claims, in order, nested passages left out."""
    found: list[tuple[int, int]] = []
    for passage in sorted(document.passages, key=lambda p: (p.start, -p.end)):
        if passage.kind in READABLE and not (found and passage.start < found[-1][1]):
            found.append((passage.start, passage.end))
    return tuple(found)


def find_unread(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    rejected: Sequence[Rejection],
    repeated: Sequence[Claim],
) -> tuple[Unread, ...]:
    """Furniture passages and sentences without a claim, in order of the text, each with its reason."""
    claimed = {c.sentence.start for c in claims}
    refused = {r.start for r in rejected}
    told = {c.sentence.start for c in repeated}
    found = list(set_aside(document))
    for sentence in sentences:
        if sentence.start in claimed:
            continue
        if sentence.start in told:
            reason = "told again in the body"
        elif not sentence.tokens:
            reason = "sentence too long"
        elif sentence.start in refused:
            reason = "draft rejected"
        else:
            reason = "no event type"
        found.append(Unread(sentence.start, sentence.end, reason))
    return tuple(sorted(found, key=lambda u: (u.start, u.end)))


def set_aside(document: Document) -> Iterator[Unread]:
    """Passages that are never read, by their kind; everything where the language is not read."""
    if document.language != "en":
        for start, end in readable(document):
            yield Unread(start, end, f"language not read: {document.language}")
    body = readable(document)
    for passage in document.passages:
        if passage.kind not in READABLE and not any(start <= passage.start < end for start, end in body):
            yield Unread(passage.start, passage.end, passage.kind)


def repeats_body(claim: Claim, headlines: Sequence[Passage], claims: Sequence[Claim]) -> bool:
    """Whether a headline's claim adds nothing: the body tells an event of its type with each of its figures."""
    if not any(h.start <= claim.trigger.start < h.end for h in headlines):
        return False
    figures = {(c.kind, c.low, c.high) for c in claim.casualties}
    for other in claims:
        if other.event == claim.event and not any(h.start <= other.trigger.start < h.end for h in headlines):
            figures -= {(c.kind, c.low, c.high) for c in other.casualties}
            if not figures:
                return True
    return False
