"""What every extractor is given."""

from dataclasses import dataclass

from reportedly.extract.phrases import IsToponym
from reportedly.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document's text ready for extraction: its parsed sentences, the stretches that stand in quotation marks and the
    names of parties to conflicts, both in order, and which names are toponyms.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    parties: tuple[tuple[int, int], ...]
    is_toponym: IsToponym
