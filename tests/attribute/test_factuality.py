"""How surely an event is told; one table, the sentences are our own."""

import pytest

from reportedly.pipeline import Reader, read_document
from tests.factories import make_document

CASES = [
    ("The army captured the town.", "capture", "actual", ()),
    ("The army is capturing the town.", "capture", "actual", ()),
    ("The army will capture the town.", "capture", "planned", ("will",)),
    ("The army may have captured the town.", "capture", "possible", ("may",)),
    ("The army has not captured the town.", "capture", "negated", ("not",)),
    ("The army never captured the town.", "capture", "negated", ("never",)),
    ("Nobody attacked the town.", "attack", "negated", ("Nobody",)),
    ("The army reportedly captured the town.", "capture", "possible", ("reportedly",)),
    ("The army allegedly captured the town.", "capture", "possible", ("allegedly",)),
    ("The army failed to capture the town.", "capture", "failed", ("failed",)),
    ("The army attempted to capture the town.", "capture", "attempted", ("attempted",)),
    ("The army is trying to capture the town.", "capture", "attempted", ("trying",)),
    ("The army threatened to attack the town.", "attack", "planned", ("threatened",)),
    ("The army ordered an attack on the town.", "attack", "planned", ("ordered",)),
    ("The army launched an offensive to capture the town.", "capture", "planned", ()),
    ("The army is expected to attack the town.", "attack", "predicted", ("expected",)),
    ("If the army attacks the town, thousands will flee.", "attack", "conditional", ("If",)),
    ("Unless the army withdraws from the town, the talks will end.", "withdraw", "conditional", ("Unless",)),
    ("A failed attack on the town left two dead.", "attack", "failed", ("failed",)),
    ("The alleged attack on the town left two dead.", "attack", "possible", ("alleged",)),
    ("There was no attack on the town.", "attack", "negated", ("no",)),
    ("The army failed to advance despite air strikes on the town.", "airstrike", "actual", ()),
    ("The town fell to rebels who had failed to take it before.", "capture", "actual", ()),
]


@pytest.mark.parametrize(("sentence", "event", "factuality", "hedges"), CASES, ids=[c[0] for c in CASES])
def test_factuality(sentence: str, event: str, factuality: str, hedges: tuple[str, ...], rule_reader: Reader) -> None:
    claim = next(c for c in read_document(make_document(sentence), rule_reader).claims if c.event == event)
    assert claim.factuality == factuality
    assert tuple(h.text for h in claim.hedges) == hedges
