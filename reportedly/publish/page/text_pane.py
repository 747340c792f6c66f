"""The left side of a report: its text with the words of its claims marked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.publish.html import Html, joined, tag, text
from reportedly.publish.marks import ROLES, SHOWN_WHEN_CHOSEN, Mark, Segment
from reportedly.publish.page.reading import Cover, Line, Reading, UnreadMark, marks_of
from reportedly.publish.wording import Numbered
from reportedly.records import Passage

_PLAIN_PASSAGES = frozenset({"body"})
_IN_THE_STORY = frozenset({"body", "headline", "quote"})


def text_pane(reading: Reading) -> Iterator[Html]:
    """Make a paragraph of each line that holds more than white space."""
    words = reading.report.document.text
    triggers: dict[int, list[Numbered]] = {}
    for item in reading.claims:
        triggers.setdefault(item.claim.trigger.end, []).append(item)
    line: list[Html] = []
    begun: set[Cover] = set()
    kinds: list[str] = []
    for segment in reading.segments:
        if not any(isinstance(cover, Line) for cover in segment.covers):  # a line feed
            yield from _paragraph(line, kinds)
            line, kinds = [], []
            continue
        begins = [cover for cover in segment.covers if cover not in begun]
        begun.update(begins)
        kinds += [each.kind for each in begins if isinstance(each, Passage) and each.kind not in _PLAIN_PASSAGES]
        anchor = next((each.number for each in begins if isinstance(each, UnreadMark)), None)
        line.append(
            _segment(segment, words[segment.start : segment.end], f"{reading.key}u{anchor}" if anchor else None)
        )
        line += [_badge(reading, item) for item in triggers.get(segment.end, ())]
    yield from _paragraph(line, kinds)


def _paragraph(line: Sequence[Html], kinds: Sequence[str]) -> Iterator[Html]:
    if line and any(part.strip() for part in line):
        labels = [tag("span", text(kind), class_="kind") for kind in dict.fromkeys(kinds)]
        furniture = bool(set(kinds) - _IN_THE_STORY)
        yield joined(tag("p", *labels, *line, dir="auto", class_="furniture" if furniture else None), Html("\n"))


def _segment(segment: Segment[Cover], words: str, anchor: str | None) -> Html:
    found = marks_of(segment)
    unread = [cover for cover in segment.covers if isinstance(cover, UnreadMark)]
    classes = [f"k-{cover.kind}" for cover in segment.covers if isinstance(cover, Passage)]
    classes = [each for each in dict.fromkeys(classes) if each != "k-body"]
    codes = _codes(mark for mark in found if mark.role not in SHOWN_WHEN_CHOSEN)
    classes += ["m", f"m-{codes}"] if codes else []
    classes += ["u"] if unread else []
    titles = [f"left unread: {each.reason}" for each in unread]
    titles += [f"claim {mark.number}: {ROLES[mark.role]}" for mark in found if mark.role not in SHOWN_WHEN_CHOSEN]
    if not classes and not found:
        return text(words)
    return tag(
        "span",
        text(words),
        id=anchor,
        class_=" ".join(classes) or None,
        data_m=" ".join(dict.fromkeys(f"{mark.number}{mark.role}" for mark in found)) or None,
        title="; ".join(dict.fromkeys(titles)) or None,
    )


def _codes(found: Iterable[Mark]) -> str:
    present = {mark.role for mark in found}
    return "".join(code for code in ROLES if code in present)


def _badge(reading: Reading, item: Numbered) -> Html:
    number = str(item.number)
    return tag(
        "a",
        text(number),
        class_="n",
        id=f"{reading.key}t{number}",
        href=f"#{reading.key}c{number}",
        aria_label=f"claim {number}, {item.claim.event}",
    )


def combination_rules(readings: Iterable[Reading]) -> str:
    """Write the colours of words in several roles at once: a band for each, one below the other.

    Any part of an occurring combination can be what is left when a claim is chosen or claims are filtered.
    """
    occurring = {_codes(marks_of(segment)) for reading in readings for segment in reading.segments}
    wanted = {
        "".join(part)
        for codes in occurring
        for size in range(2, len(codes.rstrip("xs")) + 1)
        for part in combinations(codes.rstrip("xs"), size)
    }
    return "".join(f".m-{codes}{{background:linear-gradient({_bands(codes)})}}\n" for codes in sorted(wanted))


def _bands(codes: str) -> str:
    height = 100 / len(codes)
    return ",".join(
        f"var(--{code}) {place * height:.3g}% {(place + 1) * height:.3g}%" for place, code in enumerate(codes)
    )
