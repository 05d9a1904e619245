"""`python start.py`: what it remembers, and what it says when an install fails."""

import ast
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
import start  # noqa: E402

PIP_SAYS = {
    "WARNING: Retrying (Retry(total=4, connect=None, read=None, redirect=None, status=None)) after "
    "connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection "
    "object at 0x7f>: Failed to establish a new connection: [Errno -3] Temporary failure in name "
    "resolution')': /simple/streamlit/\n"
    "ERROR: Could not find a version that satisfies the requirement streamlit==1.67.0 (from "
    "versions: none)\nERROR: No matching distribution found for streamlit==1.67.0": "internet",
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'ProxyError('Cannot connect to "
    "proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required'))'\n"
    "ERROR: No matching distribution found for pandas==3.1.1": "proxy",
    "Could not fetch URL https://example.org/simple/pip/: There was a problem confirming the ssl "
    "certificate: SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] "
    "certificate verify failed: unable to get local issuer certificate'))": "certificate",
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on "
    "device": "disk is full",
    "ERROR: Could not install packages due to an OSError: [WinError 5] Access is denied: "
    "'C:\\\\Checkpoint\\\\.venv\\\\Lib\\\\site-packages\\\\duckdb.pyd'": "still running",
    "Error: [Errno 13] Permission denied: '/opt/checkpoint/.venv'": "may not be written",
    "ERROR: Could not find a version that satisfies the requirement duckdb==2.0.0 (from versions: "
    "1.4.0, 1.4.1)\nERROR: No matching distribution found for duckdb==2.0.0": "python.org",
    "something nobody has seen before": "does not know",
}


@pytest.mark.parametrize("said", PIP_SAYS, ids=PIP_SAYS.values())
def test_what_pip_says_is_explained_in_plain_words(said):
    assert PIP_SAYS[said] in start.explained(said)


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 15), (4, 0)])
def test_a_python_too_old_or_too_new_is_told_which_to_install(version):
    assert "python.org" in start.unsuited_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14)])
def test_a_python_that_will_do_is_not_spoken_of(version):
    assert start.unsuited_python(version) is None


def test_start_can_be_read_by_the_oldest_python_so_that_it_is_told():
    tree = ast.parse((ROOT / "start.py").read_text(encoding="ascii"))
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr | ast.NamedExpr)]
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.AnnAssign | ast.AsyncFunctionDef)]
    imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    assert {a.name for n in imports for a in n.names} < {*sys.stdlib_module_names}


@pytest.fixture
def place(tmp_path):
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    python = Path(start.python_of(str(tmp_path / ".venv")))
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path


def installed(place, needed="requirements.txt"):
    return start.is_installed(needed, str(place / ".venv"), str(place))


def remember(place, needed="requirements.txt"):
    marker = Path(start.marker(needed, str(place / ".venv")))
    marker.write_text(start.mark_of(needed, str(place)), encoding="ascii")


def test_what_was_installed_is_remembered_until_a_list_changes(place):
    assert not installed(place)
    remember(place)
    assert installed(place)
    with (place / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("more==1.0\n")
    assert not installed(place)


def test_a_change_of_a_list_that_another_names_counts(place):
    remember(place, "requirements-dev.txt")
    assert installed(place, "requirements-dev.txt")
    with (place / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("more==1.0\n")
    assert not installed(place, "requirements-dev.txt")


def test_line_ends_of_another_system_change_nothing(place):
    remember(place)
    path = place / "requirements.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert installed(place)


def test_an_environment_whose_python_is_gone_is_made_again(place):
    remember(place)
    Path(start.python_of(str(place / ".venv"))).unlink()
    assert not installed(place)


def test_an_environment_of_another_python_is_known(place):
    environment = place / ".venv"
    assert start.is_of_this_python(str(environment))
    (environment / "pyvenv.cfg").write_text("version = 3.9.1\n", encoding="ascii")
    assert not start.is_of_this_python(str(environment))


def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert start.free_port(port) != port


def test_other_words_are_answered_with_how_to_use_it():
    command = [sys.executable, str(ROOT / "start.py"), "nonsense"]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert answer.returncode == 2
    assert "python start.py test" in answer.stdout


def test_ctrl_c_while_it_installs_ends_it_in_plain_words(tmp_path):
    shutil.copy(ROOT / "start.py", tmp_path)
    for needed in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / needed).write_text("")
    # What is run in the background of a shell ignores Ctrl+C, and so does what it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started = subprocess.Popen(
        [sys.executable, "start.py"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGINT, before)
    with started:
        assert "Installing" in started.stdout.readline()
        started.send_signal(getattr(signal, "CTRL_C_EVENT", signal.SIGINT))
        out, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (130, "")
    assert "Stopped." in out


def test_both_double_click_files_call_the_same():
    windows, mac = ROOT / "Start Checkpoint.cmd", ROOT / "Start Checkpoint.command"
    assert "start.py" in windows.read_text(encoding="ascii")
    assert "start.py" in mac.read_text(encoding="ascii")
    assert os.name == "nt" or os.access(mac, os.X_OK)
