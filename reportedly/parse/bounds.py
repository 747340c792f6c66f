"""Bounds: vague amounts, ranges, and the words that bound a number from below or above."""

from typing import NamedTuple

from reportedly.parse.lines import Line
from reportedly.parse.numerals import Amount, Reading, read_number, times_scales
from reportedly.parse.quantity_words import Bound

_HEDGE_REACH = 4


class Bounds(NamedTuple):
    """The lowest and highest number that words allow, None where open, and the position behind them."""

    low: Amount | None
    high: Amount | None
    end: int


def read_bounds(line: Line, i: int) -> Bounds | None:
    """Read the number, vague amount or range that starts at `i`."""
    vague = _vague(line, i)
    if vague is not None:
        return vague
    first = read_number(line, i)
    if first is None:
        return None
    second = _second_of_range(line, i, first)
    if second is None:
        return Bounds(first.value, first.value, first.end)
    low = first.value
    if second.scale > 1 and first.scale == 1 and low * second.scale < second.value:
        low *= second.scale
    # "between 20 and 10": whichever is told first, the words name two ends.
    return Bounds(min(low, second.value), max(low, second.value), second.end)


def _vague(line: Line, i: int) -> Bounds | None:
    lists, word = line.lists, line.at(i).lower
    if line.has(i, "article"):
        return _vague_after_article(line, i)
    if line.has(i, "definite_sets") and line.has(i - 1, "definite"):
        return Bounds(*lists.sets[word], i + 1)
    scale = lists.few_scales.get(line.at(i + 1).lower)
    if word in lists.few_of and scale is not None:
        return _open(line, lists.few_of[word] * scale, i + 2)
    if word not in lists.vague or line.at(i - 1).lower in lists.not_after.get(word, ()):
        return None
    # "tens of thousands"
    scale = lists.few_scales.get(line.at(i + 2).lower)
    if line.has(i + 1, "of") and line.at(i + 2).lower in lists.vague and scale is not None:
        return Bounds(lists.vague[word] * scale, None, i + 3)
    return Bounds(lists.vague[word], None, i + 1)


def _vague_after_article(line: Line, i: int) -> Bounds | None:
    """Read "a few dozen", "a couple of hundred", "a pair of"."""
    lists, word = line.lists, line.at(i + 1).lower
    follow = i + 2 + line.has(i + 2, "of")
    scale = lists.few_scales.get(line.at(follow).lower)
    if word in lists.few_of and scale is not None:
        return _open(line, lists.few_of[word] * scale, follow + 1)
    if word in lists.sets and line.has(i + 2, "of"):
        return Bounds(*lists.sets[word], i + 3)
    return None


def _open(line: Line, least: int, i: int) -> Bounds:
    """Bound an amount from below, with the scales that follow: "several hundred thousand"."""
    scaled = times_scales(line, least, i)
    return Bounds(scaled.value, None, scaled.end)


def _second_of_range(line: Line, i: int, first: Reading) -> Reading | None:
    """Read the upper end of "30-40", "30 or 40", "between 30 and 40"; None where the two are numbers of their own.

    Only "between" makes one range of numbers that fall ("between 20 and 10"): elsewhere they are a score or a change.
    """
    joint = first.end
    dash = line.hyphen(joint)
    opened = line.has(i - 1, "range_open")
    if not (dash or line.has(joint, "range_to") or (opened and line.has(joint, "range_and"))):
        return None
    if line.has(i - 1, "range_from") and any(line.has(k, "change") for k in range(i - 5, i - 1)):
        return None
    second = read_number(line, joint + 1)
    if second is None or line.has(second.end, "ordinals"):
        return None
    return second if opened or second.value > first.value else None


def hedges_before(line: Line, i: int, least: int) -> tuple[int, Bound]:
    """Tell where the words that bound the number at `i` begin, not before token `least`, and the bound they set."""
    start: int = i
    bound: Bound = "exact"
    for _ in range(_HEDGE_REACH):
        for phrase, sense in line.lists.hedges.get(line.at(start - 1).lower, ()):
            begin = start - len(phrase)
            if begin >= least and all(line.at(begin + k).lower == word for k, word in enumerate(phrase)):
                start = begin
                bound = sense if bound == "exact" else bound
                break
        else:
            break
    return start, bound


def trailing_bound(line: Line, i: int) -> tuple[int, Bound]:
    """Tell where the words that bound the number before `i` end, and the bound that they set."""
    if line.at(i).text == "+" and line.glued(i):
        return i + 1, "low"
    step = i + 1 if line.hyphen(i) else i
    for phrase, bound in line.lists.trailing.get(line.at(step).lower, ()):
        end = step + len(phrase)
        # In "12 dead, at least 3 of them children" the hedge belongs to the next number.
        if all(line.at(step + k).lower == word for k, word in enumerate(phrase)) and not line.starts_number(end):
            return end, bound
    return i, "exact"


def detached_bound(line: Line, i: int) -> Bound:
    """Return the bound that words set a little behind the number before `i` ("70 people at least")."""
    for k in range(i, i + 3):
        for phrase, bound in line.lists.detached.get(line.at(k).lower, ()):
            if all(line.at(k + n).lower == word for n, word in enumerate(phrase)):
                return "exact" if line.starts_number(k + len(phrase)) else bound
        if line.at(k).kind != "word":
            break
    return "exact"
