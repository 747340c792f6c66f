"""Records made from a text and the phrases marked in it, for tests of every stage."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportedly.records import (
    Casualty,
    CasualtyKind,
    Claim,
    Document,
    Factuality,
    GeoJson,
    Origin,
    Participant,
    Passage,
    PassageKind,
    Phrase,
    Place,
    PlacePhrase,
    Provenance,
    Rejection,
    Relation,
    Report,
    Stance,
    Taxonomy,
    Time,
    TimeBasis,
    Unread,
    VictimStatus,
    Voice,
)


def make_phrase(text: str, marked: str, *, nth: int = 1, within: Phrase | None = None) -> Phrase:
    """The `nth` occurrence of `marked` in `text`, or in the stretch `within` of it."""
    start, stop = (within.start, within.end) if within else (0, len(text))
    found = start - 1
    for _ in range(nth):
        found = text.find(marked, found + 1, stop)
        if found < 0:
            raise AssertionError(f"{marked!r} stands fewer than {nth} times in {text[start:stop]!r}")
    return Phrase(found, found + len(marked), marked)


def make_participant(
    text: str,
    marked: str,
    actor: str | None = None,
    antecedent: str | Phrase | None = None,
    *,
    nth: int = 1,
    within: Phrase | None = None,
) -> Participant:
    at = make_phrase(text, marked, nth=nth, within=within)
    named = make_phrase(text, antecedent) if isinstance(antecedent, str) else antecedent
    return Participant(at.start, at.end, at.text, actor, named)


def make_place(
    text: str,
    marked: str,
    relation: Relation = "in",
    place: Place | None = None,
    *,
    nth: int = 1,
    within: Phrase | None = None,
    **fields: Any,
) -> PlacePhrase:
    at = make_phrase(text, marked, nth=nth, within=within)
    return PlacePhrase(at.start, at.end, at.text, relation, place, **fields)


def make_point(place: Place, relation: Relation, radius_km: float) -> GeoJson:
    """What the pipeline draws for "in" and "near": the place's point with a radius."""
    point = [place.lon, place.lat]
    properties = {
        "relation": relation,
        "precision_km": radius_km,
        "radius_km": radius_km,
        "centre": point,
        "derived": relation != "in",
        "verified": place.verified,
        "acled": 1 if relation == "in" and place.verified else 2,
        "ucdp": 1 if relation == "in" and place.verified else 2,
    }
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": properties}


def make_time(
    text: str,
    marked: str,
    first: str | None,
    last: str | None,
    basis: TimeBasis = "text",
    *,
    within: Phrase | None = None,
) -> Time:
    at = make_phrase(text, marked, within=within)
    return Time(at.text, at.start, at.end, first, last, basis)


def make_casualty(
    text: str,
    marked: str,
    kind: CasualtyKind,
    low: int | None,
    high: int | None,
    victims: str = "",
    status: VictimStatus = "unknown",
    *,
    within: Phrase | None = None,
) -> Casualty:
    at = make_phrase(text, marked, within=within)
    return Casualty(kind, low, high, at.text, at.start, at.end, victims, status)


def make_voice(
    text: str,
    speaker: str | Participant,
    cue: str | None = None,
    stance: Stance = "says",
    *,
    within: Phrase | None = None,
) -> Voice:
    who = make_participant(text, speaker, within=within) if isinstance(speaker, str) else speaker
    return Voice(who, make_phrase(text, cue, within=within) if cue else None, stance)


def make_provenance(**fields: Any) -> Provenance:
    """Where a text file came from; `fields` overrides what a test cares about."""
    digest = hashlib.sha256(b"report").hexdigest()
    return replace(Provenance("report.txt", digest, digest, "text/plain", "plain", "reportedly 0.1.0"), **fields)


def make_document(text: str = "Rebels shelled the town.", **fields: Any) -> Document:
    """A document of `text` with an empty head; `fields` overrides what a test cares about."""
    blank = Document(
        id="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        path="report.txt",
        url=None,
        title=None,
        authors=(),
        outlet=None,
        published=None,
        origin=None,
        language="en",
        taxonomy=(),
        copyright=None,
        reprint=None,
        contact=(),
        text=text,
        passages=(Passage("body", 0, len(text)),),
        provenance=make_provenance(),
    )
    return replace(blank, **fields)


def make_claim(
    text: str,
    trigger: str,
    event: str = "attack",
    *,
    sentence: str | None = None,
    agents: Sequence[str | Participant] = (),
    targets: Sequence[str | Participant] = (),
    instruments: Sequence[str] = (),
    places: Sequence[str | PlacePhrase] = (),
    time: Time | None = None,
    casualties: Sequence[Casualty] = (),
    voice: Sequence[Voice] = (),
    factuality: Factuality = "actual",
    hedges: Sequence[str] = (),
    about: Sequence[str] = (),
    extractor: str = "rules 1",
    id: str | None = None,
) -> Claim:
    """A claim whose marked words are looked up in its sentence (the whole text when none is given)."""
    stretch = make_phrase(text, text if sentence is None else sentence)
    at = make_phrase(text, trigger, within=stretch)
    seed = f"{stretch.start} {at.start} {event} {factuality}"
    return Claim(
        id=hashlib.sha256(seed.encode()).hexdigest()[:16] if id is None else id,
        sentence=stretch,
        event=event,
        trigger=at,
        agents=tuple(make_participant(text, a, within=stretch) if isinstance(a, str) else a for a in agents),
        targets=tuple(make_participant(text, t, within=stretch) if isinstance(t, str) else t for t in targets),
        instruments=tuple(make_phrase(text, i, within=stretch) for i in instruments),
        places=tuple(make_place(text, p, within=stretch) if isinstance(p, str) else p for p in places),
        time=time,
        casualties=tuple(casualties),
        voice=tuple(voice),
        factuality=factuality,
        hedges=tuple(make_phrase(text, h, within=stretch) for h in hedges),
        about=tuple(about),
        extractor=extractor,
    )


def make_report(
    document: Document | str = "Rebels shelled the town.",
    claims: Sequence[Claim] = (),
    unread: Sequence[Unread] = (),
    rejected: Sequence[Rejection] = (),
) -> Report:
    read = make_document(document) if isinstance(document, str) else document
    return Report(read, tuple(claims), tuple(unread), tuple(rejected))


# --- one report with every shape that a claim can take; both outlets are invented ---------------------------------

RAQQA = Place("Raqqa", 35.9594, 39.0079, "geonames:172955", 5.0)
DARAIYA = Place("Al-Daraiya", 35.9561, 38.9852, "reportedly:al-daraiya-raqqa", 1.0, verified=False)

SAMPLE_TEXT = """Front Notes: Ring Around Raqqa Tightens
By Jane Example and Omar Sample
Harbour Review, July 04, 2017
Northern Courier 3 July 2017
Region: Middle East & North Africa
Theme: Armed conflict

In late June the Syrian Democratic Forces (SDF) took the village of Kasrat Afnan from ISIS and moved toward Ratlah.
ISIS claimed that its snipers had killed 74 SDF fighters and wounded 12 of them in the city since June 6.
A spokesman for the SDF denied that snipers had killed so many of its men.
State agency SANA said, citing local residents, that US-led aircraft reportedly bombed houses near al-Daraiya on \
Sunday, killing between 7 and 21 civilians.
“We have seen no sign that anybody was hurt in al-Daraiya,” a coalition officer said.
Monitors counted up to 33 militants and at least 70 civilians dead in clashes between the SDF and ISIS inside the city.
An attempt by the militant group to enter the grain silos failed.
If the truce collapses, the army will shell the road, an opposition site warned.
The war is in its seventh year and nobody can say how it will end.
قال ناشطون إن المدينة محاصرة.
Your gift keeps this paper alive. Please donate today.
Copyright © Northern Courier, 2017. May be reprinted with the name of the author.
"""


def _line(text: str, opening: str) -> Phrase:
    start = text.index(opening)
    end = text.index("\n", start)
    return Phrase(start, end, text[start:end])


def sample_report(path: str = "front-notes.txt") -> Report:
    """A republished report with ten claims: own voice, chain, denial, ranges, hedges, condition, unread."""
    text = SAMPLE_TEXT
    took = _line(text, "In late June")
    snipers = _line(text, "ISIS claimed")
    denial = _line(text, "A spokesman")
    bombed = _line(text, "State agency")
    officer = _line(text, "“We have")
    toll = _line(text, "Monitors counted")
    silos = _line(text, "An attempt")
    truce = _line(text, "If the truce")
    isis = make_phrase(text, "ISIS")
    sdf = make_phrase(text, "Syrian Democratic Forces (SDF)")

    def sniper_voice() -> Voice:
        return make_voice(
            text, make_participant(text, "ISIS", "islamic-state", within=snipers), "claimed", within=snipers
        )

    def warned() -> Voice:
        return make_voice(text, "an opposition site", "warned", within=truce)

    capture = make_claim(
        text,
        "took",
        "capture",
        sentence=took.text,
        agents=[make_participant(text, sdf.text, "syrian-democratic-forces")],
        targets=[make_participant(text, "ISIS", "islamic-state")],
        places=["Kasrat Afnan"],
        time=make_time(text, "In late June", "2017-06-21", "2017-06-30", "publication"),
    )
    advance = make_claim(
        text,
        "moved toward",
        "advance",
        sentence=took.text,
        agents=[make_participant(text, sdf.text, "syrian-democratic-forces")],
        places=[make_place(text, "Ratlah", "toward")],
    )
    shooting = make_claim(
        text,
        "killed",
        "shooting",
        sentence=snipers.text,
        agents=[make_participant(text, "its snipers", "islamic-state", isis)],
        targets=[make_participant(text, "74 SDF fighters", "syrian-democratic-forces")],
        instruments=["snipers"],
        places=[make_place(text, "the city", place=RAQQA, within=snipers, antecedent=make_phrase(text, "Raqqa"))],
        time=make_time(text, "since June 6", "2017-06-06", "2017-07-03", "publication"),
        casualties=[
            make_casualty(text, "74 SDF fighters", "killed", 74, 74, "SDF fighters", "combatant"),
            make_casualty(text, "12 of them", "wounded", 12, 12, "SDF fighters", "combatant"),
        ],
        voice=[
            make_voice(text, make_participant(text, "ISIS", "islamic-state", within=snipers), "claimed", within=snipers)
        ],
    )
    no_shooting = make_claim(
        text,
        "killed",
        "shooting",
        sentence=denial.text,
        agents=["snipers"],
        targets=[make_participant(text, "its men", "syrian-democratic-forces", sdf)],
        voice=[
            make_voice(
                text,
                make_participant(text, "A spokesman for the SDF", "syrian-democratic-forces"),
                "denied",
                "denies",
                within=denial,
            )
        ],
        factuality="negated",
        about=[shooting.id],
    )
    airstrike = make_claim(
        text,
        "bombed",
        "airstrike",
        sentence=bombed.text,
        agents=[make_participant(text, "US-led", "us-led-coalition")],
        targets=["houses"],
        instruments=["aircraft"],
        places=[
            make_place(
                text,
                "al-Daraiya",
                "near",
                DARAIYA,
                geometry=make_point(DARAIYA, "near", 11.0),
            )
        ],
        time=make_time(text, "on Sunday", "2017-07-02", "2017-07-02", "publication"),
        casualties=[
            make_casualty(text, "between 7 and 21 civilians", "killed", 7, 21, "civilians", "civilian"),
        ],
        voice=[
            make_voice(text, make_participant(text, "SANA", "syrian-arab-news-agency"), "said", within=bombed),
            make_voice(text, "local residents", "citing", within=bombed),
        ],
        factuality="possible",
        hedges=["reportedly"],
    )
    unhurt = make_claim(
        text,
        "hurt",
        "casualties",
        sentence=officer.text,
        places=[make_place(text, "al-Daraiya", within=officer, candidates=(DARAIYA, RAQQA))],
        casualties=[make_casualty(text, "anybody", "wounded", 0, 0, "anybody", within=officer)],
        voice=[
            make_voice(
                text,
                make_participant(text, "a coalition officer", "us-led-coalition"),
                "said",
                "doubts",
                within=officer,
            )
        ],
        factuality="negated",
        hedges=["no sign"],
        about=[airstrike.id],
    )
    clash = make_claim(
        text,
        "clashes",
        "clash",
        sentence=toll.text,
        agents=[
            make_participant(text, "the SDF", "syrian-democratic-forces", within=toll),
            make_participant(text, "ISIS", "islamic-state", within=toll),
        ],
        places=[make_place(text, "the city", place=RAQQA, within=toll, antecedent=make_phrase(text, "Raqqa"))],
        casualties=[
            make_casualty(text, "up to 33 militants", "killed", None, 33, "militants", "combatant"),
            make_casualty(text, "at least 70 civilians", "killed", 70, None, "civilians", "civilian"),
            make_casualty(text, "dead", "killed", None, None),
        ],
        voice=[make_voice(text, "Monitors", "counted", within=toll)],
    )
    silo = make_claim(
        text,
        "enter",
        "advance",
        sentence=silos.text,
        agents=[make_participant(text, "the militant group", "islamic-state", isis)],
        places=["grain silos"],
        factuality="failed",
    )
    collapse = make_claim(
        text,
        "collapses",
        "violation",
        sentence=truce.text,
        voice=[warned()],
        factuality="conditional",
    )
    shell = make_claim(
        text,
        "shell",
        "shelling",
        sentence=truce.text,
        agents=["the army"],
        places=["the road"],
        voice=[warned()],
        factuality="predicted",
    )

    def passage(kind: PassageKind, opening: str) -> Passage:
        at = _line(text, opening)
        return Passage(kind, at.start, at.end)

    def unread(opening: str, reason: str) -> Unread:
        at = _line(text, opening)
        return Unread(at.start, at.end, reason)

    document = make_document(
        text,
        path=path,
        url="https://harbour-review.example/2017/07/front-notes",
        title="Front Notes: Ring Around Raqqa Tightens",
        authors=("Jane Example", "Omar Sample"),
        outlet="Harbour Review",
        published="2017-07-04",
        origin=Origin("Northern Courier", "2017-07-03", "https://northern-courier.example/ring-around-raqqa"),
        taxonomy=(Taxonomy("Region", ("Middle East & North Africa",)), Taxonomy("Theme", ("Armed conflict",))),
        copyright="Copyright © Northern Courier, 2017.",
        reprint="May be reprinted with the name of the author.",
        contact=("desk@harbour-review.example",),
        passages=(
            passage("headline", "Front Notes"),
            passage("byline", "By Jane"),
            passage("dateline", "Harbour Review"),
            passage("syndication", "Northern Courier 3"),
            passage("taxonomy", "Region:"),
            passage("taxonomy", "Theme:"),
            Passage("body", took.start, text.index("\nYour gift")),
            Passage("quote", officer.start, text.index("” a coalition") + 1),
            passage("appeal", "Your gift"),
            passage("copyright", "Copyright"),
        ),
    )
    return Report(
        document,
        (capture, advance, shooting, no_shooting, airstrike, unhurt, clash, silo, collapse, shell),
        (
            unread("Front Notes", "headline"),
            unread("By Jane", "byline"),
            unread("Harbour Review", "dateline"),
            unread("Northern Courier 3", "syndication"),
            unread("Region:", "taxonomy"),
            unread("Theme:", "taxonomy"),
            unread("The war is", "no event type"),
            unread("قال", "other language"),
            unread("Your gift", "appeal"),
            unread("Copyright", "copyright"),
        ),
        (Rejection(silos.start, silos.end, "not in the text", "the trigger “stormed” does not stand in the sentence"),),
    )


def stretches(claim: Claim) -> list[tuple[int, int, str]]:
    """Offsets and words of every phrase of a claim."""
    people: list[Participant] = [*claim.agents, *claim.targets, *(v.speaker for v in claim.voice)]
    plain: list[Phrase] = [claim.sentence, claim.trigger, *claim.instruments, *claim.hedges]
    plain += [v.cue for v in claim.voice if v.cue]
    plain += [p.antecedent for p in people if p.antecedent]
    plain += [p.antecedent for p in claim.places if p.antecedent]
    found = [(p.start, p.end, p.text) for p in plain]
    found += [(p.start, p.end, p.text) for p in people]
    found += [(p.start, p.end, p.text) for p in claim.places]
    found += [(c.start, c.end, c.text) for c in claim.casualties]
    return found + ([(claim.time.start, claim.time.end, claim.time.text)] if claim.time else [])
