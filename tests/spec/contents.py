"""The chapters of the rules, in the order in which they are read."""

from importlib import import_module

ORDER = (
    "points",
    "english",
    "maths",
    "ebacc",
    "combined_science",
    "open_element",
    "discounting",
    "progress_8",
    "bandings",
    "prior_attainment",
    "thresholds",
    "ebacc_measures",
    "consultation",
    "years",
)
CHAPTERS = [import_module(f"tests.spec.chapters.{name}").CHAPTER for name in ORDER]
