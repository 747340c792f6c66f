"""From files, folders and the standard input to originals: text, blocks and what the markup declares."""

from reportedly.read.files import collect
from reportedly.read.limits import DEFAULT_LIMITS, Limits
from reportedly.read.original import load_input, read_bytes, read_loaded_bytes, read_original

__all__ = ["DEFAULT_LIMITS", "Limits", "collect", "load_input", "read_bytes", "read_loaded_bytes", "read_original"]
