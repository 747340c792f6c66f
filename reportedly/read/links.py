"""Links, cut to the spans into which a text is laid down."""

from collections.abc import Iterator, Sequence

from reportedly.records import Link


def links_in_spans(links: Sequence[Link], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Link, ...]]:
    """Yield for each span the links that reach into it, cut to it, with offsets from its start.

    Spans are in order and apart from each other; links may come in any order but do not overlap each other.
    """
    ordered = sorted((link for link in links if link.start < link.end), key=lambda link: link.start)
    low = 0
    for start, end in spans:
        while low < len(ordered) and ordered[low].end <= start:
            low += 1
        inside: list[Link] = []
        index = low
        while index < len(ordered) and ordered[index].start < end:
            link = ordered[index]
            inside.append(Link(max(link.start, start) - start, min(link.end, end) - start, link.href))
            index += 1
        yield tuple(inside)
