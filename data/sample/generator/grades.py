"""Points to the grades a school would write, on each subject's own scale."""

import numpy as np

VOCATIONAL = (
    (0.0, "U"), (1.25, "L1P"), (2.0, "L1M"), (3.0, "L1D"), (4.0, "L2P"), (5.5, "L2M"), (7.0, "L2D"),
    (8.5, "L2D*"),
)  # fmt: skip


def nearest_points(points: np.ndarray, scale: str) -> np.ndarray:
    """Return the points of the nearest grade on the scale: gcse, combined or vocational."""
    if scale == "vocational":
        steps = np.array([value for value, _ in VOCATIONAL])
        return steps[np.abs(points[..., None] - steps).argmin(axis=-1)]
    if scale == "combined":
        halves = np.clip(np.floor(2 * points + 0.5) / 2, 0, 9)
        return np.where(halves < 1, np.where(points < 0.75, 0.0, 1.0), halves)
    return np.clip(np.floor(points + 0.5), 0, 9)


def grade(points: float, scale: str) -> str:
    """Return the grade worth these points: 6, 6-5 or L2M."""
    if points == 0:
        return "U"
    if scale == "vocational":
        return dict(VOCATIONAL)[points]
    if scale == "combined":
        return f"{int(np.ceil(points))}-{int(np.floor(points))}"
    return str(int(points))
