"""What the school teaches, who takes what, and in which class."""

from dataclasses import dataclass

import numpy as np

from data.sample.generator.people import FORMS, Pupil
from data.sample.generator.truths import chance, planted_truths


@dataclass(frozen=True)
class Subject:
    """One subject as the school names it, and the English subject its grades are drawn like."""

    name: str
    code: str
    drawn_like: str
    scale: str = "gcse"
    is_setted: bool = False
    popularity: float = 0.0
    tilt: float = 0.0
    largest_class: int = 26


ENGLISH = Subject("English Language", "En", "English Language", largest_class=27)
LITERATURE = Subject("English Literature", "El", "English Literature", largest_class=27)
MATHS = Subject("Maths", "Ma", "Mathematics", is_setted=True)
COMBINED = Subject("Combined Science", "Sc", "Combined Science", "combined", is_setted=True)
BIOLOGY = Subject("Biology", "Bi", "Biology")
CHEMISTRY = Subject("Chemistry", "Ch", "Chemistry")
PHYSICS = Subject("Physics", "Ph", "Physics")
HISTORY = Subject("History", "Hi", "History")
GEOGRAPHY = Subject("Geography", "Gg", "Geography")
FRENCH = Subject("French", "Fr", "French")
SPANISH = Subject("Spanish", "Sp", "Spanish")
RELIGION = Subject("Religious Studies", "Rs", "Religious Studies", popularity=0.48)
POOL = (
    RELIGION,
    Subject("Art & Design", "Ar", "Art and Design", popularity=0.27),
    Subject("Business Studies", "Bs", "Business", popularity=0.22),
    Subject("Computer Science", "Cs", "Computer Science", popularity=0.16, tilt=0.5),
    Subject("Sport (BTEC)", "Sb", "Physical Education", "vocational", popularity=0.195, tilt=-0.5),
    Subject(
        "Health & Social Care", "Hs", "Social Studies", "vocational", popularity=0.12, tilt=-0.7
    ),
    Subject("Design & Technology", "Dt", "Design & Technology", popularity=0.13),
    Subject("PE", "Pe", "Physical Education", popularity=0.12),
    Subject("Creative iMedia", "Im", "Media/Film/TV", "vocational", popularity=0.10, tilt=-0.4),
    Subject("Food Preparation & Nutrition", "Fd", "Food Preparation & Nutrition", popularity=0.10),
    Subject("Drama", "Dr", "Drama", popularity=0.09),
)
MUSIC = Subject("Music", "Mu", "Music")
EXAM_SUBJECTS = (
    ENGLISH, LITERATURE, MATHS, COMBINED, BIOLOGY, CHEMISTRY, PHYSICS, HISTORY, GEOGRAPHY, FRENCH,
    SPANISH, *POOL, MUSIC,
)  # fmt: skip
LOWER_SCHOOL = (
    Subject("English", "En", "English Language", largest_class=30),
    Subject("Maths", "Ma", "Mathematics", is_setted=True, largest_class=30),
    Subject("Science", "Sc", "Combined Science", largest_class=30),
    Subject("History", "Hi", "History", largest_class=30),
    Subject("Geography", "Gg", "Geography", largest_class=30),
    Subject("Religious Studies", "Rs", "Religious Studies", largest_class=30),
    Subject("French", "Fr", "French", largest_class=30),
    Subject("Spanish", "Sp", "Spanish", largest_class=30),
    Subject("Art & Design", "Ar", "Art and Design", largest_class=30),
    Subject("Music", "Mu", "Music", largest_class=30),
    Subject("Computing", "Co", "Computer Science", largest_class=30),
    Subject("Design & Technology", "Dt", "Design & Technology", largest_class=30),
)
FULL_OPTIONS = 4


def exam_entries(results_year: int, pupils: list[Pupil]) -> np.ndarray:
    """Return who takes what in Years 10 and 11: a truth table of pupils × EXAM_SUBJECTS."""
    generator = chance("options", results_year)
    taken = np.zeros((len(pupils), len(EXAM_SUBJECTS)), dtype=bool)
    start = np.array([p.band + 0.8 * p.drive for p in pupils])
    rank = start.argsort().argsort() / len(pupils)
    options = _how_many_options(generator, rank)
    _take(taken, np.ones(len(pupils), dtype=bool), ENGLISH, MATHS)
    _take(taken, rank > 0.02, LITERATURE)
    triple = _likeliest(generator, 1.2 * start, round(0.24 * len(pupils)))
    _take(taken, triple, BIOLOGY, CHEMISTRY, PHYSICS)
    _take(taken, ~triple & (rank > 0.015), COMBINED)
    options = options - triple
    options -= _take_one(taken, generator, options > 0, 0.93, (HISTORY, GEOGRAPHY), (0.51, 0.49))
    language = 0.15 + 0.55 * rank
    options -= _take_one(taken, generator, options > 0, language, (FRENCH, SPANISH), (0.72, 0.28))
    small = planted_truths()["small_subject"]["pupils"]
    musicians = _likeliest(generator, np.where(options > 0, 0.5 * rank, -99), small)
    _take(taken, musicians, MUSIC)
    _fill_from_pool(taken, generator, options - musicians, rank)
    return taken


def _how_many_options(generator: np.random.Generator, rank: np.ndarray) -> np.ndarray:
    fewer = (generator.random(len(rank)) < 0.55 - 2.2 * rank).astype(int)
    return FULL_OPTIONS - fewer - (generator.random(len(rank)) < 0.3 - 2.5 * rank)


def _likeliest(generator: np.random.Generator, leaning: np.ndarray, count: int) -> np.ndarray:
    """Return the `count` pupils who lean most towards something, chance included."""
    order = (leaning + generator.gumbel(size=len(leaning))).argsort()[::-1]
    return np.isin(np.arange(len(leaning)), order[:count])


def _take(taken: np.ndarray, who: np.ndarray, *subjects: Subject) -> None:
    for subject in subjects:
        taken[who, EXAM_SUBJECTS.index(subject)] = True


def _take_one(
    taken: np.ndarray,
    generator: np.random.Generator,
    may: np.ndarray,
    how_likely: np.ndarray | float,
    subjects: tuple[Subject, ...],
    shares: tuple[float, ...],
) -> np.ndarray:
    """Give some pupils one of these subjects. Returns 1 for each pupil who took one."""
    takes = may & (generator.random(len(taken)) < how_likely)
    which = generator.choice(len(subjects), size=len(taken), p=shares)
    for place, subject in enumerate(subjects):
        _take(taken, takes & (which == place), subject)
    return takes.astype(int)


def _fill_from_pool(
    taken: np.ndarray, generator: np.random.Generator, options: np.ndarray, rank: np.ndarray
) -> None:
    """Give each pupil the rest of their options, never both kinds of physical education."""
    popularity = np.log([subject.popularity for subject in POOL])
    tilt = np.array([subject.tilt for subject in POOL])
    liking = (
        popularity + np.outer(2 * rank - 1, tilt) + generator.gumbel(size=(len(taken), len(POOL)))
    )
    names = [subject.name for subject in POOL]
    sport, games = names.index("Sport (BTEC)"), names.index("PE")
    liking[np.arange(len(taken)), np.where(liking[:, sport] > liking[:, games], games, sport)] = -99
    order = liking.argsort(axis=1)[:, ::-1]
    for number, wanted in enumerate(options):
        for place in order[number, : max(0, wanted)]:
            taken[number, EXAM_SUBJECTS.index(POOL[place])] = True


def lower_entries(pupils: list[Pupil]) -> np.ndarray:
    """Return who takes what in Years 7 to 9: everything, and one of two languages by form."""
    names = [subject.name for subject in LOWER_SCHOOL]
    taken = np.ones((len(pupils), len(names)), dtype=bool)
    learns_french = np.array([FORMS.index(p.form) % 2 == 0 for p in pupils])
    taken[:, names.index("French")] = learns_french
    taken[:, names.index("Spanish")] = ~learns_french
    return taken


def classes(
    results_year: int, subjects: tuple[Subject, ...], taken: np.ndarray, level: np.ndarray
) -> np.ndarray:
    """Return the class number of each pupil in each subject, counted from 0; −1 where not taken."""
    numbers = np.full(taken.shape, -1)
    for column, subject in enumerate(subjects):
        who = np.flatnonzero(taken[:, column])
        generator = chance(f"classes {subject.name}", results_year)
        noise = 0.25 if subject.is_setted else 50.0
        order = who[(level[who] + noise * generator.normal(size=len(who))).argsort()[::-1]]
        for number, members in enumerate(
            np.array_split(order, -(-len(who) // subject.largest_class))
        ):
            numbers[members, column] = number
    return numbers


def class_code(subject: Subject, year_group: int, number: int) -> str:
    """Return the code of a class as timetables write it: 11b/Gg1."""
    return f"{year_group}{'ab'[number % 2]}/{subject.code}{number // 2 + 1}"
