"""Work spread over processes, every piece on its own: what breaks in one never takes the others down."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from generator.mishap import marked

A = TypeVar("A")
B = TypeVar("B")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Done(Generic[A, B]):
    """A finished piece of work: its ``value``, or the ``error`` that ended it."""

    item: A
    value: B | None
    error: BaseException | None = None


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[S, A], B], items: Sequence[A], shared: S, jobs: int) -> Iterator[Done[A, B]]:
    """``work(shared, item)`` for every item, in ``jobs`` processes (1: in this one), in the order in which they end.

    Everything must be picklable; ``shared`` goes to each process once. A process that dies (out of memory, a crash in
    a library) costs only the item it worked on: what was under way is done again, each in a process of its own.
    """
    if jobs == 1 or len(items) < 2 or not _processes_can_talk():
        yield from (_here(work, shared, item) for item in items)
        return
    lost: list[A] = []
    with _pool(min(jobs, len(items)), shared) as pool, _ended_at_once():
        futures: dict[Future[B], A] = {pool.submit(_there, work, item): item for item in items}
        for future in as_completed(futures):
            done = _done(futures[future], future)
            if isinstance(done.error, BrokenProcessPool):
                lost.append(done.item)
            else:
                yield done
    for item in lost:
        with _pool(1, shared) as pool, _ended_at_once():
            yield _done(item, pool.submit(_there, work, item))


@cache
def _processes_can_talk() -> bool:
    """Some containers give no shared memory to anybody but root, or none at all: there all work is done here."""
    try:
        multiprocessing.get_context("spawn").Lock()
    except (OSError, ImportError):
        return False
    return True


@contextmanager
def _ended_at_once() -> Iterator[None]:
    """Whoever interrupts the work, or has seen enough, does not wait for what is still under way."""
    try:
        yield
    except BaseException:
        for child in multiprocessing.active_children():
            child.terminate()
        raise


_shared: Any = None


def _receive(shared: Any) -> None:
    """What every worker does first: end at once, in silence, when it is interrupted or its parent is gone."""
    global _shared
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _there(work: Callable[[S, A], B], item: A) -> B:
    try:
        return work(_shared, item)
    except Exception as error:
        raise marked(error) from None


def _pool(jobs: int, shared: object) -> ProcessPoolExecutor:
    """Fresh processes, not forks: the parent may already run threads, and a fork copies their locks."""
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_receive, initargs=(shared,)
    )


def _here(work: Callable[[S, A], B], shared: S, item: A) -> Done[A, B]:
    try:
        return Done(item, work(shared, item))
    except Exception as error:
        return Done(item, None, marked(error))


def _done(item: A, future: Future[B]) -> Done[A, B]:
    error = future.exception()
    return Done(item, None, error) if error else Done(item, future.result())
