"""The command line: `reportedly read`, `add`, `gazetteer` and the others, a module each.

Data goes to standard output, progress and errors to standard error. Each command imports what it needs when it runs, so
that help and completion answer at once.
"""

from reportedly.cli.app import main

__all__ = ["main"]
