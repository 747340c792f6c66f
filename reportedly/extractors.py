"""The extractors, in one place: each is a callable from a prepared text to drafts.

Third parties add theirs as entry points of the group `reportedly.extractors`; their drafts pass through grounding and
the ontology check like everybody's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path

from reportedly.drafts import Draft
from reportedly.errors import SettingsError
from reportedly.extract import rules
from reportedly.extract.phrases import IsToponym
from reportedly.sentences import Sentence
from reportedly.tag.extract import extract as tag
from reportedly.tag.model import SHIPPED, load_model


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document's text ready for extraction: its parsed sentences, the stretches that stand in quotation marks, and
    which names are toponyms.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    is_toponym: IsToponym


Extract = Callable[[Prepared], Iterator[Draft]]
GROUP = "reportedly.extractors"


def load_extractors(model: Path | None = None) -> dict[str, Extract]:
    """All extractors by name; `model` is the folder of the tagger, None for the one that ships.

    Raises SettingsError when two have the same name.
    """
    folder = SHIPPED if model is None else model
    found: dict[str, Extract] = {
        "rules": by_rules,
        "tagger": partial(by_model, folder=folder, hinted=False),
        "both": partial(by_model, folder=folder, hinted=True),
    }
    for point in entry_points(group=GROUP):
        if point.name in found:
            raise SettingsError(
                f"extractor {point.name!r} of {point.value} has a name that is taken; uninstall one of them"
            )
        found[point.name] = point.load()
    return found


def by_rules(prepared: Prepared) -> Iterator[Draft]:
    """What rules over word lists and syntax find."""
    return rules.extract(prepared.text, prepared.sentences, prepared.is_toponym)


def by_model(prepared: Prepared, *, folder: Path, hinted: bool) -> Iterator[Draft]:
    """What the trained tagger in a folder finds, knowing what rules read (`hinted`) or not."""
    model = load_model(folder)
    return tag(prepared.text, prepared.sentences, prepared.quoted, prepared.is_toponym, model, hinted=hinted)
