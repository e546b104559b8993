"""Publishing: readers always find a whole build, whatever happens to the one that is being made."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.publish import PublishError, _exchange_in_two, beside, carry, exchange, publishing, recover


def fill(folder: Path, content: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "report.json").write_text(json.dumps({"planbrief": "test"}), encoding="utf-8")
    (folder / "page.html").write_text(content, encoding="utf-8")
    return folder


def publish(output: Path, content: str) -> None:
    with publishing(output) as folder:
        fill(folder, content)


def page(output: Path) -> str:
    return (output / "page.html").read_text(encoding="utf-8")


def neighbours(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


def test_a_build_replaces_the_one_before_and_leaves_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "build"
    publish(output, "one")
    publish(output, "two")
    assert page(output) == "two"
    assert neighbours(output) == ["build"]


def test_a_failed_build_leaves_the_last_good_one(tmp_path: Path) -> None:
    output = tmp_path / "build"
    publish(output, "one")
    with pytest.raises(FileExistsError), publishing(output) as folder:
        fill(folder, "half").mkdir()
    assert page(output) == "one"
    assert neighbours(output) == ["build"]


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.publish import publishing
with publishing(Path(sys.argv[1])) as folder:
    (folder / "page.html").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_the_last_good_one_and_the_next_clears_up(tmp_path: Path) -> None:
    output = tmp_path / "build"
    publish(output, "one")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(output)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert page(output) == "one"
    publish(output, "two")
    assert page(output) == "two"
    assert neighbours(output) == ["build"]


def test_a_build_killed_between_two_renames_is_put_back(tmp_path: Path) -> None:
    output = tmp_path / "build"
    fill(beside(output, "old"), "one")
    fill(beside(output, "new"), "two")
    recover(output)
    assert page(output) == "one"
    assert neighbours(output) == ["build"]


def test_the_exchange_without_system_help_does_the_same(tmp_path: Path) -> None:
    output, folder = tmp_path / "build", tmp_path / ".build.new"
    fill(output, "one")
    fill(folder, "two")
    _exchange_in_two(folder, output)
    assert page(output) == "two"
    assert neighbours(output) == ["build"]


def test_readers_never_find_a_gap(tmp_path: Path) -> None:
    output = tmp_path / "build"
    publish(output, "0")
    misses, stop = [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                page(output)
            except FileNotFoundError:
                misses.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 60):
        other = tmp_path / "other"
        fill(other, str(number))
        exchange(other, output)
        for path in other.iterdir():
            path.unlink()
        other.rmdir()
    stop.set()
    reader.join()
    assert page(output) == "59"
    if sys.platform == "linux":
        assert not misses


HOLDING = """
import sys
from pathlib import Path
from generator.publish import publishing
with publishing(Path(sys.argv[1])) as folder:
    print("holding", flush=True)
    sys.stdin.readline()
    (folder / "report.json").write_text('{"planbrief": ""}')
"""


def test_two_builds_at_once_are_refused_with_a_reason(tmp_path: Path) -> None:
    output = tmp_path / "build"
    command = [sys.executable, "-c", HOLDING, str(output)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(PublishError, match="另一个生成正在写"), publishing(output):
            pass
        other.communicate("\n")
    publish(output, "after")
    assert page(output) == "after"


def test_a_folder_of_other_files_is_never_replaced(tmp_path: Path) -> None:
    output = tmp_path / "thesis"
    output.mkdir()
    (output / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(PublishError, match="不会覆盖"), publishing(output):
        pass
    (output / "report.json").write_text('{"somebody": "else"}', encoding="utf-8")
    with pytest.raises(PublishError, match="不会覆盖"), publishing(output):
        pass
    assert (output / "chapter.txt").read_text(encoding="utf-8") == "years of work"


def test_a_file_in_the_place_of_the_output_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "build"
    output.write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match="是一个文件"), publishing(output):
        pass


def test_a_link_to_the_output_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "disk" / "build", tmp_path / "build"
    real.mkdir(parents=True)
    link.symlink_to(real)
    publish(link, "one")
    publish(link, "two")
    assert link.is_symlink()
    assert page(real) == "two"


def test_carried_files_are_the_same_bytes_and_take_no_room(tmp_path: Path) -> None:
    fill(tmp_path / "data", "one")
    carry(tmp_path / "data", tmp_path / "site" / "data")
    copy = tmp_path / "site" / "data" / "page.html"
    assert copy.read_text(encoding="utf-8") == "one"
    assert os.stat(copy).st_ino == os.stat(tmp_path / "data" / "page.html").st_ino
