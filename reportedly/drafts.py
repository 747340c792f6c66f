"""What extractors hand to grounding: claims whose words may or may not be tied to characters yet.

A rule knows where its words stand; a model behind an endpoint returns words only. Both give drafts, and only grounding
makes claims of them.
"""

from dataclasses import dataclass

from reportedly.records import CasualtyKind, EventType, Factuality, Relation, Stance, VictimStatus


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a draft; `start` is their offset in the document where the extractor knows it."""

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """A place and its relation to the event."""

    words: Words
    relation: Relation


@dataclass(frozen=True, slots=True)
class DraftCasualty:
    """One toll figure."""

    kind: CasualtyKind
    low: int | None
    high: int | None
    words: Words
    victims: str
    status: VictimStatus


@dataclass(frozen=True, slots=True)
class DraftVoice:
    """One link of a chain of speakers, outermost first."""

    speaker: Words
    cue: Words | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim as an extractor proposes it. `voice` and `factuality` are None where they are left to attribution;
    `hedges` are the words that tell a factuality that is given.
    """

    sentence: Words
    event: EventType
    trigger: Words
    agents: tuple[Words, ...] = ()
    targets: tuple[Words, ...] = ()
    instruments: tuple[Words, ...] = ()
    places: tuple[DraftPlace, ...] = ()
    when: Words | None = None
    casualties: tuple[DraftCasualty, ...] = ()
    voice: tuple[DraftVoice, ...] | None = None
    factuality: Factuality | None = None
    hedges: tuple[Words, ...] = ()
    extractor: str = ""
