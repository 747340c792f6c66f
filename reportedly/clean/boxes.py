"""Boxes of a page: what a heading or a label takes along, and how far markup is believed about running text."""

from collections.abc import Sequence

from reportedly.clean.evidence import is_apart, is_filing_label, is_offer, linked_share
from reportedly.clean.main_text import is_prose
from reportedly.records import Block, Original, PassageKind

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_MOST_BOX_WORDS = 100
_MOST_VALUES = 20
_LINKED = 0.8
_HALF = 0.5


def boxed(original: Original, by_words: Sequence[PassageKind | None]) -> list[PassageKind | None]:
    """Return what words tell of each block, with a telling heading's or label's kind for the rest of its box.

    A box is a run of blocks with the markup names of its first block. It goes with a heading that is an appeal or
    navigation by its words when it is short, and either named as an offer or holds less than half of the page's running
    text: names such as "paywall" stand around the rest of the report as well as around the offer to pay for it.
    """
    told = list(by_words)
    blocks = original.blocks
    prose = [is_prose(original.text, block) for block in blocks]
    whole = sum(_length(block) for block, is_running in zip(blocks, prose, strict=True) if is_running)
    for index, block in enumerate(blocks):
        if is_filing_label(original.text[block.start : block.end]):
            for other in _values_behind(original, index):
                told[other] = "taxonomy"
        kind = by_words[index]
        if block.element not in _HEADINGS or kind not in ("appeal", "navigation") or not _opens_box(blocks, index):
            continue
        box = _box(blocks, index)
        words = sum(len(original.text[blocks[one].start : blocks[one].end].split()) for one in box)
        running = sum(_length(blocks[one]) for one in box if prose[one])
        if words <= _MOST_BOX_WORDS and (is_offer(block) or running < _HALF * whole):
            for other in box:
                told[other] = told[other] or kind
    return told


def trusted_apart(original: Original) -> frozenset[int]:
    """Return the blocks in boxes of other texts, empty when those hold half of the page's running text or more.

    Then the name is that of a template and says nothing of the report.
    """
    apart = frozenset(index for index, block in enumerate(original.blocks) if is_apart(block))
    lengths = {index: _length(block) for index, block in enumerate(original.blocks) if is_prose(original.text, block)}
    inside = sum(length for index, length in lengths.items() if index in apart)
    return apart if inside < _HALF * sum(lengths.values()) else frozenset()


def _values_behind(original: Original, index: int) -> list[int]:
    """Return a lone filing label and the blocks of links behind it in the same box."""
    blocks = original.blocks
    found = [index]
    shared = -1
    for other in range(index + 1, min(index + 1 + _MOST_VALUES, len(blocks))):
        common = _common_end(blocks[index].labels, blocks[other].labels)
        if linked_share(blocks[other]) < _LINKED or common < shared or shared == 0:
            break
        shared = common
        found.append(other)
    return found if len(found) > 1 else []


def _opens_box(blocks: Sequence[Block], index: int) -> bool:
    labels = blocks[index].labels
    return bool(labels) and (index == 0 or not _is_inside(blocks[index - 1], labels))


def _box(blocks: Sequence[Block], index: int) -> range:
    stop = index + 1
    while stop < len(blocks) and _is_inside(blocks[stop], blocks[index].labels):
        stop += 1
    return range(index, stop)


def _is_inside(block: Block, labels: tuple[str, ...]) -> bool:
    return block.labels[-len(labels) :] == labels


def _common_end(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _length(block: Block) -> int:
    return block.end - block.start
