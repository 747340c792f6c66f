"""How large an input may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file (bytes) and the largest text (Unicode code points) that are read as one report."""

    bytes: int = 16_000_000
    characters: int = 2_000_000


DEFAULT_LIMITS = Limits()
