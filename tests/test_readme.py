"""What the README tells people to type exists, in both languages alike."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from generator.cli import cli
from generator.rules.catalogue import Entry
from generator.rules.loader import decode

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"(?:^|`)make(?: ([a-z-]+))?(?= |`|$)", re.MULTILINE)
PLANBRIEF = re.compile(r"\bplanbrief ([a-z]+)([^#\n`]*)")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def readme(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", READMES)
def test_every_make_command_is_a_target(name: str) -> None:
    said = {found or "all" for found in MAKE.findall(readme(name))}
    assert {"all", "test"} <= said
    assert said <= targets()


@pytest.mark.parametrize("name", READMES)
def test_every_planbrief_command_and_option_exists(name: str) -> None:
    said = PLANBRIEF.findall(readme(name))
    assert said
    for command, rest in said:
        assert command in cli.commands, command
        options = {option for parameter in cli.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, rest


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    missing = [path for path in LINK.findall(readme(name)) if not (ROOT / path).exists()]
    assert not missing


@pytest.mark.parametrize("name", READMES)
def test_the_catalogue_example_is_a_valid_entry_with_every_field(name: str) -> None:
    example = next(text for language, text in BLOCK.findall(readme(name)) if language == "yaml")
    (entry,) = decode(example, list[Entry], name)
    assert entry.path
    assert set(yaml.safe_load(example)[0]) == set(Entry.__struct_fields__)


def test_both_languages_name_the_same_commands() -> None:
    first, second = ({part for part in re.findall(r"`([^`\n]+)`", readme(name)) if part.isascii()} for name in READMES)
    assert {part for part in first if part.startswith(("make", "sudo", "brew", "wsl"))} == {
        part for part in second if part.startswith(("make", "sudo", "brew", "wsl"))
    }


def test_the_makefile_explains_every_target_people_use() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    explained = {line.split()[2] for line in re.findall(r"^## make \S+.*", makefile, re.MULTILINE) if line[8] != " "}
    assert {"test", "check", "serve", "bench", "clean", "help"} <= explained <= targets()


def test_the_command_is_installed_under_its_name() -> None:
    assert isinstance(cli, click.Group)
    assert 'planbrief = "generator.cli:main"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
