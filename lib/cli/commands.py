"""Every command, found by its module; each has add_parser(subparsers) and run(arguments)."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from lib.store.errors import StoreError

COMMANDS = {
    "score": "score.command",
    "import": "import_files",
    "lists": "lists",
    "plans": "plans",
    "export": "export",
    "backup": "backup",
    "restore": "restore",
    "sample": "sample",
    "bench": "bench",
}
"""Command name on the command line, and the module of lib/cli that does it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit status: 0 done, 1 could not, 2 something to put right."""
    parser = argparse.ArgumentParser(
        prog="python -m lib", description="Checkpoint, without a browser."
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {name: import_module(f"lib.cli.{module}") for name, module in COMMANDS.items()}
    for module in modules.values():
        module.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        return modules[chosen.command].run(chosen)
    except StoreError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 1
