"""A process held to a time and to a memory, on every system, and ended with all its children.

Linux can hold a process to an amount of memory itself (`child` asks for that); Windows cannot, and
macOS does not keep its word. So everywhere its memory is looked at while it runs.
"""

import subprocess
import threading
import time
from types import TracebackType

import psutil

PAUSE = 0.05
"""Seconds between two looks; a process fills some hundred megabytes in that time."""
PATIENCE = 10
"""By the clock, how many times the processor's time may pass: others may keep it busy."""


class Watch:
    """Ends a process that goes past its limits; `ended_for` then says `time` or `memory`.

    `seconds` are the processor's, its children's too.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, memory_bytes: int) -> None:
        self.ended_for = ""
        self._process, self._seconds, self._memory = process, seconds, memory_bytes
        self._until = time.monotonic() + seconds * PATIENCE
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process, if it has not ended, and the watch."""
        self._is_over.set()
        self._thread.join()
        end(self._process)

    def _look(self) -> None:
        while not self._is_over.wait(PAUSE):
            memory, seconds = used_by(self._process.pid)
            if memory > self._memory:
                self.ended_for = "memory"
            elif seconds > self._seconds or time.monotonic() > self._until:
                self.ended_for = "time"
            if self.ended_for:
                end(self._process)
                return


def used_by(pid: int) -> tuple[int, float]:
    """Return the bytes of memory and the processor's seconds of a process and its children."""
    memory, seconds = 0, 0.0
    for process in _family(pid):
        try:
            times = process.cpu_times()
            memory += process.memory_info().rss
            seconds += times.user + times.system
        except psutil.Error:  # it ended meanwhile
            continue
    return memory, seconds


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children at once, and wait until it is gone."""
    for member in _family(process.pid) if process.poll() is None else []:
        try:
            member.kill()
        except psutil.Error:
            continue
    process.wait()


def _family(pid: int) -> list[psutil.Process]:
    # On Windows a virtual environment's Python is a small program that starts the real one.
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []
