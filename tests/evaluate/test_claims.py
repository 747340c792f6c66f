from typing import Any

import pytest

from reportedly.errors import DataError
from reportedly.evaluate.claims import PlainToll, plain_claims
from reportedly.publish.json_report import as_json
from tests.evaluate.making import plain, written
from tests.factories import sample_report


def test_gold_and_answer_have_one_shape() -> None:
    assert plain(sentence={"text": "Here.", "start": 0, "end": 5}).sentence == "Here."
    assert plain(agents=[{"text": "its guard", "actor": None}, "12th Division", 12]).agents == (
        "its guard",
        "12th Division",
        "12",
    )
    assert plain(casualties=[{"kind": "killed", "low": 0}]).casualties == (PlainToll("killed", 0, None),)


def test_the_innermost_voice_counts() -> None:
    chain = [{"speaker": {"text": "paper"}, "stance": "says"}, {"speaker": "guards", "stance": "denies"}]
    assert (plain(voice=chain).speaker, plain(voice=chain).stance) == ("guards", "denies")
    assert (plain(voice=[]).speaker, plain(voice=[]).stance) == ("", "")


@pytest.mark.parametrize("field", ["agents", "targets", "places", "casualties", "voice"])
def test_null_is_an_empty_list(field: str) -> None:
    assert getattr(plain(**{field: None}), field) == ()


def test_a_report_that_was_read_is_an_answer() -> None:
    report = sample_report()
    claims = plain_claims(as_json(report), "sample")
    assert [claim.event for claim in claims] == [claim.event for claim in report.claims]
    assert claims[4].speaker == "local residents"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "must hold an object"),
        ("claims", "must hold an object"),
        ({"claims": 3}, "claims: "),
        ({"claims": {"a": 1}}, "claims: "),
        ({"claims": ["a"]}, "claims[0]: must be an object; see"),
        ({"claims": [{}]}, "claims[0].sentence: field required"),
        ({"claims": [written(event=None)]}, "claims[0].event: "),
        ({"claims": [written(event=["shelling"])]}, "claims[0].event: "),
        ({"claims": [written(), written(trigger=True)]}, "claims[1].trigger: "),
        ({"claims": [written(trigger={"start": 1})]}, "claims[0].trigger: "),
        ({"claims": [written(agents="guards")]}, "claims[0].agents: "),
        ({"claims": [written(agents=[["guards"]])]}, "claims[0].agents[0]: "),
        ({"claims": [written(casualties=[{"kind": "killed", "low": "9"}])]}, "claims[0].casualties[0].low: "),
        ({"claims": [written(casualties=[{"kind": "killed", "low": True}])]}, "claims[0].casualties[0].low: "),
        ({"claims": [written(casualties=[{"low": 9}])]}, "claims[0].casualties[0].kind: field required"),
        ({"claims": [written(voice=["guards"])]}, "claims[0].voice[0]: "),
        ({"claims": [written(voice=[{"speaker": 2.5}])]}, "claims[0].voice[0].speaker: "),
    ],
)
def test_faults_name_the_field(data: Any, said: str) -> None:
    with pytest.raises(DataError) as caught:
        plain_claims(data, "x.yaml")
    message = str(caught.value)
    assert message.startswith(f"x.yaml: {said}")
    assert "\n" not in message
