"""Generated stories for measuring speed and memory at scale: words drawn by rank (Zipf), a fifth of the stories copies.

Half of the copies are whole with a few words changed, half take a third of another story. Every story of an outlet ends
with that outlet's own notice, and one in ten holds one of fifty standing paragraphs.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from reportedly.link import Story

VOCABULARY = 60_000
OUTLETS = 200
COPIED = 0.2
DAYS = 300
_REMEMBERED = 500


def made_stories(count: int, words: int, seed: int = 1) -> Iterator[tuple[Story, int | None]]:
    """Yield `count` stories of about `words` words each (half to one and a half times as many), with the number of the
    story that each copies, None for most. A copy appears within two days.
    """
    drawn = random.Random(seed)
    known = [_syllables(rank) for rank in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(length: int) -> list[str]:
        return drawn.choices(known, cum_weights=weights, k=length)

    notices = [text(20) for _ in range(OUTLETS)]
    standing = [text(40) for _ in range(50)]
    recent: list[tuple[int, date, list[str]]] = []
    for number in range(count):
        origin = None
        day = date(2017, 1, 1) + timedelta(days=number * DAYS // count)
        body = text(drawn.randint(words // 2, words * 3 // 2))
        if recent and drawn.random() < COPIED:
            origin, day, copied = drawn.choice(recent)
            day += timedelta(days=drawn.randint(0, 2))
            if drawn.random() < 0.5:
                body = [word if drawn.random() < 0.98 else drawn.choice(known) for word in copied]
            else:
                third = max(30, len(copied) // 3)
                start = drawn.randint(0, max(0, len(copied) - third))
                body = body[: len(body) // 2] + copied[start : start + third] + body[len(body) // 2 :]
        outlet = drawn.randrange(OUTLETS)
        if origin is None:
            recent.append((number, day, body))
            del recent[:-_REMEMBERED]
        told = body + (drawn.choice(standing) if drawn.random() < 0.1 else []) + notices[outlet]
        shown = " ".join(told)
        yield Story(f"{number:08}", shown, ((0, len(shown)),), f"Outlet {outlet}", day.isoformat()), origin


def _syllables(rank: int) -> str:
    parts = []
    rest = rank + 20
    while rest:
        parts.append("bcdfghjklmnprstvwxyz"[rest % 20] + "aeiou"[rest // 20 % 5])
        rest //= 100
    return "".join(parts)
