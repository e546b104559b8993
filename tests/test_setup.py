"""The set-up: a complete lock with hashes and no addresses, and a fingerprint that sees what counts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("build", "run", "dev")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, tuple[str, str]]:
    """package → (version, the text of its entry)"""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    found = (re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", entry) for entry in entries)
    return {canonical(match[1]): (match[2], match.string) for match in found if match}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_with_its_hashes(name: str) -> None:
    packages = locked(name)
    assert packages
    assert all("--hash=sha256:" in entry for _, entry in packages.values())


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_what_was_asked_for(name: str) -> None:
    asked = re.findall(
        r"^([A-Za-z0-9._-]+)(?:==(\S+))?", (ROOT / "requirements" / f"{name}.in").read_text("utf-8"), re.MULTILINE
    )
    packages = locked(name)
    for package, version in asked:
        if package.startswith("-"):
            continue
        assert canonical(package) in packages, package
        assert version in ("", packages[canonical(package)][0]), package


def test_a_package_in_two_locks_has_one_version() -> None:
    run, dev = locked("run"), locked("dev")
    assert {name: run[name][0] for name in run.keys() & dev} == {name: dev[name][0] for name in run.keys() & dev}


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=lambda path: path.name)
def test_no_requirement_names_a_host(path: Path) -> None:
    assert "://" not in path.read_text(encoding="utf-8")


def fingerprint(project: Path) -> str:
    command = [sys.executable, str(project / "tools" / "fingerprint.py")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("tools", "seeds", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_the_same_contents_are_nothing_new(project: Path) -> None:
    before = fingerprint(project)
    source = next((project / "seeds").glob("*.txt"))
    source.touch()
    assert fingerprint(project) == before


def test_a_changed_added_or_removed_source_is_something_new(project: Path) -> None:
    seen = {fingerprint(project)}
    added = project / "seeds" / "新增 文件.txt"
    added.write_text("新增就业1.5万人。", encoding="utf-8")
    seen.add(fingerprint(project))
    added.write_text("新增就业1.6万人。", encoding="utf-8")
    seen.add(fingerprint(project))
    next((project / "seeds").glob("*.txt")).unlink()
    seen.add(fingerprint(project))
    assert len(seen) == 4


def test_the_installer_is_sound_shell() -> None:
    for script in (ROOT / "tools").glob("*.sh"):
        subprocess.run(["sh", "-n", str(script)], check=True)


def test_an_old_python_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    path = tmp_path / "bin"
    path.mkdir()
    for tool in ("sh", "dirname", "id"):
        (path / tool).symlink_to(shutil.which(tool) or tool)
    old = path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    outcome = subprocess.run(
        ["sh", str(tmp_path / "tools" / "install.sh"), "run"],
        env={"PATH": str(path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert outcome.returncode == 2
    assert "3.11 or newer; here is Python 3.9.2" in outcome.stderr
    assert not (tmp_path / ".venv").exists()
