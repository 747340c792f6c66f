"""The extractors that the network drives: alone, or with what rules read as its hints.

Where rules name the same participant, their phrase is taken: a tree knows better where a phrase ends. Chains of
speakers, times, instruments and relations of places are those of the rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

import numpy as np

from reportedly.attribute.cues import load_cues
from reportedly.drafts import Draft, DraftCasualty, DraftPlace, DraftVoice, Words
from reportedly.extract.merge import Deed
from reportedly.extract.places import relation_before
from reportedly.extract.prepared import Prepared
from reportedly.extract.references import answer_without_event
from reportedly.extract.tolls import counted_phrase
from reportedly.extract.victims import victim_status
from reportedly.records import CasualtyKind, Claim, Factuality, Participant, Stance, Voice
from reportedly.sentences import Sentence
from reportedly.syntax import ancestors, head_within
from reportedly.tag.decode import (
    LEAST_PLACE_BY_RULES,
    RoleSpan,
    Span,
    characters,
    find_factuality,
    find_picks,
    find_roles,
    find_speaker,
    find_stance,
    place_share,
    toll_kind,
)
from reportedly.tag.hints import claim_hints, deed_hints, mark, verdict_hint
from reportedly.tag.labels import HINTS
from reportedly.tag.model import ClaimInput, ClaimScores, Model, SentenceScores, read_claims, read_sentences
from reportedly.tag.rule_reading import Pick, find_all_deeds, read_around
from reportedly.tag.windows import Window, make_windows


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in the making: its trigger, what rules read around it, and what the network says; `beside` are
    the claims of the other triggers of its sentence, with none beside them.
    """

    pick: Pick
    window: Window
    claim: Claim
    scores: ClaimScores
    beside: tuple["Found", ...]


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What is read before any trigger is chosen: by sentence, its window, the deeds of the rules, and the scores."""

    windows: Sequence[Window]
    deeds: Sequence[Sequence[Deed]]
    scores: Sequence[SentenceScores]


def extract(prepared: Prepared, model: Model, *, hinted: bool) -> Iterator[Draft]:
    """Drafts of all claims of a document, in order of the text; `hinted` lets the network know what rules read."""
    sentences = prepared.sentences
    name = "both 1" if hinted else "tagger 1"
    told: dict[int, list[Draft]] = {}
    for one in find_all(prepared, model, hinted=hinted):
        before = [d for n in (one.pick.at - 1, one.pick.at) for d in told.get(n, ())]
        told.setdefault(one.pick.at, []).append(as_draft(prepared.text, sentences[one.pick.at], one, before, name))
    earlier: list[Draft] = []
    for at, sentence in enumerate(sentences):
        drafts = told.get(at, [])
        if not drafts:
            answer = answer_without_event(sentence, earlier, name)
            drafts = [answer] if answer is not None else []
        earlier += drafts
        yield from drafts


def find_all(prepared: Prepared, model: Model, *, hinted: bool) -> list[Found]:
    """All claims of a document, in order of the text."""
    first = read_first(prepared, model, hinted=hinted)
    picks = [
        pick
        for at, (window, scores) in enumerate(zip(first.windows, first.scores, strict=True))
        for pick in find_picks(at, window, scores)
    ]
    return find_around(prepared, model, first, picks, hinted=hinted)


def read_first(prepared: Prepared, model: Model, *, hinted: bool) -> FirstReading:
    """What is read before any trigger is chosen."""
    windows = make_windows(prepared.text, prepared.sentences, prepared.parties, model.tokenizer)
    deeds = find_all_deeds(prepared.sentences, prepared.is_toponym)
    none: Sequence[Deed] = ()
    hints = [
        deed_hints(w, deeds[at], deeds[at - 1] if w.begin else none) if hinted else np.zeros(len(w.pieces), np.int64)
        for at, w in enumerate(windows)
    ]
    return FirstReading(windows, deeds, read_sentences(model, windows, hints))


def find_around(
    prepared: Prepared, model: Model, first: FirstReading, picks: Sequence[Pick], *, hinted: bool
) -> list[Found]:
    """The claims of triggers, whoever chose them; a trigger must lie inside its sentence's window."""
    claims = read_around(prepared.text, prepared.sentences, prepared.quoted, first.deeds, picks, prepared.is_toponym)
    windows = first.windows
    inputs = []
    for pick, claim in zip(picks, claims, strict=True):
        window = windows[pick.at]
        inputs.append(
            ClaimInput(
                window,
                first.scores[pick.at].hidden,
                mark(window, window.begin + pick.first, window.begin + pick.last, pick.event),
                claim_hints(window, claim) if hinted else np.zeros((len(window.pieces), len(HINTS)), np.int64),
                verdict_hint(claim) if hinted else (0, 0),
            )
        )
    scores = read_claims(model, inputs)
    found = [
        Found(pick, windows[pick.at], claim, score, ())
        for pick, claim, score in zip(picks, claims, scores, strict=True)
    ]
    by_sentence: dict[int, list[Found]] = {}
    for one in found:
        by_sentence.setdefault(one.pick.at, []).append(one)
    return [
        replace(one, beside=tuple(other for other in by_sentence[one.pick.at] if other is not one)) for one in found
    ]


def as_draft(text: str, sentence: Sentence, found: Found, before: Sequence[Draft], name: str) -> Draft:
    """The draft of one claim; `before` are those of its sentence and of the one before it that stand before it."""
    claim = found.claim
    roles = find_roles(found.window, found.scores)
    places = choose_places(text, sentence, found, roles)
    targets = participants(text, found, roles, "target", claim.targets) if claim.event != "clash" else ()
    voice = choose_voice(text, sentence, found, before)
    factuality = find_factuality(found.scores)
    if voice and voice[-1].stance == "denies":
        factuality = "negated"
    return Draft(
        sentence=Words(sentence.text, sentence.start),
        event=claim.event,
        trigger=Words(claim.trigger.text, claim.trigger.start),
        agents=participants(text, found, roles, "agent", claim.agents),
        targets=tuple(t for t in targets if not any(holds(p.words, t) for p in places)),
        instruments=tuple(Words(i.text, i.start) for i in claim.instruments),
        places=places,
        when=None if claim.time is None else Words(claim.time.text, claim.time.start),
        casualties=choose_tolls(text, sentence, found),
        voice=voice,
        factuality=cast(Factuality, factuality),
        hedges=tuple(Words(h.text, h.start) for h in claim.hedges) if claim.factuality == factuality else (),
        extractor=name,
    )


def participants(
    text: str, found: Found, roles: Sequence[RoleSpan], role: str, by_rules: Sequence[Participant]
) -> tuple[Words, ...]:
    """The participants in a role; those that rules name outside the window are beyond the network and are kept."""
    words = found.window.words
    chosen = []
    for span in roles:
        if span.role == role:
            start, end = characters(words, span.first, span.last)
            same = next((p for p in by_rules if agree(start, end, p.start, p.end)), None)
            chosen.append((start, end) if same is None else (same.start, same.end))
    chosen += [(p.start, p.end) for p in by_rules if words and p.end <= words[0].start]
    return tuple(Words(text[start:end], start) for start, end in dict.fromkeys(chosen))


def holds(whole: Words, part: Words) -> bool:
    """Whether some words lie within others."""
    assert whole.start is not None
    assert part.start is not None
    return whole.start <= part.start and part.start + len(part.text) <= whole.start + len(whole.text)


def agree(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shared = min(end, other_end) - max(start, other_start)
    return shared > 0 and 2 * shared >= min(end - start, other_end - other_start)


def choose_places(text: str, sentence: Sentence, found: Found, roles: Sequence[RoleSpan]) -> tuple[DraftPlace, ...]:
    """The places with their relations: that of the rules where they name the same place, else by the word before.

    Of the rules' other places those are taken that the network finds not unlikely. In a sentence with several events
    each gets its own: where both agree on a place of this one, what rules give to another alone is left to that.
    """
    chosen: dict[Span, DraftPlace] = {}
    begin = found.window.begin
    for span in roles:
        if span.role != "place":
            continue
        start, end = characters(found.window.words, span.first, span.last)
        same = next((p for p in found.claim.places if agree(start, end, p.start, p.end)), None)
        if same is not None:
            place = DraftPlace(Words(same.text, same.start), same.relation)
            start, end = same.start, same.end
        else:
            relation = relation_before(sentence, span.first - begin) if span.first >= begin else "in"
            place = DraftPlace(Words(text[start:end], start), relation)
        chosen.setdefault((start, end), place)
    for told in found.claim.places:
        known = any(agree(told.start, told.end, *each) for each in chosen)
        if not known and place_share(found.window, found.scores, told.start, told.end) > LEAST_PLACE_BY_RULES:
            chosen[told.start, told.end] = DraftPlace(Words(told.text, told.start), told.relation)
    agreed = any(is_told(*each, found) for each in chosen)
    return tuple(chosen[each] for each in sorted(chosen) if not (agreed and is_of_another(*each, found)))


def is_told(start: int, end: int, found: Found) -> bool:
    """Whether rules give a place to an event."""
    return any(agree(start, end, place.start, place.end) for place in found.claim.places)


def is_of_another(start: int, end: int, found: Found) -> bool:
    """Whether rules give a place to another event of the sentence alone, and the network rather to that one, too."""
    if is_told(start, end, found):
        return False
    share = place_share(found.window, found.scores, start, end)
    others = (other for other in found.beside if is_told(start, end, other))
    return any(place_share(other.window, other.scores, start, end) >= share for other in others)


def choose_tolls(text: str, sentence: Sentence, found: Found) -> tuple[DraftCasualty, ...]:
    """The toll figures: numbers of the sentence that the network counts to this claim, with their bounds as parsed."""
    chosen: dict[Span, DraftCasualty] = {}
    covered = set()
    for quantity in sentence.quantities:
        start, end = sentence.start + quantity.start, sentence.start + quantity.end
        covered.add((start, end))
        kind = toll_kind(found.window, found.scores, start, end) if quantity.unit == "count" else None
        if kind is not None:
            kind = next((t.kind for t in found.claim.casualties if t.start < end and start < t.end), kind)
            first, last, victims = counted_phrase(sentence, quantity)
            status = victim_status(victims or text[start:end])
            words = Words(text[first:last], first)
            chosen[start, end] = DraftCasualty(
                cast(CasualtyKind, kind), quantity.low, quantity.high, words, victims, status
            )
    for toll in found.claim.casualties:
        if not any(start < toll.end and toll.start < end for start, end in covered):
            kind = toll_kind(found.window, found.scores, toll.start, toll.end)
            if kind is not None:
                words = Words(toll.text, toll.start)
                chosen[toll.start, toll.end] = DraftCasualty(
                    cast(CasualtyKind, kind), toll.low, toll.high, words, toll.victims, toll.status
                )
    return tuple(chosen[key] for key in sorted(chosen))


def choose_voice(text: str, sentence: Sentence, found: Found, before: Sequence[Draft]) -> tuple[DraftVoice, ...]:
    """The chain of speakers: whether there is one and who speaks innermost says the network, who stands between that
    speaker and the outlet say the rules.
    """
    chain = found.claim.voice
    stance = find_stance(found.scores, by_rules=bool(chain))
    if stance is None:
        return ()
    span = find_speaker(found.window, found.scores)
    if span is None:
        if chain:
            return (*map(as_draft_voice, chain[:-1]), replaced(chain[-1], stance))
        return next((d.voice for d in reversed(before) if d.voice), ())
    start, end = characters(found.window.words, *span)
    for n, voice in enumerate(chain):
        if agree(start, end, voice.speaker.start, voice.speaker.end) or (
            is_pronoun(found, span) and n == len(chain) - 1
        ):
            return (*map(as_draft_voice, chain[:n]), replaced(voice, stance))
    cue = find_cue(sentence, start, end)
    return (DraftVoice(Words(text[start:end], start), cue, cast(Stance, stance)),)


def find_cue(sentence: Sentence, start: int, end: int) -> Words | None:
    """The reporting word that governs a speaker, or "according" before it; None where neither stands there."""
    head = head_within(sentence, start, end)
    if head is None:
        return None
    verbs = load_cues().verbs
    for above in islice(ancestors(sentence, head), 2):
        if above.lemma in verbs or above.text.lower() == "according":
            return Words(above.text, above.start)
    return None


def is_pronoun(found: Found, span: Span) -> bool:
    """Whether a span is a lone pronoun, whose meaning rules look up."""
    return span[0] == span[1] and found.window.words[span[0]].pos == "PRON"


def as_draft_voice(voice: Voice) -> DraftVoice:
    """A voice of the rules as a draft."""
    cue = None if voice.cue is None else Words(voice.cue.text, voice.cue.start)
    return DraftVoice(Words(voice.speaker.text, voice.speaker.start), cue, voice.stance)


def replaced(voice: Voice, stance: str) -> DraftVoice:
    """A voice of the rules with the network's stance."""
    draft = as_draft_voice(voice)
    return DraftVoice(draft.speaker, draft.cue, cast(Stance, stance))
