"""Expected output in files under tests/golden. With REBLESS=1 in the environment the files are written anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "golden"
REBLESS = "after a change that is meant: REBLESS=1 make test, then read the difference before committing it"


def check_golden(name: str, text: str) -> None:
    file = FOLDER / name
    if os.environ.get("REBLESS") == "1":
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.is_file(), f"{file.name} is missing; {REBLESS}"
    assert text == file.read_bytes().decode("utf-8"), f"{file.name} differs; {REBLESS}"
