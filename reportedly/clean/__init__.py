"""From originals to documents: passages, provenance, language."""

from reportedly.clean.document import clean
from reportedly.clean.outlets import Outlet, Outlets, known_outlets, load_outlets

__all__ = ["Outlet", "Outlets", "clean", "known_outlets", "load_outlets"]
