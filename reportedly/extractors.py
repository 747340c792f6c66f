"""The extractors, in one place: each is a callable from a prepared text to drafts.

Third parties add theirs as entry points of the group `reportedly.extractors`; their drafts pass through grounding and
the ontology check like everybody's.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path

from reportedly.drafts import Draft
from reportedly.errors import SettingsError
from reportedly.extract import rules
from reportedly.extract.prepared import Prepared
from reportedly.tag.extract import extract as tag
from reportedly.tag.model import SHIPPED, Model, load_model

Extract = Callable[[Prepared], Iterator[Draft]]
GROUP = "reportedly.extractors"
BUILT_IN = ("rules", "tagger", "both")


def load_extractor(name: str, model: Path | None = None) -> Extract:
    """The extractor of a name, ready for use; `model` is the folder of the tagger, None for the one that ships.

    Raises SettingsError where no extractor or more than one has the name, and DataError where the tagger cannot be
    loaded.
    """
    added = {point.name: point for point in entry_points(group=GROUP)}
    known = sorted({*BUILT_IN, *added})
    if name not in known:
        raise SettingsError(f"extractor: {name!r} is unknown; known are {', '.join(known)}")
    if name in BUILT_IN and name in added:
        raise SettingsError(f"extractor {name!r} of {added[name].value} has a name that is taken; uninstall it")
    if name == "rules":
        return by_rules
    if name in BUILT_IN:
        return partial(by_model, model=load_model(SHIPPED if model is None else model), hinted=name == "both")
    found: Extract = added[name].load()
    return found


def by_rules(prepared: Prepared) -> Iterator[Draft]:
    """What rules over word lists and syntax find."""
    return rules.extract(prepared.text, prepared.sentences, prepared.is_toponym)


def by_model(prepared: Prepared, *, model: Model, hinted: bool) -> Iterator[Draft]:
    """What the trained tagger finds, knowing what rules read (`hinted`) or not."""
    return tag(prepared, model, hinted=hinted)
