"""The ledger: reports and their claims in one SQLite file, the originals beside it, every act on record.

A ledger is a folder with `ledger.sqlite` and `objects/`, where each original lies under the digest of its bytes. What
was read is never changed; each act (read, refuse, extract) is a row of a log in which every row's hash covers the one
before.
"""

from reportedly.ledger.adding import Added, add
from reportedly.ledger.bundle import Bundled, Selection, verify_bundle, write_bundle
from reportedly.ledger.opening import Ledger, closing_ledger, init_ledger, open_ledger
from reportedly.ledger.status import Status, status_of
from reportedly.ledger.verifying import verify

__all__ = [
    "Added",
    "Bundled",
    "Ledger",
    "Selection",
    "Status",
    "add",
    "closing_ledger",
    "init_ledger",
    "open_ledger",
    "status_of",
    "verify",
    "verify_bundle",
    "write_bundle",
]
