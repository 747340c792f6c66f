"""Claims as plain words: the one shape in which gold and answers are compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.records import Claim, Participant, Phrase, PlacePhrase

Toll = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class PlainClaim:
    """What of a claim is scored. A toll is kind, low and high.

    `speaker` and `stance` are those of the innermost voice; both are empty where the outlet itself says so.
    """

    sentence: str
    event: str
    trigger: str
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    speaker: str = ""
    stance: str = ""
    factuality: str | None = None


def plain_claim(claim: Claim) -> PlainClaim:
    """The plain words of a claim that was read."""
    innermost = claim.voice[-1] if claim.voice else None
    return PlainClaim(
        sentence=claim.sentence.text,
        event=claim.event,
        trigger=claim.trigger.text,
        agents=_texts(claim.agents),
        targets=_texts(claim.targets),
        places=_texts(claim.places),
        tolls=tuple((c.kind, c.low, c.high) for c in claim.casualties),
        speaker=innermost.speaker.text if innermost else "",
        stance=innermost.stance if innermost else "",
        factuality=claim.factuality,
    )


def _texts(phrases: Iterable[Phrase | Participant | PlacePhrase]) -> tuple[str, ...]:
    return tuple(phrase.text for phrase in phrases)
