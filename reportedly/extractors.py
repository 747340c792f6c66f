"""The extractors, in one place: each is a callable from a text, its sentences and a toponym test to drafts.

Third parties add theirs as entry points of the group `reportedly.extractors`; their drafts pass through grounding and
the
ontology check like everybody's.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points

from reportedly.drafts import Draft
from reportedly.errors import SettingsError
from reportedly.extract import rules
from reportedly.extract.phrases import IsToponym
from reportedly.sentences import Sentence

Extract = Callable[[str, Sequence[Sentence], IsToponym], Iterator[Draft]]
GROUP = "reportedly.extractors"


def load_extractors() -> dict[str, Extract]:
    """All extractors by name; raises SettingsError when two have the same name."""
    found: dict[str, Extract] = {"rules": rules.extract}
    for point in entry_points(group=GROUP):
        if point.name in found:
            raise SettingsError(
                f"extractor {point.name!r} of {point.value} has a name that is taken; uninstall one of them"
            )
        found[point.name] = point.load()
    return found
