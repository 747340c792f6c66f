"""How large an input may be, and how much work it may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may cost. docs/inputs.md shows which hostile input meets which limit.

    One report: `bytes` is the largest file or member, `characters` (Unicode code points) the largest text.
    One container: `container_bytes` is the largest file; `parsed_bytes` the largest that must be held whole (feed,
    mail, PDF, Word, Telegram); `unpacked_bytes` how much its members may hold together, `ratio` how many times
    larger than packed a member of 1 MB and more may be; `members`, `documents` and `pages` how many there may be;
    `depth` how deep parts of a mail may nest.
    The process that reads a container: `child_bytes` of memory, `child_cpu` seconds of computing and one more for
    each MB of the file, `child_silence` seconds without a sign of life.
    """

    bytes: int = 16_000_000
    characters: int = 2_000_000
    container_bytes: int = 4_000_000_000
    parsed_bytes: int = 64_000_000
    unpacked_bytes: int = 8_000_000_000
    ratio: int = 200
    members: int = 20_000
    documents: int = 1_000_000
    pages: int = 5_000
    depth: int = 20
    child_bytes: int = 1_000_000_000
    child_cpu: int = 60
    child_silence: int = 120


DEFAULT_LIMITS = Limits()
