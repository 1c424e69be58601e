"""What every test runs with: no network (pytest-socket), no settings of the user, a home of its own."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

SETTINGS = ("SAYSO_LEDGER",)
CORPUS = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parents[2] / "shared")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Run without the user's settings, in a home that is empty, with plain output of a fixed width."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated corpus and its tools; the test is skipped where there is none."""
    if not (CORPUS / "corpus").is_dir():
        pytest.skip("no annotated corpus: set SAYSO_SHARED to the folder that holds it")
    return CORPUS


@pytest.fixture(scope="session")
def check(shared: Path) -> ModuleType:
    """The corpus's own checker, as a module."""
    return _module(shared / "codebook" / "check.py")


@pytest.fixture(scope="session")
def score(shared: Path) -> ModuleType:
    """The corpus's own scorer, as a module."""
    return _module(shared / "codebook" / "score.py")


def _module(path: Path) -> ModuleType:
    """Load a tool of the corpus, whose folder it puts on the path for its own imports."""
    spec = importlib.util.spec_from_file_location(f"corpus_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
