"""How much two texts must share to be called copies.

The figures were set by eye on pairs of FA-KES and on the project's own reports, see docs/copies.md.
"""

from typing import Literal

from reportedly.link.background import day_number
from reportedly.link.comparing import Overlap
from reportedly.link.story import Story

# Nearly all of one text stands in the other: a copy, however far apart in time; in full where the one is the original.
WHOLE = 0.7
# A stretch of it: only within days, since background, too, is copied later; more of it from an outlet's own archive.
PART = 0.16
OWN_PART = 0.25
PART_DAYS = 2
OWN_DAYS = 0
LEAST_WORDS = 20
LEAST_RUN = 9
OWN_RUN = 15


def is_copy(left: Story, right: Story, shared: Overlap, run: int) -> bool:
    """Whether one of two stories copies the other. `run` is their longest common run in words."""
    share = max(shared.left, shared.right)
    if shared.words < LEAST_WORDS or run < LEAST_RUN:
        return False
    if share >= WHOLE:
        return True
    own = left.outlet is not None and left.outlet == right.outlet
    dated = left.published is not None and right.published is not None
    days = abs(day_number(left) - day_number(right)) if dated else 0
    if own:
        return share >= OWN_PART and days <= OWN_DAYS and run >= OWN_RUN
    return share >= PART and days <= PART_DAYS


def kind_of(shared: Overlap) -> Literal["full", "part"]:
    """Whether the right one of two stories copies the left one in full: nearly all of the left one stands in it."""
    return "full" if shared.left >= WHOLE else "part"
