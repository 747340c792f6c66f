"""What is slow to load and never changes is loaded once for all tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.pipeline import Reader, open_reader

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def _no_packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Packs of whoever runs the tests play no part in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTEDLY_PACKS", str(tmp_path_factory.mktemp("no-packs")))
        yield


@pytest.fixture(scope="session")
def reader(_no_packs: None) -> Reader:
    return open_reader(Settings())


@pytest.fixture(scope="session")
def rule_reader(_no_packs: None) -> Reader:
    """What rules alone read: the same on every machine, whatever model ships."""
    return open_reader(Settings(extractor="rules"))


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path below the shared material, which is not part of the project: tests skip where it is absent."""

    def find(relative: str) -> Path:
        path = SHARED / relative
        if not path.exists():
            pytest.skip(f"{relative} is not beside the repository")
        return path

    return find
