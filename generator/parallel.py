"""Work spread over processes, every piece on its own: what breaks in one never takes the others down."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
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


@contextmanager
def crew(jobs: int, ready: Callable[[], None]) -> Iterator[ProcessPoolExecutor | None]:
    """Processes that run ``ready`` (what their work will need) while the work is still being found out.

    None where all work is done in this process.
    """
    if jobs == 1 or not _processes_can_talk():
        yield None
        return
    with _pool(jobs) as pool, _ended_at_once():
        for _ in range(jobs):
            pool.submit(ready)
        yield pool


def each(
    work: Callable[[S, A], B], items: Sequence[A], shared: S, jobs: int, pool: ProcessPoolExecutor | None = None
) -> Iterator[Done[A, B]]:
    """``work(shared, item)`` for every item, in ``jobs`` processes (1: in this one), in the order in which they end.

    Everything must be picklable; ``pool`` is a `crew` that waits for work. A process that dies (out of memory, a crash
    in a library) costs only the item it worked on: what was under way is done again, each in a process of its own.
    """
    if jobs == 1 or len(items) < 2 or not _processes_can_talk():
        yield from (_here(work, shared, item) for item in items)
        return
    lost: list[A] = []
    packed = pickle.dumps(shared, pickle.HIGHEST_PROTOCOL)
    with nullcontext(pool) if pool else _pool(min(jobs, len(items))) as pool, _ended_at_once():
        futures: dict[Future[B], A] = {}
        for item in items:
            try:
                futures[pool.submit(_there, work, packed, item)] = item
            except BrokenProcessPool:
                lost.append(item)
        for future in as_completed(futures):
            done = _done(futures[future], future)
            if isinstance(done.error, BrokenProcessPool):
                lost.append(done.item)
            else:
                yield done
    for item in lost:
        with _pool(1) as pool, _ended_at_once():
            yield _done(item, pool.submit(_there, work, packed, item))


@contextmanager
def without_collector() -> Iterator[None]:
    """No search for garbage in cycles meanwhile.

    What reads a text makes very many small objects that all stay and refer to each other in one direction only: the
    collector would walk them and all rules again and again to find nothing. It goes on afterwards.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


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


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Any:
    """What all items share, unpacked once in each process."""
    return pickle.loads(packed)


def _receive() -> None:
    """What every worker does first: end at once, in silence, when it is interrupted or its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _there(work: Callable[[S, A], B], packed: bytes, item: A) -> B:
    try:
        return work(_unpacked(packed), item)
    except Exception as error:
        raise marked(error) from None


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Fresh processes, not forks: the parent may already run threads, and a fork copies their locks."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_receive)


def _here(work: Callable[[S, A], B], shared: S, item: A) -> Done[A, B]:
    try:
        return Done(item, work(shared, item))
    except Exception as error:
        return Done(item, None, marked(error))


def _done(item: A, future: Future[B]) -> Done[A, B]:
    error = future.exception()
    return Done(item, None, error) if error else Done(item, future.result())
