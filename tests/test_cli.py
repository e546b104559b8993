"""The command line as people use it: what it says, where, and with which exit code."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import GOOD, ROOT, run_planbrief


def build(sources: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    output = str(sources.parent / "build")
    return run_planbrief("build", "--sources", str(sources), "--output", output, "--only", "data", *more, **environment)


def test_a_build_says_what_was_built_and_where(sources: Path) -> None:
    done = build(sources)
    assert done.returncode == 0, done.stderr
    assert re.match(r"✓ 1 份文件，2 个数据，\d+ 条体检发现", done.stdout)
    assert str(sources.parent / "build" / "data" / "observations.csv") in done.stdout
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_an_unreadable_source_is_told_and_ends_with_1(sources: Path) -> None:
    (sources / "leer.txt").write_bytes(b"")
    done = build(sources)
    assert done.returncode == 1
    assert "leer.txt：文件是空的" in done.stderr
    assert "✓ 1 份文件" in done.stdout


def test_where_nothing_can_be_read_it_ends_with_1_and_publishes_nothing(sources: Path) -> None:
    (sources / "good.txt").write_bytes(b"")
    done = build(sources)
    assert done.returncode == 1
    assert "没有一份源文件能读出" in done.stderr
    assert not (sources.parent / "build").exists()


def test_a_bar_follows_the_work_in_a_terminal_alone(sources: Path) -> None:
    try:
        reader, terminal = pty.openpty()
    except OSError:
        pytest.skip("this system has no terminals (a bare chroot)")
    output = str(sources.parent / "build")
    command = [sys.executable, "-m", "generator", "build", "--sources", str(sources), "--output", output]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([*command, "--only", "data"], cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal,
                          env=environment) as process:  # fmt: skip
        os.close(terminal)
        shown = b""
        with contextlib.suppress(OSError):
            while chunk := os.read(reader, 1 << 16):
                shown += chunk
        assert process.stdout is not None
        said = process.stdout.read().decode()
    os.close(reader)
    assert "已完成" in shown.decode()
    assert "4/4" in shown.decode()
    assert "✓ 1 份文件" in said
    assert "已完成" not in said


def test_strict_fails_on_a_correction_that_fits_nothing(sources: Path) -> None:
    (sources / "corrections.yml").write_text(
        "corrections:\n- {source_id: good, quote: 没有这句, field: value, value: '1', reason: r, by: b}\n", "utf-8"
    )
    assert build(sources).returncode == 0
    strict = build(sources, "--strict")
    assert strict.returncode == 1
    assert "没有这句" in strict.stderr
    assert (sources.parent / "build" / "report.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "--sources", "missing"), "没有找到源文件目录"),
        (("build", "--only", "everything"), "没有“everything”这一部分"),
        (("build", "--only", ""), "可选 data,markdown,site,pdf"),
        (("build", "--jobs", "0"), "--jobs"),
        (("build", "--output", "seeds"), "不会覆盖"),
        (("check", "--sources", "missing"), "没有找到源文件目录"),
        (("inspect", "missing.txt"), "没有文件"),
        (("inspect", "seeds/catalogue.yml"), "不是源文件"),
        (("serve", "--output", "missing"), "请先运行 planbrief build"),
        (("publish",), "publish"),
    ],
)
def test_what_can_not_be_done_ends_with_2_and_a_sentence(arguments: tuple[str, ...], message: str) -> None:
    done = run_planbrief(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_catalogue_is_told_with_its_line(sources: Path) -> None:
    (sources / "catalogue.yml").write_text("sources:\n  - path: [\n", encoding="utf-8")
    done = build(sources)
    assert done.returncode == 2
    assert "catalogue.yml:3" in done.stderr
    assert not (sources.parent / "build").exists()


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_chinese_comes_out_as_utf8_in_any_locale(sources: Path, locale: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PYTHON", "LANG"))}
    command = [sys.executable, "-m", "generator", "check", "--sources", str(sources)]
    done = subprocess.run(
        command, cwd=ROOT, env={**environment, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0"}, capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert "没能读出的文件" in done.stdout.decode("utf-8")


def test_check_lists_what_is_open_for_people_and_for_programs(sources: Path) -> None:
    (sources / "bad.txt").write_bytes(b"")
    (sources / "odd.txt").write_text(
        "到2025年,全县新建智慧岗亭12个,被征地农民基本养老保险参保人数达到3万人。\n", encoding="utf-8"
    )
    text = run_planbrief("check", "--sources", str(sources))
    assert text.returncode == 1
    assert "bad.txt：文件是空的" in text.stdout
    assert "可能是 基本养老保险参保人数（si.pension_insured，原文多“被征地农民”）" in text.stdout
    found = json.loads(run_planbrief("check", "--sources", str(sources), "--format", "json").stdout)
    assert found["unreadable"][0]["path"] == "bad.txt"
    assert any("岗亭" in name["name"] for name in found["unnamed"])
    (near,) = [name for name in found["unnamed"] if name["suggestions"]]
    assert set(near) == {"name", "count", "first", "suggestions"}
    assert near["suggestions"][0] == "基本养老保险参保人数"
    assert not (sources.parent / "build").exists()


def test_inspect_shows_text_value_name_period_and_rule_side_by_side(sources: Path) -> None:
    done = run_planbrief("inspect", str(sources / "good.txt"), COLUMNS="160")
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if "【1.5万人】" in line]
    assert "15,000人" in line
    assert "城镇新增就业" in line
    assert "2025年" in line


PAGE = """<html><body><h1>某县“十四五”规划</h1><p>到2025年，全县城镇新增就业达到1.5万人以上。</p>
<table><tr><th>指标</th><th>单位</th><th>2020年</th><th>2025年</th></tr>
<tr><td>被征地农民基本养老保险参保人数占应参保人数的比重</td><td>%</td><td>81.2</td><td>95</td></tr></table></body></html>"""


@pytest.mark.parametrize("name", ["good.txt", "page.html"])
@pytest.mark.parametrize("width", [80, 120, 149, 150])
def test_inspect_fits_the_window(sources: Path, width: int, name: str) -> None:
    (sources / "page.html").write_text(PAGE, encoding="utf-8")
    done = run_planbrief("inspect", str(sources / name), COLUMNS=str(width))
    assert done.returncode == 0, done.stderr
    assert max(cell_len(line) for line in done.stdout.splitlines()) <= width
    for part in ("15,000人", "城镇新增就业", "2025年", "目标"):
        assert part in done.stdout


def test_words_of_a_source_can_not_steer_the_terminal(sources: Path) -> None:
    (sources / "evil.txt").write_text(
        "[bold red]规划[/]\n到2025年,\x1b[31m岗位\x07补贴 5万人。\n" + GOOD * 5, encoding="utf-8"
    )
    done = run_planbrief("inspect", str(sources / "evil.txt"))
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def interruptible() -> None:
    """Ctrl+C counts again, though whoever runs the tests in the background may have had it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_serve_says_its_address_and_serves_the_site_and_nothing_above(tmp_path: Path) -> None:
    site = tmp_path / "build" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("<p>规划简报</p>", encoding="utf-8")
    (tmp_path / "build" / "report.json").write_text("{}", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "serve", "--output", str(tmp_path / "build"), "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=interruptible,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert address is not None
        try:
            with urllib.request.urlopen(address[0]) as answer:
                assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
                assert "规划简报" in answer.read().decode()
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(address[0] + "..%2freport.json")
            server.send_signal(signal.SIGINT)
            assert server.wait(30) == 0
        finally:
            server.kill()


def test_a_build_that_is_told_to_end_leaves_nothing_half_done(sources: Path) -> None:
    (sources / "big.txt").write_text(GOOD * 4000, encoding="utf-8")
    output = sources.parent / "build"
    command = [sys.executable, "-m", "generator", "build", "--sources", str(sources), "--output", str(output)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while not (sources.parent / ".build.new").exists() and process.poll() is None:
            time.sleep(0.05)
        process.terminate()
    assert process.returncode != 0
    assert sorted(path.name for path in sources.parent.iterdir()) == ["sources"]
