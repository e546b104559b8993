"""The command line: arguments, progress, messages, exit codes. Nothing else in the package prints."""

from __future__ import annotations

import contextlib
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import click

from generator import checking, console, inspection, outputs, pipeline, reviewing, serving
from generator.outcome import BuildError, BuildFailed, Outcome
from generator.publish import PublishError
from generator.report import version_of
from generator.rules.loader import RuleError

FINE, FLAWED, USAGE = 0, 1, 2
FOLDER = click.Path(path_type=Path, file_okay=False)


class Parts(click.ParamType[tuple[str, ...]]):
    """A comma-separated choice of ``outputs.PARTS``."""

    name = "parts"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        chosen = tuple(part.strip() for part in value.split(",") if part.strip())
        unknown = [part for part in chosen if part not in outputs.PARTS]
        if unknown or not chosen:
            self.fail(f"没有“{'、'.join(unknown) or value}”这一部分；可选 {','.join(outputs.PARTS)}。", param, ctx)
        return chosen


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version_of("planbrief") or "（未安装）", prog_name="planbrief")
def cli() -> None:
    """规划简报: planning documents to a website, a printable briefing and open data."""


@cli.command()
@click.option("--sources", type=FOLDER, default=Path("seeds"), show_default=True, help="源文件目录")
@click.option("--output", type=FOLDER, default=Path("build"), show_default=True, help="输出目录")
@click.option("--only", type=Parts(), default=outputs.PARTS, help="只生成其中几部分，其余沿用上一版")
@click.option("--jobs", type=click.IntRange(1), default=None, help="同时用几个进程（默认：处理器个数）")
@click.option("--strict", is_flag=True, help="有“须核实”级提示时以 1 退出")
def build(sources: Path, output: Path, only: tuple[str, ...], jobs: int | None, strict: bool) -> None:
    """生成网站、PDF 简报和开放数据。"""
    with refusing(), console.progress() as tell:
        outcome = pipeline.build(sources, output, only, jobs or 0, tell)
    console.summary(outcome)
    raise SystemExit(_code(outcome, strict))


def _code(outcome: Outcome, strict: bool) -> int:
    return FLAWED if outcome.incomplete or (strict and outcome.grave) else FINE


@cli.command()
@click.option("--sources", type=FOLDER, default=Path("seeds"), show_default=True, help="源文件目录")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="格式")
def check(sources: Path, form: str) -> None:
    """列出没能读出、命名、定期和对上的内容；不写任何文件。"""
    with refusing(), console.progress() as tell:
        checked = checking.check(sources, tell)
    if form == "json":
        click.echo(json.dumps(checking.values(checked), ensure_ascii=False, indent=1))
    else:
        console.open_points(checked)
    raise SystemExit(FLAWED if checked.collection.unreadable else FINE)


@cli.command()
@click.option("--sources", type=FOLDER, default=Path("seeds"), show_default=True, help="源文件目录")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="清单文件（默认：源文件目录下的 review.yml）"
)
def review(sources: Path, output: Path | None) -> None:
    """把存疑的数据列成清单供人核定；再运行一次，已决定的移入 corrections.yml。"""
    with refusing(), console.progress() as tell:
        reviewed = reviewing.review(sources, output, tell)
    console.reviewed(reviewed)
    raise SystemExit(FLAWED if reviewed.returned else FINE)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def inspect(file: Path) -> None:
    """在终端里看一份文件：结构、数据、搁置的文字。"""
    with refusing():
        result = inspection.inspected(file)
    console.show(lambda width: inspection.views(result, width))


@cli.command()
@click.option("--output", type=FOLDER, default=Path("build"), show_default=True, help="输出目录")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口；0 为任一空闲端口")
def serve(output: Path, port: int) -> None:
    """在本机打开已生成的网站。"""
    site = output / "site"
    if not (site / "index.html").is_file():
        console.fail(f"{site} 里还没有网站；请先运行 planbrief build。")
        raise SystemExit(USAGE)
    try:
        server = serving.server(site, port)
    except OSError:
        console.fail(f"端口 {port} 已被占用；请用 --port 换一个，--port 0 为任一空闲端口。")
        raise SystemExit(USAGE) from None
    with server, contextlib.suppress(KeyboardInterrupt):
        console.say(f"网站已在本机打开：http://{serving.LOOPBACK}:{server.server_port}/  （按 Ctrl+C 结束）")
        serving.until_interrupted(server)


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """What can't be done ends with a sentence, never with a trace: 1 where building failed, 2 where it can't begin."""
    try:
        yield
    except BuildFailed as error:
        console.fail(str(error))
        raise SystemExit(FLAWED) from error
    except (BuildError, PublishError, RuleError) as error:
        console.fail(str(error))
        raise SystemExit(USAGE) from error


def _interrupt(number: int, frame: object) -> None:
    """Being told to end is no reason to leave half a build lying about."""
    raise KeyboardInterrupt


def main() -> None:
    """The command ``planbrief``."""
    console.speak_utf8()
    signal.signal(signal.SIGTERM, _interrupt)
    cli(prog_name="planbrief")
