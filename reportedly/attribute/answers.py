"""Answers: which earlier claim of the document a denial, confirmation or doubt is about."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.records import Claim

ANSWERING = frozenset({"denies", "confirms", "doubts"})


def add_answers(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with `about` set to the ids of what they answer. Every claim must have its id."""
    found: list[Claim] = []
    for claim in claims:
        if claim.voice and claim.voice[-1].stance in ANSWERING:
            answered = answered_claim(claim, found)
            if answered is not None:
                claim = replace(claim, about=(answered.id,))
        found.append(claim)
    return tuple(found)


def answered_claim(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The nearest earlier claim of the same event type from another voice; accusations before other claims."""
    speaker = claim.voice[-1].speaker.text
    same = [
        c
        for c in reversed(earlier)
        if c.event == claim.event and c.id != claim.id and not spoken_by(c, speaker) and c.factuality != "negated"
    ]
    accused = [c for c in same if c.voice and c.voice[-1].stance in {"accuses", "says"}]
    return (accused or same or [None])[0]  # type: ignore[list-item]


def spoken_by(claim: Claim, speaker: str) -> bool:
    """Whether the innermost voice of a claim is this speaker."""
    return bool(claim.voice) and claim.voice[-1].speaker.text.lower() == speaker.lower()
