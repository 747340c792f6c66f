from dataclasses import replace

import pytest

from reportedly.publish import wording
from reportedly.records import Casualty, CasualtyKind, Origin, Relation, Stance, Time, TimeBasis, VictimStatus
from tests.factories import (
    make_claim,
    make_document,
    make_participant,
    make_phrase,
    make_place,
    make_voice,
    sample_report,
)

CLAIMS = wording.numbered(sample_report().claims)


@pytest.mark.parametrize(
    ("kind", "low", "high", "worded"),
    [
        ("killed", 74, 74, "killed 74"),
        ("killed", 0, 0, "killed 0"),
        ("killed", 70, None, "killed 70 or more"),
        ("wounded", None, 33, "wounded up to 33"),
        ("killed", 7, 21, "killed 7-21"),
        ("displaced", 100000, 100000, "displaced 100,000"),
        ("missing", None, None, "missing, number not told"),
    ],
)
def test_toll(kind: CasualtyKind, low: int | None, high: int | None, worded: str) -> None:
    assert wording.toll(Casualty(kind, low, high, "", 0, 0, "", "unknown")) == worded


@pytest.mark.parametrize(
    ("victims", "status", "worded"),
    [
        ("SDF fighters", "combatant", "SDF fighters, combatant"),
        ("civilians", "civilian", "civilians"),
        ("people", "unknown", "people"),
        ("", "civilian", "civilian"),
        ("", "unknown", ""),
    ],
)
def test_victims(victims: str, status: VictimStatus, worded: str) -> None:
    assert wording.victims(Casualty("killed", 1, 1, "", 0, 0, victims, status)) == worded


@pytest.mark.parametrize(
    ("first", "last", "worded"),
    [
        ("2017-07-02", "2017-07-02", "2 July 2017"),
        ("2017-06-21", "2017-06-30", "21-30 June 2017"),
        ("2017-06-01", "2017-06-30", "June 2017"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2017-02-01", "2017-02-27", "1-27 February 2017"),
        ("2017-06-06", "2017-07-03", "6 June - 3 July 2017"),
        ("2016-12-30", "2017-01-02", "30 December 2016 - 2 January 2017"),
        ("2011-01-01", "2011-12-31", "2011"),
        ("2011-01-01", "2012-12-31", "1 January 2011 - 31 December 2012"),
        ("2017-06-06", None, "from 6 June 2017"),
        (None, "2017-07-03", "until 3 July 2017"),
        (None, None, "days unknown"),
    ],
)
def test_when(first: str | None, last: str | None, worded: str) -> None:
    assert wording.when(Time("then", 0, 4, first, last, "text")) == worded


@pytest.mark.parametrize(
    ("first", "basis", "worded"),
    [
        ("2017-07-02", "text", "“on Sunday”"),
        ("2017-07-02", "publication", "“on Sunday”, reckoned from publication"),
        (None, "publication", "“on Sunday”"),
    ],
)
def test_basis(first: str | None, basis: TimeBasis, worded: str) -> None:
    assert wording.basis(Time("on Sunday", 0, 9, first, first, basis)) == worded


@pytest.mark.parametrize(("iso", "worded"), [("2017-07-04", "4 July 2017"), ("soon", "soon"), (None, ""), ("", "")])
def test_day(iso: str | None, worded: str) -> None:
    assert wording.day(iso) == worded


@pytest.mark.parametrize(
    ("relation", "worded"),
    [
        ("in", "Raqqa"),
        ("near", "near Raqqa"),
        ("toward", "toward Raqqa"),
        ("from", "from Raqqa"),
        ("along", "along Raqqa"),
        ("east_of", "east of Raqqa"),
        ("northwest_of", "north-west of Raqqa"),
        ("southeast_of", "south-east of Raqqa"),
    ],
)
def test_where(relation: Relation, worded: str) -> None:
    assert wording.where(make_place("Raqqa", "Raqqa", relation)) == worded


@pytest.mark.parametrize(
    ("lat", "lon", "verified", "worded"),
    [
        (35.9594, 39.0079, True, "35.96°N, 39.01°E"),
        (-1.5, -70.004, True, "1.50°S, 70.00°W"),
        (0, 0, False, "0.00°N, 0.00°E, unverified"),
    ],
)
def test_position(lat: float, lon: float, verified: bool, worded: str) -> None:
    assert wording.position(lat, lon, verified=verified) == worded


@pytest.mark.parametrize(
    ("outlet", "origin", "worded"),
    [
        (None, None, "the outlet itself"),
        ("Harbour Review", None, "the outlet itself (Harbour Review)"),
        ("Harbour Review", "Northern Courier", "the outlet itself (Northern Courier, through Harbour Review)"),
        ("Northern Courier", "Northern Courier", "the outlet itself (Northern Courier)"),
        (None, "Northern Courier", "the outlet itself (Northern Courier)"),
    ],
)
def test_outlet_itself(outlet: str | None, origin: str | None, worded: str) -> None:
    document = make_document(outlet=outlet, origin=Origin(origin, None, None) if origin else None)
    assert wording.outlet_itself(document) == worded


def test_claims_are_numbered_as_they_stand_in_the_document() -> None:
    backwards = wording.numbered(reversed(sample_report().claims))
    assert backwards == CLAIMS
    assert [item.number for item in CLAIMS] == list(range(1, 11))
    starts = [(item.claim.sentence.start, item.claim.trigger.start) for item in CLAIMS]
    assert starts == sorted(starts)


def test_grouped_by_who_says_them() -> None:
    groups = [(group.names, [item.number for item in group.claims]) for group in wording.by_voice(CLAIMS)]
    assert groups == [
        ((), [1, 2, 8]),
        (("ISIS",), [3]),
        (("A spokesman for the SDF",), [4]),
        (("SANA", "local residents"), [5]),
        (("a coalition officer",), [6]),
        (("Monitors",), [7]),
        (("an opposition site",), [9, 10]),
    ]


TEXT = "ISIS said rebels shelled it. The group said they shot. Activists said it burned. The activists said it fell."


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (("ISIS", "islamic-state", None), ("The group", "islamic-state", None), True),
        (("ISIS", None, None), ("The group", None, "ISIS"), True),
        (("ISIS", "islamic-state", None), ("The group", None, None), False),
        (("Activists", None, None), ("activists", None, None), True),
    ],
)
def test_one_speaker_under_two_names(
    first: tuple[str, str | None, str | None], second: tuple[str, str | None, str | None], together: bool
) -> None:
    claims = [
        make_claim(TEXT, trigger, voice=[make_voice(TEXT, make_participant(TEXT, *speaker))])
        for trigger, speaker in (("shelled", first), ("shot", second))
    ]
    assert len(wording.by_voice(wording.numbered(claims))) == (1 if together else 2)


@pytest.mark.parametrize(
    ("number", "worded"),
    [
        (1, ()),
        (3, ()),
        (4, ("denies claim 3", "negated")),
        (5, ("possible",)),
        (6, ("doubts claim 5", "negated")),
        (8, ("failed",)),
    ],
)
def test_standing(number: int, worded: tuple[str, ...]) -> None:
    assert wording.standing(CLAIMS[number - 1].claim, CLAIMS) == worded


@pytest.mark.parametrize(
    ("stances", "about", "worded"),
    [
        (["accuses"], False, ("accuses",)),
        (["denies"], False, ("denies",)),
        (["denies"], True, ("denies claim 1",)),
        (["says"], True, ("is about claim 1",)),
        (["says", "denies"], False, ("Activists denies",)),
        (["says", "denies"], True, ("Activists denies", "denies claim 1")),
        (["accuses", "doubts"], False, ("ISIS accuses", "Activists doubts")),
    ],
)
def test_standing_of_a_chain(stances: list[Stance], about: bool, worded: tuple[str, ...]) -> None:
    first = make_claim(TEXT, "shelled")
    speakers = ["ISIS", "Activists"]
    second = make_claim(
        TEXT,
        "shot",
        voice=[make_voice(TEXT, speaker, None, stance) for speaker, stance in zip(speakers, stances, strict=False)],
        about=[first.id] if about else [],
    )
    assert wording.standing(second, wording.numbered([first, second])) == worded


def test_an_answer_to_a_claim_that_is_not_there_is_not_numbered() -> None:
    claim = replace(make_claim(TEXT, "shot"), about=("gone",))
    assert wording.answers(claim, wording.numbered([claim])) == ()


def test_name_is_the_antecedent_where_there_is_one() -> None:
    assert wording.name(make_participant(TEXT, "The group", antecedent=make_phrase(TEXT, "ISIS"))) == "ISIS"
    assert wording.name(make_participant(TEXT, "The group")) == "The group"
