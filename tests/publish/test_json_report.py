import dataclasses
import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.publish.json_report import FORMAT, as_json, dump, from_json, load, pieces
from tests.factories import make_claim, make_document, make_participant, make_report, sample_report
from tests.publish.golden import check_golden

SAMPLE = sample_report()


def test_sample_as_written() -> None:
    check_golden("sample.json", dump([SAMPLE], single=True))


def test_key_order_is_that_of_the_format() -> None:
    data = as_json(SAMPLE)
    assert list(data) == ["format", "document", "claims", "unread", "rejected"]
    assert isinstance(data["document"], dict)
    assert " ".join(data["document"]) == (
        "id path url title authors outlet published origin language taxonomy copyright reprint contact text passages "
        "provenance"
    )
    assert isinstance(data["claims"], list)
    assert " ".join(data["claims"][0]) == (
        "id sentence event trigger agents targets instruments places time casualties voice "
        "factuality hedges about extractor"
    )
    assert list(data["claims"][0]["time"]) == ["text", "start", "end", "from", "to", "basis"]


def test_fields_that_are_left_out_while_unset() -> None:
    claims: Any = as_json(SAMPLE)["claims"]
    by_event = {claim["event"]: claim for claim in claims[:6]}
    assert "antecedent" not in by_event["capture"]["agents"][0]
    assert claims[2]["agents"][0]["antecedent"]["text"] == "ISIS"
    assert by_event["capture"]["places"][0]["place"] is None
    assert "candidates" not in by_event["capture"]["places"][0]
    assert [each["name"] for each in claims[5]["places"][0]["candidates"]] == ["Al-Daraiya", "Raqqa"]
    assert claims[4]["places"][0]["place"]["verified"] is False
    assert "verified" not in claims[2]["places"][0]["place"]
    assert by_event["capture"]["agents"][0]["actor"] == "syrian-democratic-forces"
    assert claims[3]["agents"][0]["actor"] is None


@pytest.mark.parametrize(
    ("reports", "single", "expected"),
    [
        ([SAMPLE], True, (SAMPLE,)),
        ([SAMPLE], False, (SAMPLE,)),
        ([SAMPLE, make_report()], False, (SAMPLE, make_report())),
        ([], False, ()),
    ],
)
def test_what_is_written_is_read_again(reports: list[Any], single: bool, expected: tuple[Any, ...]) -> None:
    written = dump(reports, single=single)
    assert load(written) == expected
    assert isinstance(json.loads(written), dict if single else list)
    assert written.endswith("\n")
    assert "".join(pieces(iter(reports), single=single)) == written


def test_nothing_for_a_single_report_that_could_not_be_read() -> None:
    assert dump([], single=True) == ""


def test_every_character_is_itself() -> None:
    report = make_report("قصف 🚀 Ébla\u2028“mortars”")
    written = dump([report, report], single=False)
    assert "قصف 🚀 Ébla\u2028“mortars”" in written
    assert load(written) == (report, report)


def test_a_lone_surrogate_is_spelled_out() -> None:
    written = dump([make_report("a\ud83d b")], single=True)
    assert written.encode("utf-8")
    assert json.loads(written)["document"]["text"] == "a\ud83d b"


def test_unknown_keys_are_passed_over() -> None:
    data = json.loads(dump([SAMPLE], single=True))
    data["later"] = 1
    data["claims"][0]["spans"] = []
    assert from_json(data) == SAMPLE


def _changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    data: dict[str, Any] = deepcopy(json.loads(dump([SAMPLE], single=True)))
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    if value is KeyError:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(None, "the format is None", id="null"),
        pytest.param([], "the format is None", id="list"),
        pytest.param({}, "the format is None", id="no format"),
        pytest.param(_changed(("format",), "reportedly/2"), "'reportedly/2', not 'reportedly/1'", id="other format"),
        pytest.param(_changed(("document",), KeyError), "document: field required", id="no document"),
        pytest.param(_changed(("claims",), None), "claims: ", id="no claims"),
        pytest.param(_changed(("claims", 0), 7), "claims[0]: ", id="claim is a number"),
        pytest.param(_changed(("claims", 0, "time", "from"), 3), "claims[0].time.from: ", id="day is a number"),
        pytest.param(
            _changed(("claims", 0, "trigger", "start"), "237"), "claims[0].trigger.start: ", id="offset in words"
        ),
        pytest.param(_changed(("claims", 0, "factuality"), "sure"), "claims[0].factuality: ", id="unknown factuality"),
        pytest.param(
            _changed(("claims", 0, "trigger", "start"), 236), "'took' does not stand at 236..241", id="shifted"
        ),
        pytest.param(_changed(("claims", 0, "trigger", "end"), 10**9), "lies outside the text", id="too far"),
        pytest.param(_changed(("unread", 0, "start"), -1), "unread[0]: -1..", id="before the text"),
        pytest.param(
            _changed(("claims", 3, "about"), ["x"]), "claims[3].about: no claim has the id 'x'", id="dangling"
        ),
    ],
)
def test_damaged_readings_are_named(data: object, said: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(data)
    message = str(caught.value)
    assert said in message
    assert "\n" not in message
    assert message.endswith(f"give a file that 'reportedly read --json' wrote in the format {FORMAT}")


def test_text_that_is_no_json_is_named() -> None:
    with pytest.raises(InputError, match="line 2 is no JSON"):
        load("{\n")


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(words, words, words, st.lists(st.sampled_from(["rebels", "a mayor"]), max_size=2), st.booleans())
def test_any_text_survives(before: str, trigger: str, after: str, actors: list[str], single: bool) -> None:
    text = f"{before}{trigger}{after} rebels, a mayor"
    claim = make_claim(text, trigger, agents=[make_participant(text, each, actor=each) for each in actors])
    report = make_report(make_document(text, title=before, authors=tuple(actors)), [claim])
    assert load(dump([report], single=single)) == (report,)


def test_records_stay_frozen_when_read_again() -> None:
    (report,) = load(dump([SAMPLE], single=True))
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.claims[0].event = "attack"  # type: ignore[misc]
    assert isinstance(report.claims, tuple)
