"""England's grades by subject, KS2 band and disadvantage, as curves to draw from."""

import csv
from collections import defaultdict
from functools import cache

import numpy as np

from data.sample.generator.truths import ROOT

BANDS = (
    "Less than 80",
    "80 - 89.5",
    "90 - 95.5",
    "96 - 99.5",
    "100 - 102",
    "102.5 - 104.5",
    "105 - 107",
    "107.5 - 109.5",
    "110 - 113",
    "113.5 - 116.5",
    "117 - 120",
)
BAND_EDGES = (
    (70.0, 79.5),
    (80.0, 89.5),
    (90.0, 95.5),
    (96.0, 99.5),
    (100.0, 102.0),
    (102.5, 104.5),
    (105.0, 107.0),
    (107.5, 109.5),
    (110.0, 113.0),
    (113.5, 116.5),
    (117.0, 120.0),
)
TABLE = ROOT / "data/reference/2024/subject_grades_by_ks2_band.csv"


def points_of(grade: str) -> float:
    """Return the points of a grade in the national table; a pair is the mean of its two grades."""
    if grade == "U":
        return 0.0
    parts = [float(part) for part in grade.split("-")]
    return sum(parts) / len(parts)


@cache
def _counts() -> dict[tuple[str, str, str], dict[float, int]]:
    counts: dict[tuple[str, str, str], dict[float, int]] = defaultdict(dict)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["grade"] != "X":
                key = (row["national_subject"], row["pupil_group"], row["ks2_band"])
                counts[key][points_of(row["grade"])] = int(row["pupils"])
    return dict(counts)


@cache
def curve(subject: str, is_disadvantaged: bool, band: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the cumulative share and the points at each edge between grades.

    A cell of fewer than 100 pupils in England is too thin to draw from: all pupils of the band
    stand in for it, and then the nearest band that has enough.
    """
    group = "disadvantaged" if is_disadvantaged else "not_disadvantaged"
    nearest = sorted(range(len(BANDS)), key=lambda other: abs(other - band))
    cells = [
        _counts().get((subject, wanted, BANDS[b]), {}) for b in nearest for wanted in (group, "all")
    ]
    cell = next(cell for cell in cells if sum(cell.values()) >= 100)
    step = 0.5 if any(points % 1 for points in cell) else 1.0
    grades = np.array(sorted(cell))
    shares = np.array([cell[points] for points in grades], dtype=float)
    edges = np.append(grades - step / 2, grades[-1] + step / 2)
    return np.append(0.0, np.cumsum(shares) / shares.sum()), edges


def draw(subject: str, is_disadvantaged: bool, band: int, rank: float) -> float:
    """Return the points, unrounded, of the pupil at this rank (0 to 1) of those like them."""
    shares, edges = curve(subject, is_disadvantaged, band)
    return float(np.interp(rank, shares, edges))


def expected_points(subject: str, band: int) -> float:
    """Return the middle pupil's points in England from this KS2 band, whoever they are."""
    return draw(subject, False, band, 0.5)
