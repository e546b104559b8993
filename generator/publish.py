"""Publishing is atomic: a build is made beside the old one and takes its place in one step.

``build`` is what readers have, ``.build.new`` is being made, ``.build.old`` exists for an instant where the system has
no atomic exchange. A build that fails or is killed leaves ``build`` as it was; its remains go at the next start.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STAMP = "report.json"
AT_FDCWD = -100
RENAME_EXCHANGE = 2
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


class PublishError(Exception):
    """The output folder can't be used; the message says why and what to do."""


@contextmanager
def publishing(output: Path) -> Iterator[Path]:
    """An empty folder to build in; when the block ends well, it becomes ``output``. Never two at once.

    Raises ``PublishError`` where another build runs, where ``output`` holds something that is no build, or where the
    place can't be written.
    """
    output = output.resolve()
    _refuse_foreign(output)
    with _locked(output):
        recover(output)
        folder = beside(output, "new")
        try:
            folder.mkdir()
            yield folder
            _replace(folder, output)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def beside(output: Path, role: str) -> Path:
    """The hidden neighbour of ``output`` for a ``role``: new, old or lock."""
    return output.with_name(f".{output.name}.{role}")


def recover(output: Path) -> None:
    """Mend what a killed build left: put the last good build back in its place, clear the unfinished one."""
    old, new = beside(output, "old"), beside(output, "new")
    if old.exists() and not output.exists():
        old.rename(output)
    for remains in (old, new):
        if remains.exists():
            shutil.rmtree(remains)


def exchange(folder: Path, output: Path) -> None:
    """``folder`` becomes ``output``; what was there before is removed."""
    if not output.exists():
        folder.rename(output)
    elif not _exchange_atomically(folder, output):
        _exchange_in_two(folder, output)


def _replace(folder: Path, output: Path) -> None:
    try:
        exchange(folder, output)
    except OSError as error:
        raise PublishError(f"新的一版已生成，但不能换到 {output}：{error.strerror}；原有的一版未动。") from error


def _exchange_in_two(folder: Path, output: Path) -> None:
    old = beside(output, "old")
    output.rename(old)
    try:
        folder.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old)


def _exchange_atomically(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux renameat2); False where system or file system can't."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _refuse_foreign(output: Path) -> None:
    """Nothing but a build of ours is ever replaced: the wrong ``--output`` must not cost anybody their files."""
    if output.is_dir() and any(output.iterdir()) and not _is_build(output):
        raise PublishError(f"输出目录 {output} 里有别的文件，不是本程序生成的，不会覆盖；请换一个目录，或先自行清空。")
    if output.exists() and not output.is_dir():
        raise PublishError(f"输出位置 {output} 是一个文件；请给一个目录。")


def _is_build(folder: Path) -> bool:
    try:
        report = json.loads((folder / STAMP).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(report, dict) and "planbrief" in report


@contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Hold the lock of ``output``. The system frees it when the process ends, however it ends."""
    path = beside(output, "lock")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise PublishError(f"不能写入 {output.parent}：{error.strerror}。请换一个可写的目录（--output）。") from error
    try:
        if not _taken(descriptor, path):
            raise PublishError(f"另一个生成正在写 {output}；请等它结束后再试。")
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, path: Path) -> bool:
    """Is the lock ours? One whose file was removed meanwhile, by the build that held it, locks nobody out."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def carry(source: Path, target: Path) -> None:
    """Put the files of ``source`` under ``target`` as hard links, as copies where the file system has none."""
    if source.is_dir():
        shutil.copytree(source, target, copy_function=_link, dirs_exist_ok=True)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
