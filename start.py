"""Starts Checkpoint: `python start.py`. Runs its tests: `python start.py test`.

The first time it makes an environment beside this file (.venv) and installs what is needed; after
that it only looks whether the lists of what is needed are still the same. Nothing but Python itself
is used here, in words that an old Python understands too.
"""

import hashlib
import os
import socket
import subprocess
import sys
import time
import webbrowser

HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(HERE, ".venv")
LOG = os.path.join(HERE, "install.log")
OLDEST, NEWEST = (3, 11), (3, 14)
FIRST_PORT = 8501
PATIENCE = 180
"""Seconds for the first answer: the sample school is brought in before it."""

# What pip says, in the order looked for, and what that means for a person.
REASONS = (
    (
        ("No space left on device", "not enough space on the disk", "[Errno 28]"),
        "The disk is full. Free about 1.5 GB and start again.",
    ),
    (
        ("ProxyError", "407 Proxy", "Tunnel connection failed"),
        "The school's proxy did not let the download through. Ask IT for its address, set it with "
        "HTTPS_PROXY, and start again.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError"),
        "The school's network replaces certificates with its own, which Python does not know. Ask "
        "IT for its certificate file, set PIP_CERT to it, and start again.",
    ),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "getaddrinfo failed",
            "Temporary failure in name resolution",
            "Network is unreachable",
        ),
        "There is no way to the internet from here. It is needed once, to download what Checkpoint "
        "is made with. Check the connection and start again.",
    ),
    (
        ("Permission denied", "Access is denied", "[Errno 13]", "[WinError 5]"),
        "This folder may not be written to, or Checkpoint is still running from it. Close it, or "
        "move the folder to your own documents, and start again.",
    ),
    (
        ("No matching distribution", "requires a different Python", "Failed building wheel"),
        "There is no ready-made version of a part for this Python ({python}). Install Python 3.12 "
        "from python.org and start again with that.",
    ),
)


def main(words):
    """Do what is asked. Return the exit code; 130, as a shell has it, where it is broken off."""
    try:
        return carried_out(words)
    except KeyboardInterrupt:
        say("Stopped. What was installed by then is looked at again at the next start.")
        return 130


def carried_out(words):
    """Install what is needed, then start or test. Return the exit code."""
    unsuited = unsuited_python(sys.version_info[:2])
    if unsuited:
        say(unsuited)
        return 1
    if words not in ([], ["test"]):
        say("Use it as `python start.py`, or as `python start.py test`.")
        return 2
    needed = "requirements-dev.txt" if words else "requirements.txt"
    if not is_installed(needed, ENVIRONMENT) and not install(needed):
        return 1
    return test() if words else start()


def say(sentence):
    """Say something at once, also where the window understands few letters."""
    print(sentence)
    sys.stdout.flush()


def unsuited_python(version):
    """Return the sentence for a Python that is too old or too new; None when it will do."""
    if OLDEST <= tuple(version) <= NEWEST:
        return None
    return (
        "Checkpoint needs Python 3.{} to 3.{}, and this is {}.{}. Install Python 3.12 from "
        "python.org, then start it again with that.".format(
            OLDEST[1], NEWEST[1], version[0], version[1]
        )
    )


def mark_of(needed, here=HERE):
    """Return a mark of the list of what is needed, of the lists it names, and of this Python."""
    with open(os.path.join(here, needed), "rb") as file:
        content = file.read().replace(b"\r\n", b"\n")
    total = hashlib.sha256(content + repr(sys.version_info[:2]).encode())
    for line in content.decode("utf-8").splitlines():
        if line.startswith("-r "):
            total.update(mark_of(line[3:].strip(), here).encode())
    return total.hexdigest()


def marker(needed, environment):
    """Return the file that remembers what was installed."""
    return os.path.join(environment, "installed-" + needed)


def is_installed(needed, environment, here=HERE):
    """Whether the environment was made from this list, by this Python, as it stands today."""
    try:
        with open(marker(needed, environment)) as file:
            return file.read() == mark_of(needed, here) and os.path.exists(python_of(environment))
    except (IOError, OSError):
        return False


def python_of(environment):
    """Return the path of the environment's own Python, on Windows and elsewhere."""
    folders = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(environment, *folders)


def is_of_this_python(environment):
    """Whether the environment, if there is one, was made by a Python of this version."""
    try:
        with open(os.path.join(environment, "pyvenv.cfg")) as file:
            return "version = {}.{}.".format(*sys.version_info[:2]) in file.read()
    except (IOError, OSError):
        return True


def install(needed):
    """Make the environment and install what is needed. Return whether that went well."""
    say("Installing what Checkpoint needs. This takes a few minutes, the first time only.")
    making = [sys.executable, "-m", "venv", ENVIRONMENT]
    if not is_of_this_python(ENVIRONMENT):
        making.append("--clear")
    pip = [python_of(ENVIRONMENT), "-m", "pip", "--disable-pip-version-check"]
    installing = pip + ["install", "--progress-bar", "off", "-r", os.path.join(HERE, needed)]
    said = ""
    for command in (making, installing):
        code, said = run_and_show(command)
        if code:
            say(explained(said))
            say("What was said in full is in " + LOG)
            return False
    with open(marker(needed, ENVIRONMENT), "w") as file:
        file.write(mark_of(needed))
    return True


def run_and_show(command):
    """Run a command, show a line for each part it fetches, and keep all it says in the log."""
    said = []
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError as error:
        return 1, str(error)
    for raw in process.stdout:
        line = raw.decode("utf-8", "replace").rstrip()
        said.append(line)
        if line.startswith(("Collecting ", "Installing ")):
            say("  " + line[:100])
    keep(said)
    return process.wait(), "\n".join(said)


def keep(said):
    """Write what was said to the log, as far as the folder and the disk let one."""
    try:
        with open(LOG, "wb") as file:
            file.write("\n".join(said).encode("utf-8"))
    except (IOError, OSError):
        say("The log could not be written.")


def explained(said):
    """Return in plain words why an install failed, from what pip said."""
    python = "{}.{}".format(*sys.version_info[:2])
    for signs, sentence in REASONS:
        if any(sign in said for sign in signs):
            return "The install did not finish. " + sentence.format(python=python)
    return "The install did not finish, for a reason this program does not know."


def test():
    """Check style and types, then run the tests. Return the first exit code that is not 0."""
    python = python_of(ENVIRONMENT)
    style = (["ruff", "check", "."], ["ruff", "format", "--check", "."])
    types = ["basedpyright", "--pythonpath", python]
    for words in style + (types, ["pytest"]):
        say("Running " + words[0])
        code = subprocess.call([python, "-m"] + words, cwd=HERE)
        if code:
            return code
    return 0


def start():
    """Start the app, open the browser when it answers, and stay until it ends."""
    port = free_port(FIRST_PORT)
    address = "http://localhost:{}".format(port)
    command = [python_of(ENVIRONMENT), "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    app = subprocess.Popen(command + options, cwd=HERE)
    try:
        if answers(address + "/_stcore/health", app):
            say("Checkpoint is open at " + address + ". Close this window to end it.")
            webbrowser.open(address)
        return app.wait()
    except KeyboardInterrupt:
        app.terminate()
        return app.wait() and 0


def free_port(port):
    """Return the first port from this on that nothing on this machine listens at."""
    for free in range(port, port + 50):
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", free)):
                return free
    return port


def answers(address, app):
    """Whether the app answers before it ends or patience does."""
    import urllib.request  # an old Python, which is only told so, has none

    until = time.time() + PATIENCE
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.time() < until and app.poll() is None:
        try:
            return direct.open(address, timeout=2).getcode() == 200
        except (IOError, OSError):
            time.sleep(0.3)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
