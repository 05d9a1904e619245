"""Measure speed at the size of a school and of England, and print it beside the budget."""

import argparse
import os
from importlib import import_module

PARTS = ("school", "browser", "crowd", "importing", "england", "impact")
"""Modules of bench/, each with `measure()`."""

APART = ("nation",)
"""Those that are measured only when named: this one needs Spark."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add `bench` to the command line."""
    parser = subparsers.add_parser("bench", help="measure speed and print it beside the budget")
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"{', '.join(PARTS)} (all of these by default); {', '.join(APART)}",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print each part's figures. Returns 0, 1 when one is over budget, 2 for an unknown part."""
    if unknown := set(arguments.parts) - {*PARTS, *APART}:
        print(
            f"There is no part called {', '.join(sorted(unknown))}: {', '.join((*PARTS, *APART))}."
        )
        return 2
    table = import_module("bench.figures").table
    print(_machine())
    all_met = True
    for part in arguments.parts or PARTS:
        figures = import_module(f"bench.{part}").measure()
        print(f"{part}\n{table(figures)}\n")
        all_met &= all(figure.is_met for figure in figures)
    return 0 if all_met else 1


def _machine() -> str:
    # Wall-clock figures mean little on a machine that is doing something else.
    load = f", load {os.getloadavg()[0]:.1f} before starting" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load}\n"
