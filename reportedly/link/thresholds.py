"""How much two texts must share to be called copies.

The figures were set by eye on pairs of FA-KES whose left id is even (bench/copies), see docs/copies.md.
"""

from typing import Literal

from reportedly.link.background import day_number
from reportedly.link.comparing import Overlap
from reportedly.link.story import Story

# Nearly all of one text stands in the other: a copy, however far apart in time.
FULL = 0.7
# A stretch of it: only within days, since background, too, is copied later; more of it from an outlet's own archive.
PART = 0.16
OWN_PART = 0.25
PART_DAYS = 2
OWN_DAYS = 0
LEAST_WORDS = 20
LEAST_RUN = 9
OWN_RUN = 15


def kind_of(left: Story, right: Story, shared: Overlap, run: int) -> Literal["full", "part"] | None:
    """Whether two stories copy in full, in part or not at all. `run` is the longest common run in words."""
    share = max(shared.left, shared.right)
    if shared.words < LEAST_WORDS or run < LEAST_RUN:
        return None
    if share >= FULL:
        return "full"
    own = left.outlet is not None and left.outlet == right.outlet
    dated = left.published is not None and right.published is not None
    days = abs(day_number(left) - day_number(right)) if dated else 0
    if own:
        return "part" if share >= OWN_PART and days <= OWN_DAYS and run >= OWN_RUN else None
    return "part" if share >= PART and days <= PART_DAYS else None
