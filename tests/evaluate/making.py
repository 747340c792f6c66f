"""Gold and answers made for tests; the sentences are invented."""

import json
from pathlib import Path
from typing import Any

import yaml

from reportedly.evaluate.claims import PlainClaim, plain_claims

SHELLED = "Shells fell on the market of Karm on Monday and killed nine traders, the river guard said."

Written = dict[str, Any]


def written(**fields: Any) -> Written:
    """A claim as gold writes it: the shelling of a market; `fields` go over it."""
    return {
        "sentence": SHELLED,
        "event": "shelling",
        "trigger": "fell",
        "agents": [],
        "targets": ["nine traders"],
        "places": [{"text": "market of Karm", "relation": "in"}],
        "casualties": [{"kind": "killed", "low": 9, "high": 9}],
        "voice": [{"speaker": "river guard", "stance": "says"}],
        "factuality": "actual",
        **fields,
    }


def plain(**fields: Any) -> PlainClaim:
    return plain_claims({"claims": [written(**fields)]}, "made")[0]


def save_gold(folder: Path, claims: dict[str, list[Written]]) -> Path:
    gold = folder / "gold"
    gold.mkdir(parents=True, exist_ok=True)
    for article, own in claims.items():
        text = yaml.safe_dump({"article": article, "claims": own}, allow_unicode=True)
        (gold / f"{article}.yaml").write_text(text, encoding="utf-8")
    return gold


def save_answers(folder: Path, claims: dict[str, list[Written]]) -> Path:
    answers = folder / "answers"
    answers.mkdir(parents=True, exist_ok=True)
    for article, own in claims.items():
        (answers / f"{article}.json").write_text(json.dumps({"claims": own}), encoding="utf-8")
    return answers
