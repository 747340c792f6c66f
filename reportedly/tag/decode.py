"""From probabilities by word to spans: triggers, roles, tolls and speakers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportedly.sentences import Token
from reportedly.tag.labels import FACTUALITIES, ROLE_TAGS, ROLES, STANCES, TOLL_TAGS, event_labels
from reportedly.tag.model import ClaimScores, SentenceScores
from reportedly.tag.rule_reading import Pick
from reportedly.tag.windows import Ints, Window

# A word is of a trigger when some event type is likelier than so.
LEAST_TRIGGER = 0.65
# A claim is somebody's when this is likelier than so; to give somebody's claim in the outlet's own voice is the worse
# fault.
LEAST_ATTRIBUTED = 0.3
# The same where rules name a speaker.
LEAST_ATTRIBUTED_BY_RULES = 0.05
LEAST_TOLL = 0.5
# A place that rules name is one when this is likelier than so.
LEAST_PLACE_BY_RULES = 0.3
MARGINS = frozenset({"DET", "PUNCT", "SPACE", "CCONJ"})
# Prepositions and the "'s" of a possessive end no name.
ENDS = MARGINS | {"ADP", "PART"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role of the window's words from first to last."""

    role: str
    first: int
    last: int


def find_picks(at: int, window: Window, scores: SentenceScores) -> list[Pick]:
    """The triggers of the sentence at index `at`: runs of words of one event type."""
    labels = event_labels()
    own = scores.events[window.begin :]
    best = own[:, 1:].argmax(-1) + 1 if len(own) else np.zeros(0, np.int64)
    types = [int(best[n]) if own[n, 0] < 1 - LEAST_TRIGGER else 0 for n in range(len(own))]
    found: list[Pick] = []
    first = 0
    while first < len(types):
        last = first
        while last + 1 < len(types) and types[last + 1] == types[first]:
            last += 1
        span = trimmed(window.words[window.begin :], first, last) if types[first] else None
        if span is not None:
            found.append(Pick(at, *span, labels[types[first]]))
        first = last + 1
    return found


def find_roles(window: Window, scores: ClaimScores) -> list[RoleSpan]:
    """The participants and places of a claim, in order of the text."""
    # Columns: none, then first and other words of each role.
    firsts, more = scores.roles[:, 1::2], scores.roles[:, 2::2]
    shares = np.concatenate([scores.roles[:, :1], firsts + more], -1)
    found = []
    for role, first, last in runs(window, shares.argmax(-1), firsts > more):
        span = trimmed(window.words, first, last)
        if span is not None:
            found.append(RoleSpan(ROLES[role - 1], *span))
    return found


def place_share(window: Window, scores: ClaimScores, start: int, end: int) -> float:
    """How likely the words at some characters are of a place of the claim, on average; 0 where the window has none."""
    rows = [n for n, word in enumerate(window.words) if word.start < end and word.end > start]
    tags = [n for n, tag in enumerate(ROLE_TAGS) if tag.endswith("-place")]
    return float(scores.roles[rows][:, tags].sum(-1).mean()) if rows else 0.0


def find_speaker(window: Window, scores: ClaimScores) -> Span | None:
    """The likeliest speaker among the window's words."""
    share = 1 - scores.speaker[:, 0]
    tags = (share > 0.5).astype(np.int64)
    begins = (scores.speaker[:, 1] > scores.speaker[:, 2])[:, None]
    spans = [
        s for _, first, last in runs(window, tags, begins) if (s := trimmed(window.words, first, last)) is not None
    ]
    return max(spans, key=lambda s: (float(share[s[0] : s[1] + 1].mean()), s), default=None)


def runs(window: Window, labels: Ints, begins: npt.NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Stretches of words with one label other than 0, as (label, first, last); `begins[n, label - 1]` opens a new one
    at word n.
    """
    found: list[tuple[int, int, int]] = []
    for n, label in enumerate(labels.tolist()):
        if not label:
            continue
        goes_on = window.is_glued(n) or not begins[n, label - 1]
        if found and found[-1][0] == label and found[-1][2] == n - 1 and goes_on:
            found[-1] = (label, found[-1][1], n)
        else:
            found.append((label, n, n))
    return found


def trimmed(words: Sequence[Token], first: int, last: int) -> Span | None:
    """A span without articles and marks at its ends; None where nothing is left."""
    while first <= last and words[first].pos in MARGINS:
        first += 1
    while first <= last and words[last].pos in ENDS and words[last].text != ")":
        last -= 1
    return (first, last) if first <= last else None


def toll_kind(window: Window, scores: ClaimScores, start: int, end: int) -> str | None:
    """The kind of casualties that the number at some characters tells, if it tells any of this claim."""
    rows = [n for n, word in enumerate(window.words) if word.start < end and word.end > start]
    if not rows:
        return None
    shares = scores.tolls[rows].mean(0)
    return TOLL_TAGS[1 + int(shares[1:].argmax())] if 1 - shares[0] >= LEAST_TOLL else None


def find_stance(scores: ClaimScores, *, by_rules: bool) -> str | None:
    """The stance of the innermost speaker, None where the outlet itself says so; `by_rules`: rules name a speaker."""
    if 1 - scores.stance[0] < (LEAST_ATTRIBUTED_BY_RULES if by_rules else LEAST_ATTRIBUTED):
        return None
    return STANCES[1 + int(scores.stance[1:].argmax())]


def find_factuality(scores: ClaimScores) -> str:
    """The likeliest factuality."""
    return FACTUALITIES[int(scores.factuality.argmax())]


def characters(words: Sequence[Token], first: int, last: int) -> Span:
    """The characters of the words from first to last."""
    return words[first].start, words[last].end
