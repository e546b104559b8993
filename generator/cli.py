"""The command line: arguments, progress, messages, exit codes. Nothing else in the package prints."""

from __future__ import annotations

from pathlib import Path

import click

from generator import console, outputs
from generator.outcome import BuildError, Outcome
from generator.pipeline import build as build_collection
from generator.publish import PublishError
from generator.rules.loader import RuleError

FINE, FLAWED, USAGE = 0, 1, 2
FOLDER = click.Path(path_type=Path, file_okay=False)


class Parts(click.ParamType):
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
@click.version_option(package_name="planbrief", prog_name="planbrief")
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
    try:
        with console.progress() as tell:
            outcome = build_collection(sources, output, only, jobs or 0, tell)
    except (BuildError, PublishError, RuleError) as error:
        console.fail(str(error))
        raise SystemExit(USAGE) from error
    console.summary(outcome)
    raise SystemExit(_code(outcome, strict))


def _code(outcome: Outcome, strict: bool) -> int:
    flawed = bool(outcome.collection.unreadable) or (strict and bool(outcome.grave))
    return FLAWED if flawed else FINE


def main() -> None:
    """The command ``planbrief``."""
    console.speak_utf8()
    cli(prog_name="planbrief")
