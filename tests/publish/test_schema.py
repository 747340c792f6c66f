import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportedly.publish.json_report import dump
from reportedly.publish.schema import dump_schema, schema
from tests.factories import make_report, sample_report

FILE = Path(__file__).parents[2] / "docs" / "reportedly-1.schema.json"


def _problems(data: object) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema()).iter_errors(data)]


def test_the_documented_schema_is_the_one_of_the_records() -> None:
    assert FILE.read_text("utf-8") == dump_schema(), (
        "docs/reportedly-1.schema.json is stale; write it anew: reportedly schema > docs/reportedly-1.schema.json"
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "written",
    [
        dump([sample_report()], single=True),
        dump([sample_report(), make_report()], single=False),
        dump([], single=False),
    ],
)
def test_outputs_keep_to_the_schema(written: str) -> None:
    assert _problems(json.loads(written)) == []


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("format", to="reportedly/2"),
        _set("extra", to=1),
        _set("document", "published", to="4 July 2017"),
        _set("document", "text", to=None),
        _set("document", "passages", 0, "kind", to="advert"),
        _set("claims", 0, "trigger", "start", to=-1),
        _set("claims", 0, "time", "from_", to=None),
        _set("claims", 0, "time", "to", to="soon"),
        _set("claims", 2, "casualties", 0, "low", to=74.5),
        _set("claims", 2, "places", 0, "place", "lat", to=95),
        _set("claims", 3, "voice", 0, "stance", to="laments"),
        lambda data: data["claims"][0].pop("hedges"),
        lambda data: data["claims"][0]["agents"][0].pop("actor"),
        lambda data: data.pop("rejected"),
    ],
)
def test_what_breaks_the_format_breaks_the_schema(change: Callable[[Any], None]) -> None:
    data = json.loads(dump([sample_report()], single=True))
    change(data)
    assert _problems(data)
