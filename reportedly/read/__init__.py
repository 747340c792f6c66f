"""From files, folders and the standard input to originals: text, blocks and what the markup declares."""

from reportedly.read.files import collect
from reportedly.read.inputs import holds_many, open_input
from reportedly.read.item import Columns, Failure, Item
from reportedly.read.limits import DEFAULT_LIMITS, Limits
from reportedly.read.original import read_bytes, read_item, read_original

__all__ = [
    "DEFAULT_LIMITS",
    "Columns",
    "Failure",
    "Item",
    "Limits",
    "collect",
    "holds_many",
    "open_input",
    "read_bytes",
    "read_item",
    "read_original",
]
