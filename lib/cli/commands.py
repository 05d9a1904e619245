"""Every command, found by its module; each has add_parser(subparsers) and run(arguments)."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

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


class _ArgumentsRefusedError(Exception):
    """Words of the command line that a command does not take, and the parser that says so."""

    def __init__(self, parser: argparse.ArgumentParser, message: str) -> None:
        super().__init__(message)
        self.parser = parser


class _Parser(argparse.ArgumentParser):
    """A parser that leaves it to `main` to say what is refused: a command may have a report."""

    def error(self, message: str) -> NoReturn:
        raise _ArgumentsRefusedError(self, message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit status: 0 done, 1 could not, 2 something to put right."""
    parser = _Parser(prog="python -m lib", description="Checkpoint, without a browser.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {name: import_module(f"lib.cli.{module}") for name, module in COMMANDS.items()}
    for module in modules.values():
        module.add_parser(subparsers)
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        chosen = parser.parse_args(given)
    except _ArgumentsRefusedError as refused:
        _refuse(refused, modules.get(next(iter(given), "")), given)
    try:
        return modules[chosen.command].run(chosen)
    except StoreError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 1


def _refuse(
    refused: _ArgumentsRefusedError, command: ModuleType | None, given: list[str]
) -> NoReturn:
    """Say what is refused, in the command's report too where it keeps one, and end with 2."""
    if command and hasattr(command, "report_of_arguments"):
        command.report_of_arguments(given, str(refused))
    argparse.ArgumentParser.error(refused.parser, str(refused))
