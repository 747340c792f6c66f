"""Which documents hang together: who copies whom."""

from reportedly.link.copies import Copy, Evidence, Run, find_copies
from reportedly.link.credits import Credit
from reportedly.link.descent import Descent, trace_descent
from reportedly.link.story import Story, story_of

__all__ = ["Copy", "Credit", "Descent", "Evidence", "Run", "Story", "find_copies", "story_of", "trace_descent"]
