"""Which blocks of a page are the report: by the container that markup names, else by the densest run of running text.

The density rule is maximum subsequence segmentation (Pasternak and Roth, "Extracting Article Text from the Web with
Maximum Subsequence Segmentation", WWW 2009), with scores by length, links and common words instead of a trained
classifier.
"""

import re
from collections.abc import Sequence

from reportedly.clean.evidence import linked_share
from reportedly.clean.furniture import furniture
from reportedly.clean.sentences import ends_sentence
from reportedly.records import Block, Original, PassageKind

_LEAST_CONTAINED = 200
_CONTAINED_SHARE = 0.3
_LEAST_PROSE_WORDS = 12
_LEAST_LETTERS_UNSPACED = 40
_COMMON_SHARE = 0.15
_MOST_LINKED = 0.4
_LEAST_SENTENCE_WORDS = 5
_SENTENCE_GAIN = 10
_LEAST_SENTENCE_WORDS = 5
_SENTENCE_GAIN = 10
_SHORT_COST = 30
_LONG_COST = 60
_LINK_COST = 3
_WORDS = re.compile(r"[^\W\d_]+")


def is_prose(text: str, block: Block) -> bool:
    """Say whether a block is running text: of some length, with few links.

    In Latin script it must end with a final stop and hold the common words of English.
    """
    shown = text[block.start : block.end]
    words = _WORDS.findall(shown)
    if linked_share(block) > _MOST_LINKED or not words:
        return False
    if shown.isascii() or sum(character < "\u0250" for character in shown) * 2 > len(shown):
        common = furniture().common
        share = sum(1 for word in words if word.casefold() in common) / len(words)
        return len(words) >= _LEAST_PROSE_WORDS and share >= _COMMON_SHARE and ends_sentence(shown)
    return len(shown) >= _LEAST_LETTERS_UNSPACED


def is_sentence(text: str, block: Block) -> bool:
    """Say whether a short block outside page head and foot is a sentence, as the last paragraph of many reports is."""
    shown = text[block.start : block.end]
    is_placed = block.element == "p" and block.region not in ("nav", "header", "footer", "aside", "form")
    return is_placed and shown.rstrip().endswith(".") and len(shown.split()) >= _LEAST_SENTENCE_WORDS


def contained(original: Original, told: Sequence[PassageKind | None]) -> frozenset[int]:
    """Return the blocks inside the container that markup names as the report's, empty when it names none of weight.

    `told` is what markup says of each block.
    """
    inside = [index for index, kind in enumerate(told) if kind == "body"]
    prose = {index for index, block in enumerate(original.blocks) if is_prose(original.text, block)}
    size = sum(_length(original.blocks[index]) for index in inside if index in prose)
    rest = sum(_length(original.blocks[index]) for index in prose if told[index] is None)
    if size < _LEAST_CONTAINED or size < _CONTAINED_SHARE * (size + rest):
        return frozenset()
    return frozenset(inside)


def densest_run(original: Original, told: Sequence[PassageKind | None]) -> range:
    """Return the run of blocks with the largest sum of scores; empty when no block scores above zero."""
    best, best_sum = range(0), 0
    low, running = 0, 0
    for index, block in enumerate(original.blocks):
        if running <= 0:
            low, running = index, 0
        running += _score(original.text, block, told[index])
        if running > best_sum:
            best, best_sum = range(low, index + 1), running
    return best


def _score(text: str, block: Block, told: PassageKind | None) -> int:
    length = _length(block)
    linked = round(linked_share(block) * length)
    if told == "navigation" or block.region in ("nav", "footer"):
        return -_LONG_COST - linked
    if is_prose(text, block):
        return length - _LINK_COST * linked
    if not linked and (block.region == "article" or is_sentence(text, block)):
        return min(length, _SENTENCE_GAIN) if is_sentence(text, block) else -1
    if block.element in ("h1", "h2", "h3", "h4", "figcaption") or told in ("headline", "byline", "dateline", "caption"):
        return -1
    return -_SHORT_COST - _LINK_COST * linked


def _length(block: Block) -> int:
    return block.end - block.start
