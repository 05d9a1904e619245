"""A school's own settings: data with a default, a unit and a reason, changed by people, dated."""

from dataclasses import dataclass
from datetime import datetime

from lib.store.asking import Asks
from lib.store.row import Row


@dataclass(frozen=True)
class Setting:
    """One setting: its name in the store, what it means on screen, its default and its limits."""

    name: str
    label: str
    meaning: str
    default: float
    lowest: float
    highest: float
    step: float
    remeasures: bool


SETTINGS = (
    Setting(
        "behind_threshold",
        "Behind target means at least this many grades below",
        "A pupil is behind in a subject when the shortfall is this large or larger; on a scale of "
        "Years 7 to 9, when it is one step or more.",
        1.0,
        0.5,
        3.0,
        0.5,
        True,
    ),
    Setting(
        "working_at_allowance",
        "Allowance at a working-at checkpoint",
        "Grades a pupil may be short by during the year, when the target is for its end.",
        0.5,
        0.0,
        3.0,
        0.5,
        True,
    ),
    Setting(
        "minimum_pupils",
        "Smallest group with a verdict",
        "Below this number of pupils the page says too few to tell.",
        10,
        10,
        30,
        1,
        False,
    ),
    Setting(
        "suppress_below",
        "Smallest group governors may see",
        "Groups below this number are not shown in governor views and exports.",
        6,
        6,
        10,
        1,
        False,
    ),
    Setting(
        "best_attitude",
        "The number that means the best attitude",
        "Where attitude to learning is in numbers: 1 where 1 is the best, else the highest number.",
        1.0,
        1.0,
        10.0,
        1.0,
        False,
    ),
    Setting(
        "minutes_per_grade",
        "Minutes a teacher spends on one grade",
        "Deciding and entering it, to cost a collection. An assumption: time your own.",
        1.0,
        0.5,
        10.0,
        0.5,
        False,
    ),
)


@dataclass(frozen=True)
class StoredSetting(Row, query="frame/settings"):
    """A setting that the school has set: its latest value, as it is kept."""

    name: str
    value: str
    set_at: datetime


def minimum_pupils(asks: Asks, urn: int) -> int:
    """Return the number of pupils below which the school wants no verdict."""
    return int(get_settings(asks, urn)["minimum_pupils"])


def get_settings(asks: Asks, urn: int) -> dict[str, float]:
    """Return every setting of the school by name, the default where it has set none."""
    stored = {s.name: float(s.value) for s in asks.records(StoredSetting, urn=urn)}
    return {s.name: s.default for s in SETTINGS} | stored
