"""Which stories copy which, in whole or part, and what speaks for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from reportedly.link.background import background
from reportedly.link.candidates import candidates
from reportedly.link.comparing import Overlap, Text, longest_run, overlap, plain_text, with_background
from reportedly.link.credits import Credit, credits_of
from reportedly.link.direction import is_earlier
from reportedly.link.names import Names, gather_names
from reportedly.link.reports import number_reports
from reportedly.link.rewrites import rewrites, shared_figures
from reportedly.link.shingles import WordHashes, minima, shingles
from reportedly.link.story import Story
from reportedly.link.thresholds import is_copy, kind_of
from reportedly.link.words import spelled_words, words_of

Kind = Literal["full", "part"]


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run of words that two documents share: offsets in the text of each, and how many words."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a copy: in words; the longest common run, None for a rewrite; what the right document credits to
    other outlets; the figures that both hold; and the containment of each in the other, 0 to 1.
    """

    words: str
    run: Run | None
    credits: tuple[Credit, ...]
    figures: tuple[str, ...]
    left_share: float
    right_share: float


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents with one text: `right` copies `left`, or both copy a third that `left` is nearer to.

    `share` is the larger of the two containments: the share of one document's words, notices and background left aside,
    that stand in the other. `rewritten` marks a new wording, where the share weighs words by rarity.
    """

    left: str
    right: str
    kind: Kind
    share: float
    rewritten: bool
    evidence: Evidence


def find_copies(stories: Iterable[Story], aliases: Mapping[str, Sequence[str]] | None = None) -> tuple[Copy, ...]:
    """All copies among stories, in the order of their paths, whatever the order of the stories.

    `aliases` gives the other names of outlets by their own name, for credit lines.
    """
    ordered = sorted(stories, key=lambda story: (story.path, story.text))
    names = gather_names((s.outlet for s in ordered if s.outlet), aliases or {})
    hashes = WordHashes()
    pairs = candidates(minima(shingles(words_of(story), hashes)) for story in ordered)
    involved = np.unique(pairs).tolist()
    texts = {number: plain_text(shingles(words_of(ordered[number]), hashes)) for number in involved}
    credits = {number: found for number, story in enumerate(ordered) if (found := credits_of(story, names))}
    copies = {
        frozenset((copy.left, copy.right)): copy
        for copy in _text_copies(ordered, [(i, j) for i, j in pairs.tolist()], texts, credits, names)
    }
    for earlier, later, share in rewrites(ordered, credits, names):
        copy = _rewrite(ordered[earlier], ordered[later], share, credits.get(later, ()))
        copies.setdefault(frozenset((copy.left, copy.right)), copy)
    return tuple(sorted(copies.values(), key=lambda copy: (copy.left, copy.right)))


def _text_copies(
    stories: Sequence[Story],
    pairs: Sequence[tuple[int, int]],
    texts: Mapping[int, Text],
    credits: Mapping[int, tuple[Credit, ...]],
    names: Names,
) -> Iterator[Copy]:
    """The pairs whose words are the same beyond background."""
    known = background(stories, {n: text.ordered for n, text in texts.items()}, number_reports(texts, pairs))
    compared = {number: with_background(text, known) for number, text in texts.items()}
    for one, other in pairs:
        shared = overlap(compared[one], compared[other])
        if not shared.words:
            continue
        run = longest_run(compared[one], compared[other])
        if not is_copy(stories[one], stories[other], shared, run[2]):
            continue
        left, right = one, other
        if not is_earlier(stories[one], stories[other], shared, credits.get(one, ()), credits.get(other, ()), names):
            left, right = other, one
            run = (run[1], run[0], run[2])
            shared = Overlap(shared.right, shared.left, shared.words)
        yield _copy(stories[left], stories[right], kind_of(shared), shared, run, credits.get(right, ()))


def _copy(
    left: Story, right: Story, kind: Kind, shared: Overlap, run: tuple[int, int, int], credits: tuple[Credit, ...]
) -> Copy:
    of_left, of_right = spelled_words(left), spelled_words(right)
    placed = Run(
        of_left[run[0]][1],
        of_left[run[0] + run[2] - 1][2],
        of_right[run[1]][1],
        of_right[run[1] + run[2] - 1][2],
        run[2],
    )
    share = max(shared.left, shared.right)
    words = (
        f"{shared.right:.0%} of the right document's words stand in the left one, {shared.left:.0%} the other way "
        f"round; {run[2]} words in a row are the same"
    )
    evidence = Evidence(
        words + _credited(credits),
        placed,
        credits,
        shared_figures(left, right),
        round(shared.left, 4),
        round(shared.right, 4),
    )
    return Copy(left.path, right.path, kind, round(share, 4), False, evidence)


def _rewrite(left: Story, right: Story, share: float, credits: tuple[Credit, ...]) -> Copy:
    figures = shared_figures(left, right)
    words = f"{share:.0%} of the right document's words, weighed by rarity, stand in the left one"
    if figures:
        words += f"; both give the figures {', '.join(figures)}"
    evidence = Evidence(words + _credited(credits), None, credits, figures, 0.0, round(share, 4))
    return Copy(left.path, right.path, "part", round(share, 4), True, evidence)


def _credited(credits: Sequence[Credit]) -> str:
    outlets = sorted({credit.outlet or "an agency" for credit in credits})
    return f"; the right document credits {', '.join(outlets)}" if outlets else ""
