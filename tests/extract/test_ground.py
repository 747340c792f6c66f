"""Every draft ends in exact characters or in a named rejection."""

from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.drafts import Draft, DraftCasualty, DraftPlace, DraftVoice, Words
from reportedly.extract.ground import ground
from tests.factories import stretches

TEXT = "The army said rebels shelled Sirte, killing 12 people. It gave no details."
SENTENCE = "The army said rebels shelled Sirte, killing 12 people."
DRAFT = Draft(Words(SENTENCE), "shelling", Words("shelled"), agents=(Words("rebels"),), extractor="test")


def test_words_without_offsets_are_found() -> None:
    casualty = DraftCasualty("killed", 12, 12, Words("12 people"), "people", "unknown")
    voice = DraftVoice(Words("army"), Words("said"), "says")
    (grounded,), rejected = ground(
        TEXT, [replace(DRAFT, places=(DraftPlace(Words("Sirte"), "in"),), casualties=(casualty,), voice=(voice,))]
    )
    claim = grounded.claim
    assert rejected == ()
    assert len(stretches(claim)) == 7
    assert all(TEXT[start:end] == words for start, end, words in stretches(claim))


BAD: list[tuple[dict[str, Any], str]] = [
    ({"event": "parade"}, "unknown event type"),
    ({"trigger": Words("bombed")}, "trigger is not in the document"),
    ({"trigger": Words("details")}, "trigger is not in its sentence"),
    ({"trigger": Words("shelled", 3)}, "trigger is not at its offset"),
    ({"trigger": Words("shelled", -1)}, "trigger is not at its offset"),
    ({"trigger": Words("  ")}, "empty trigger"),
    ({"sentence": Words("The army said nothing.")}, "sentence is not in the document"),
    ({"agents": (Words("navy"),)}, "agent is not in the document"),
    ({"targets": (Words("navy"),)}, "target is not in the document"),
    ({"instruments": (Words("mortars"),)}, "instrument is not in the document"),
    ({"places": (DraftPlace(Words("Tunis"), "in"),)}, "place is not in the document"),
    ({"places": (DraftPlace(Words("Sirte"), cast(Any, "under")),)}, "unknown relation"),
    ({"when": Words("Monday")}, "time is not in the document"),
    ({"factuality": "certain"}, "unknown factuality"),
    (
        {"casualties": (DraftCasualty(cast(Any, "sad"), 1, 1, Words("12"), "", "unknown"),)},
        "unknown casualty kind",
    ),
    ({"casualties": (DraftCasualty("killed", 9, 2, Words("12 people"), "", "unknown"),)}, "toll bounds are crossed"),
    ({"voice": (DraftVoice(Words("army"), Words("said"), cast(Any, "sings")),)}, "unknown stance"),
    ({"voice": (DraftVoice(Words("navy"), None, "says"),)}, "speaker is not in the document"),
    ({"hedges": (Words("perhaps"),)}, "hedge is not in the document"),
]


@pytest.mark.parametrize(("change", "reason"), BAD, ids=[r + str(n) for n, (_, r) in enumerate(BAD)])
def test_a_draft_that_does_not_hold_is_rejected_by_name(change: dict[str, Any], reason: str) -> None:
    grounded, (rejection,) = ground(TEXT, [replace(DRAFT, **change)])
    assert grounded == ()
    assert rejection.reason == reason


def test_the_others_are_kept() -> None:
    claims, rejected = ground(TEXT, [DRAFT, replace(DRAFT, event="parade"), DRAFT])
    assert (len(claims), len(rejected)) == (2, 1)


@given(st.text(min_size=1), st.text(min_size=1), st.none() | st.integers(-3, 80))
def test_whatever_words_come_phrases_are_exact_or_rejected(trigger: str, agent: str, start: int | None) -> None:
    draft = replace(DRAFT, trigger=Words(trigger, start), agents=(Words(agent),))
    grounded, rejected = ground(TEXT, [draft])
    assert len(grounded) + len(rejected) == 1
    for each in grounded:
        assert each.draft == draft
        assert all(TEXT[start:end] == words for start, end, words in stretches(each.claim))
