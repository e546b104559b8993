"""What many tests share: one real build of the seeds, made once however many processes run the tests."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
GOOD = "某县就业“十四五”规划\n到2025年,全县城镇新增就业1.5万人,城镇登记失业率控制在4.5%以内。\n"

settings.register_profile("planbrief", deadline=None, derandomize=True)
settings.load_profile("planbrief")


def run_planbrief(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, in its own process, from the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with one good source of two figures."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `planbrief build` makes of the seeds: site/, pdf/, data/, markdown/, text/, report.json."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, done = shared / "published", shared / "published.done"
    with (shared / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            outcome = run_planbrief("build", "--sources", "seeds", "--output", str(folder))
            assert outcome.returncode == 0, outcome.stdout + outcome.stderr
            done.touch()
    return folder
