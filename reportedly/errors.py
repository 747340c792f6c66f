"""Everything that can go wrong on purpose.

    ReportedlyError
    ├── InputError        a file or stream that cannot be read as a report
    │   ├── MissingInput      nothing is there, or a folder holds no report
    │   ├── UnreadableInput   binary, damaged or of an unknown format
    │   ├── EmptyInput        no text at all
    │   └── TooLargeInput     over a limit that is named in the message
    ├── DataError         a data file (built in or the user's own) breaks its format
    ├── SettingsError     reportedly.toml or an option holds a value that cannot be used
    ├── LedgerError       a ledger is missing, damaged, or not as it was written
    └── OutputError       an output file cannot be written

Each message is one line: what is wrong, where, and what to do. The command line prints it and exits with 2.
"""


class ReportedlyError(Exception):
    """The root of the tree."""


class InputError(ReportedlyError):
    """A file or stream that cannot be read as a report."""


class MissingInput(InputError):
    """Nothing is there, or a folder holds no report."""


class UnreadableInput(InputError):
    """Binary, damaged or of an unknown format."""


class EmptyInput(InputError):
    """No text at all."""


class TooLargeInput(InputError):
    """Over a limit that is named in the message."""


class DataError(ReportedlyError):
    """A data file breaks its format."""


class SettingsError(ReportedlyError):
    """A setting or option holds a value that cannot be used."""


class OutputError(ReportedlyError):
    """An output file cannot be written."""


class LedgerError(ReportedlyError):
    """A ledger is missing, damaged, or not as it was written."""
