"""Grounding: every draft ends in exact characters or in a named rejection.

Words with an offset must stand there letter for letter; words without one are looked for in the sentence first, then
in the
document, and must be found. The ontology check refuses types, relations and kinds that do not exist.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.drafts import Draft, DraftCasualty, DraftPlace, DraftVoice, Words
from reportedly.ontology import CASUALTY_KINDS, FACTUALITY, RELATIONS, STANCES, load_event_types
from reportedly.records import Casualty, Claim, Participant, Phrase, PlacePhrase, Rejection, Time, Voice


@dataclass(frozen=True, slots=True)
class Grounded:
    """A draft that holds, and its claim."""

    draft: Draft
    claim: Claim


class _Ungrounded(Exception):
    """A signal inside this module, never an error that a caller sees."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def ground(text: str, drafts: Iterable[Draft]) -> tuple[tuple[Grounded, ...], tuple[Rejection, ...]]:
    """The drafts that hold with their claims, in their order, and a rejection for each of the others.

    The claims have no id yet, and no actors, places or days: identity and resolution come later.
    """
    grounded: list[Grounded] = []
    rejections: list[Rejection] = []
    for draft in drafts:
        try:
            grounded.append(Grounded(draft, as_claim(text, draft)))
        except _Ungrounded as error:
            start = draft.sentence.start or 0
            rejections.append(Rejection(start, start + len(draft.sentence.text), error.reason, error.detail))
    return tuple(grounded), tuple(rejections)


def as_claim(text: str, draft: Draft) -> Claim:
    """The grounded claim of a draft; raises _Ungrounded with the name of the first check that fails."""
    if draft.event not in load_event_types():
        raise _Ungrounded("unknown event type", draft.event)
    sentence = locate(text, draft.sentence, None, "sentence")
    if draft.factuality is not None and draft.factuality not in FACTUALITY:
        raise _Ungrounded("unknown factuality", draft.factuality)
    return Claim(
        id="",
        sentence=sentence,
        event=draft.event,
        trigger=inside(text, draft.trigger, sentence, "trigger"),
        agents=participants(text, draft.agents, sentence, "agent"),
        targets=participants(text, draft.targets, sentence, "target"),
        instruments=tuple(locate(text, w, sentence, "instrument") for w in draft.instruments),
        places=tuple(place(text, p, sentence) for p in draft.places),
        time=None if draft.when is None else when(text, draft.when, sentence),
        casualties=tuple(casualty(text, c, sentence) for c in draft.casualties),
        voice=tuple(voice(text, v, sentence) for v in draft.voice or ()),
        factuality=draft.factuality or "actual",
        hedges=tuple(locate(text, w, sentence, "hedge") for w in draft.hedges),
        about=(),
        extractor=draft.extractor,
    )


def locate(text: str, words: Words, sentence: Phrase | None, role: str) -> Phrase:
    """The characters of some words: at their offset, else in the sentence, else in the document."""
    if not words.text.strip():
        raise _Ungrounded(f"empty {role}", "")
    if words.start is not None:
        if words.start < 0 or not text.startswith(words.text, words.start):
            raise _Ungrounded(f"{role} is not at its offset", words.text)
        return Phrase(words.start, words.start + len(words.text), words.text)
    if sentence is not None:
        at = text.find(words.text, sentence.start, sentence.end)
        if at >= 0:
            return Phrase(at, at + len(words.text), words.text)
    at = text.find(words.text)
    if at < 0:
        raise _Ungrounded(f"{role} is not in the document", words.text)
    return Phrase(at, at + len(words.text), words.text)


def inside(text: str, words: Words, sentence: Phrase, role: str) -> Phrase:
    """Like `locate`, but the words must stand in the sentence."""
    found = locate(text, words, sentence, role)
    if not (sentence.start <= found.start and found.end <= sentence.end):
        raise _Ungrounded(f"{role} is not in its sentence", words.text)
    return found


def participants(text: str, words: Iterable[Words], sentence: Phrase, role: str) -> tuple[Participant, ...]:
    """Grounded participants, not resolved."""
    return tuple(Participant(p.start, p.end, p.text) for p in (locate(text, w, sentence, role) for w in words))


def place(text: str, draft: DraftPlace, sentence: Phrase) -> PlacePhrase:
    """A grounded place, not resolved."""
    if draft.relation not in RELATIONS:
        raise _Ungrounded("unknown relation", draft.relation)
    found = locate(text, draft.words, sentence, "place")
    return PlacePhrase(found.start, found.end, found.text, draft.relation)


def when(text: str, words: Words, sentence: Phrase) -> Time:
    """A grounded time expression, not resolved."""
    found = inside(text, words, sentence, "time")
    return Time(found.text, found.start, found.end, None, None, "publication")


def casualty(text: str, draft: DraftCasualty, sentence: Phrase) -> Casualty:
    """A grounded toll figure with its bounds checked."""
    if draft.kind not in CASUALTY_KINDS:
        raise _Ungrounded("unknown casualty kind", draft.kind)
    if draft.low is not None and draft.high is not None and draft.low > draft.high:
        raise _Ungrounded("toll bounds are crossed", f"{draft.low}..{draft.high}")
    found = inside(text, draft.words, sentence, "toll")
    return Casualty(draft.kind, draft.low, draft.high, found.text, found.start, found.end, draft.victims, draft.status)


def voice(text: str, draft: DraftVoice, sentence: Phrase) -> Voice:
    """A grounded link of the chain of speakers."""
    if draft.stance not in STANCES:
        raise _Ungrounded("unknown stance", draft.stance)
    speaker = locate(text, draft.speaker, sentence, "speaker")
    cue = None if draft.cue is None else locate(text, draft.cue, sentence, "cue")
    return Voice(Participant(speaker.start, speaker.end, speaker.text), cue, draft.stance)
