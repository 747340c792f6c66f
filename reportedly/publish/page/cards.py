"""The right side of a report: its claims as cards, and what was left unread."""

from collections.abc import Iterator

from reportedly.publish import wording
from reportedly.publish.html import NOTHING, Html, joined, tag, text
from reportedly.publish.page.reading import OWN_VOICE, Reading, unread_marks
from reportedly.publish.visible import opening, visible_line
from reportedly.publish.wording import Numbered, UnreadGroup
from reportedly.records import Casualty, Claim, Participant, Phrase, PlacePhrase, Time, Unread, Voice

_FIRST_WORDS = 90


def card(reading: Reading, item: Numbered, speaker: str) -> Html:
    """Make the card of a claim; `speaker` is what the filter calls who says it."""
    claim, number = item.claim, str(item.number)
    heading = tag(
        "h4",
        tag(
            "a",
            text(number),
            class_="n",
            href=f"#{reading.key}t{number}",
            aria_label=f"claim {number}, show in the text",
        ),
        text(" "),
        tag("span", text(claim.event), class_="event m m-g"),
        *(joined(text(" "), badge) for badge in _standing(reading, claim)),
    )
    rows = [tag("div", tag("dt", text(label)), tag("dd", value)) for label, value in _details(claim)]
    return tag(
        "li",
        heading,
        tag("p", _who(claim), class_="who"),
        tag("dl", *rows),
        tag("blockquote", *_sentence(claim), dir="auto", lang=reading.report.document.language or None),
        class_="card",
        id=f"{reading.key}c{number}",
        tabindex="-1",
        data_event=claim.event,
        data_speaker=speaker,
    )


def _standing(reading: Reading, claim: Claim) -> Iterator[Html]:
    answered = {f"{verb} claim {number}": number for verb, number in wording.answers(claim, reading.claims)}
    for words in wording.standing(claim, reading.claims):
        number = answered.get(words)
        if number is None:
            yield tag("span", text(words), class_="standing")
        else:
            yield tag("a", text(words), class_="standing", href=f"#{reading.key}c{number}")


def _who(claim: Claim) -> Html:
    if not claim.agents and not claim.targets:
        return tag("span", text("nobody named"), class_="faint")
    comma = text(", ")
    agents = joined(*(_participant(each, "a") for each in claim.agents), separator=comma)
    targets = joined(*(_participant(each, "t") for each in claim.targets), separator=comma)
    if not claim.targets:
        return agents
    return joined(agents or tag("span", text("unnamed"), class_="faint"), text(" → "), targets)


def _participant(participant: Participant, code: str) -> Html:
    words = tag("bdi", text(visible_line(participant.text)), class_=f"m m-{code}", title=participant.actor)
    if not participant.antecedent:
        return words
    return joined(words, text(" "), _stands_for(participant.antecedent))


def _stands_for(antecedent: Phrase) -> Html:
    return tag("bdi", text(visible_line(antecedent.text)), class_="faint stands")


def _details(claim: Claim) -> Iterator[tuple[str, Html]]:
    semicolon, comma = text("; "), text(", ")
    chain = joined(*map(_voice, claim.voice), separator=text(" › "))
    yield "said by", chain or text(OWN_VOICE)
    if claim.places:
        yield "where", joined(*map(_place, claim.places), separator=semicolon)
    if claim.time:
        yield "when", _time(claim.time)
    if claim.casualties:
        yield "toll", joined(*map(_toll, claim.casualties), separator=semicolon)
    if claim.instruments:
        yield "with", joined(*(_words(each.text, "i") for each in claim.instruments), separator=comma)
    if claim.hedges:
        yield "hedged by", joined(*(_words(each.text, "h") for each in claim.hedges), separator=comma)


def _words(words: str, code: str) -> Html:
    return tag("bdi", text(visible_line(words)), class_=f"m m-{code}")


def _voice(voice: Voice) -> Html:
    cue = tag("span", text(f" “{visible_line(voice.cue.text)}”"), class_="faint") if voice.cue else NOTHING
    return joined(_participant(voice.speaker, "v"), cue)


def _place(place: PlacePhrase) -> Html:
    words = _words(place.text, "p")
    relation = wording.where(place).removesuffix(place.text)
    if place.antecedent:
        words = joined(words, text(" "), _stands_for(place.antecedent))
    if place.place is None:
        return joined(text(relation), words, tag("span", text(f" ({wording.unresolved(place)})"), class_="doubt"))
    resolved = f" = {wording.resolved(place.place)}"
    return joined(text(relation), words, tag("span", text(resolved), class_="faint", title=place.place.id))


def _time(time: Time) -> Html:
    return joined(_words(wording.when(time), "w"), tag("span", text(f" ({wording.basis(time)})"), class_="faint"))


def _toll(casualty: Casualty) -> Html:
    victims = wording.victims(casualty)
    return joined(_words(wording.toll(casualty), "c"), text(f" ({victims})" if victims else ""))


def _sentence(claim: Claim) -> Iterator[Html]:
    words = claim.sentence.text
    start = claim.trigger.start - claim.sentence.start
    end = claim.trigger.end - claim.sentence.start
    yield text(visible_line(words[:start]))
    yield tag("mark", text(visible_line(words[start:end])))
    yield text(visible_line(words[end:]))


# --- what was left ---------------------------------------------------------------------------------------------------


def unread_list(reading: Reading) -> Html:
    """List what was left unread and rejected, with its reasons; nothing where all was read."""
    report = reading.report
    if not report.unread and not report.rejected:
        return NOTHING
    number_of = {(each.start, each.end, each.reason): each.number for each in unread_marks(report)}

    def entry(stretch: Unread) -> Html:
        number = number_of[stretch.start, stretch.end, stretch.reason]
        words = opening(report.document.text[stretch.start : stretch.end], _FIRST_WORDS)
        return tag("li", tag("a", text(words or "(blank)"), href=f"#{reading.key}u{number}", dir="auto"))

    def group(each: UnreadGroup) -> Html:
        title = joined(text(f"{each.reason} "), tag("span", text(str(len(each.stretches))), class_="faint"))
        return joined(tag("h5", title), tag("ul", *map(entry, each.stretches)))

    parts = []
    if report.unread:
        count = wording.counted(len(report.unread), "stretch", "stretches")
        summary = tag("summary", text(f"Left unread: {count}"))
        parts.append(tag("details", summary, *map(group, wording.by_reason(report.unread)), class_="left"))
    if report.rejected:
        items = [
            tag("li", text(f"{reason}: {rejection.detail}"))
            for reason, rejections in wording.rejected_by_reason(report)
            for rejection in rejections
        ]
        summary = tag("summary", text(f"Rejected drafts: {len(report.rejected)}"))
        parts.append(tag("details", summary, tag("ul", *items), class_="left"))
    return joined(*parts)
