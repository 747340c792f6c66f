"""Write requirements.lock (what the program needs) and requirements-dev.lock (that and the tools), with hashes.

`pip install --require-hashes -r requirements.lock` then installs the same files everywhere.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEADER = "# Locked by `make lock` from pyproject.toml; do not edit.\n"


def main() -> None:
    """Compile both lock files from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["dependencies"]
    compile_lock(needed, ROOT / "requirements.lock")
    compile_lock([*needed, *project["dependency-groups"]["dev"]], ROOT / "requirements-dev.lock")


def compile_lock(requirements: list[str], lock: Path) -> None:
    """Resolve `requirements` into `lock`, keeping the versions that are locked already where they still fit."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, locked = Path(folder, "wanted.in"), Path(folder, "locked.txt")
        wanted.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        if lock.exists():
            locked.write_text(lock.read_text(encoding="utf-8"), encoding="utf-8")
        options = ["--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header", "--no-annotate", "--quiet"]
        quiet = ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"]
        command = [
            sys.executable,
            "-m",
            "piptools",
            "compile",
            *options,
            *quiet,
            "--output-file",
            str(locked),
            str(wanted),
        ]
        subprocess.run(command, check=True)
        kept = [line for line in locked.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        lock.write_text(HEADER + "\n".join(kept).strip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
