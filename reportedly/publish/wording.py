"""How records are worded for a person: who speaks, when, where, with which toll. One wording for terminal and page."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.records import (
    Casualty,
    Claim,
    Document,
    Participant,
    Place,
    PlacePhrase,
    Rejection,
    Report,
    Time,
    Unread,
)

_ANSWERS = frozenset({"denies", "confirms", "doubts"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim and its number in the document, from 1."""

    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """The claims that share one chain of speakers; no names = the outlet itself."""

    names: tuple[str, ...]
    claims: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class UnreadGroup:
    """The stretches that were left unread for one reason."""

    reason: str
    stretches: tuple[Unread, ...]


def numbered(claims: Iterable[Claim]) -> tuple[Numbered, ...]:
    """Give the claims their numbers in the order in which they stand in the document."""
    ordered = sorted(claims, key=lambda claim: (claim.sentence.start, claim.trigger.start, claim.id))
    return tuple(Numbered(number, claim) for number, claim in enumerate(ordered, start=1))


def by_voice(claims: Iterable[Numbered]) -> tuple[VoiceGroup, ...]:
    """Group the claims by their chain of speakers: the outlet's own first, then by first claim.

    "ISIS" and "the militant group" are one speaker where both resolve to one actor or to one name of the document.
    """
    names: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
    members: dict[tuple[str, ...], list[Numbered]] = {(): []}
    for item in claims:
        chain = tuple(_identity(voice.speaker) for voice in item.claim.voice)
        names.setdefault(chain, speakers(item.claim))
        members.setdefault(chain, []).append(item)
    return tuple(VoiceGroup(names[chain], tuple(group)) for chain, group in members.items() if group)


def by_reason(unread: Iterable[Unread]) -> tuple[UnreadGroup, ...]:
    """Group the unread stretches by reason, the most frequent first."""
    stretches: dict[str, list[Unread]] = {}
    for stretch in sorted(unread, key=lambda each: (each.start, each.end)):
        stretches.setdefault(stretch.reason, []).append(stretch)
    ordered = sorted(stretches.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(UnreadGroup(reason, tuple(group)) for reason, group in ordered)


def rejected_by_reason(report: Report) -> tuple[tuple[str, tuple[Rejection, ...]], ...]:
    """Group the rejected drafts by the check that they failed, the most frequent first."""
    rejections: dict[str, list[Rejection]] = {}
    for rejection in sorted(report.rejected, key=lambda each: (each.start, each.end, each.detail)):
        rejections.setdefault(rejection.reason, []).append(rejection)
    ordered = sorted(rejections.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple((reason, tuple(group)) for reason, group in ordered)


def name(participant: Participant) -> str:
    """Say what the participant is called: the name that a description stands for, else its own words."""
    return participant.antecedent.text if participant.antecedent else participant.text


def speakers(claim: Claim) -> tuple[str, ...]:
    """Name the claim's voices, outermost first."""
    return tuple(name(voice.speaker) for voice in claim.voice)


def _identity(speaker: Participant) -> str:
    return f"actor {speaker.actor}" if speaker.actor else f"name {' '.join(name(speaker).casefold().split())}"


def outlet_itself(document: Document) -> str:
    """Say whose voice it is when nobody else is named: `the outlet itself`, with the names known."""
    names = [document.origin.outlet] if document.origin else []
    if document.outlet and document.outlet not in names:
        names.append(document.outlet)
    return f"the outlet itself ({', through '.join(names)})" if names else "the outlet itself"


def standing(claim: Claim, claims: Iterable[Numbered]) -> tuple[str, ...]:
    """Say what sets the claim apart from "says: it happened": stance and what it answers, then factuality.

    `("denies claim 3", "negated")`; among several voices a stance has its speaker: `("SANA accuses",)`.
    """
    answered = answers(claim, claims)
    verbs = {verb for verb, _ in answered}
    alone = len(claim.voice) == 1
    words = [
        voice.stance if alone else f"{name(voice.speaker)} {voice.stance}"
        for voice in claim.voice
        if voice.stance != "says" and not (alone and voice.stance in verbs)
    ]
    words += [f"{verb} claim {number}" for verb, number in answered]
    return (*words, *([claim.factuality] if claim.factuality != "actual" else []))


def answers(claim: Claim, claims: Iterable[Numbered]) -> tuple[tuple[str, int], ...]:
    """Say which claims of the document this one speaks about, and how: `("denies", 3)`."""
    number_of = {item.claim.id: item.number for item in claims}
    answering = [voice.stance for voice in claim.voice if voice.stance in _ANSWERS]
    verb = answering[-1] if answering else "is about"
    return tuple((verb, number_of[other]) for other in claim.about if other in number_of)


def toll(casualty: Casualty) -> str:
    """Word a figure: `killed 74`, `killed 70 or more`, `killed up to 33`, `killed 7-21`, `killed, number not told`."""
    low, high = casualty.low, casualty.high
    if low is None and high is None:
        return f"{casualty.kind}, number not told"
    if high is None:
        return f"{casualty.kind} {low:,} or more"
    if low is None:
        return f"{casualty.kind} up to {high:,}"
    return f"{casualty.kind} {low:,}" if low == high else f"{casualty.kind} {low:,}-{high:,}"


def victims(casualty: Casualty) -> str:
    """Say who the figure counts: `SDF fighters, combatant`, or nothing."""
    status = casualty.status if casualty.status != "unknown" else ""
    words = casualty.victims
    if status and status in words.casefold():
        status = ""
    return ", ".join(part for part in (words, status) if part)


def where(place: PlacePhrase) -> str:
    """Give the relation and the words: `Raqqa`, `near Raqqa`, `north-west of Raqqa`, `toward Ratlah`."""
    if place.relation == "in":
        return place.text
    relation = place.relation.replace("_", " ")
    for side in ("north", "south"):
        relation = relation.replace(f"{side}east", f"{side}-east").replace(f"{side}west", f"{side}-west")
    return f"{relation} {place.text}"


def position(lat: float, lon: float, *, verified: bool = True) -> str:
    """Give a point in degrees: `35.96°N, 39.01°E`, with `unverified` where nobody checked it."""
    north = f"{abs(lat):.2f}°{'N' if lat >= 0 else 'S'}"
    east = f"{abs(lon):.2f}°{'E' if lon >= 0 else 'W'}"
    return f"{north}, {east}" + ("" if verified else ", unverified")


def resolved(place: Place) -> str:
    """Say what a toponym resolves to: `Raqqa (35.96°N, 39.01°E)`."""
    return f"{place.name} ({position(place.lat, place.lon, verified=place.verified)})"


def unresolved(place: PlacePhrase) -> str:
    """Say what is known of a place that is no single toponym or has no point yet."""
    if place.geometry is not None:
        return "line between its two ends"
    if not place.candidates:
        return "unresolved"
    return f"unresolved, {counted(len(place.candidates), 'candidate')}"


def when(time: Time) -> str:
    """Give the days: `2 July 2017`, `21-30 June 2017`, `June 2017`, `until 3 July 2017`, `days unknown`."""
    first, last = _day(time.from_), _day(time.to)
    if first and last:
        return _interval(first, last)
    if first:
        return f"from {day(time.from_)}"
    if last:
        return f"until {day(time.to)}"
    return "days unknown"


def basis(time: Time) -> str:
    """Quote the words of the time, and say whether the day of publication was needed to date them."""
    reckoned = ", reckoned from publication" if time.basis == "publication" and (time.from_ or time.to) else ""
    return f"“{time.text}”{reckoned}"


def day(iso: str | None) -> str:
    """Write an ISO 8601 day as `3 July 2017`; other text stays as it is."""
    parsed = _day(iso)
    return f"{parsed.day} {_month(parsed)} {parsed.year}" if parsed else iso or ""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write `1 claim`, `2 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def _interval(first: date, last: date) -> str:
    if first == last:
        return day(first.isoformat())
    same_year = first.year == last.year
    if same_year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if same_year and first.month == last.month:
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            return f"{_month(first)} {first.year}"
        return f"{first.day}-{last.day} {_month(last)} {last.year}"
    opening = f"{first.day} {_month(first)}" if same_year else day(first.isoformat())
    return f"{opening} - {day(last.isoformat())}"


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _month(of: date) -> str:
    # Not strftime: that would speak the language of the machine.
    return _MONTHS[of.month - 1]


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
