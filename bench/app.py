"""The real app in its own process on a free port, and a session that speaks to it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PROJECT = Path(__file__).resolve().parents[1]
DASHBOARD = PROJECT / "dashboard.py"
EMPTY_PAGE = PROJECT / "bench" / "empty_page.py"
PATIENCE = 60.0


def _path() -> str:
    # What the caller adds to every Python it starts (a watcher, in a test) stays.
    return os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_app(
    database_file: Path, log: Path | None = None, script: Path = DASHBOARD
) -> Iterator[int]:
    """Run the app, or another script, over a database file and lend its port while it runs."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    out = open(log or os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (closed below)
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        stdout=out,
        stderr=subprocess.STDOUT,
        env=os.environ | {"CHECKPOINT_DB": str(database_file), "PYTHONPATH": _path()},
    )
    try:
        _wait_until_up(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        out.close()


class Session:
    """One browser tab's conversation with the server, without a browser."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def run(self, page: str = "", query: str = "") -> float:
        """Run a page to its end and return the seconds it took on the server and the wire.

        Raises RuntimeError when the page shows an exception.
        """
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        started = time.perf_counter()
        self._socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(self._socket.recv(timeout=PATIENCE))
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.HasField("exception"):
                raise RuntimeError(f"{page or 'the first page'} shows an error")
            if kind == "page_not_found":
                raise RuntimeError(f"there is no page {page}")
            if kind == "script_finished" and _is_the_end(answer):
                return time.perf_counter() - started


@contextmanager
def session(port: int) -> Iterator[Session]:
    """Open a session with the app on this port."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(
        address,
        subprotocols=["streamlit"],
        origin=f"http://127.0.0.1:{port}",
        max_size=None,
        compression=None,
    ) as opened:
        yield Session(opened)


def _is_the_end(answer: ForwardMsg) -> bool:
    # The guard of a page may ask for one more run; that run counts too.
    return answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _wait_until_up(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError("the app did not start")
