"""The DfE’s own figures for each pupil, from its KS4 file: ours are checked against them."""

import pandas as pd

from lib.importing.kinds import Kind
from lib.importing.named_rows import Fault
from lib.importing.people.matching import texts
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, rows, run

FIGURES = ("attainment_8", "progress_8", "ks2_average", "estimate")
NOT_A_NUMBER = frozenset({"", "NA", "NE", "NP", "SUPP", "LOWCOV", "X", "Z", "C", ":", "~", "-"})
"""What the DfE writes where there is no figure."""


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per pupil; a figure that is no number is null and listed in `faults`."""
    recognition = screening.columns
    table = screening.people[["source_row", "pupil_id"]].copy()
    column = recognition.column("dfe_attainment_8") or recognition.column("dfe_progress_8")
    table["place"] = column.place if column else -1
    table["source_column"] = column.heading if column else ""
    faults: list[list[Fault]] = [[] for _ in recognition.rows]
    for name in FIGURES:
        found = recognition.column(f"dfe_{name}")
        cells = texts(recognition.rows, found)
        numbers = pd.to_numeric(pd.Series(cells, dtype="str"), errors="coerce").tolist()
        for i, (cell, number) in enumerate(zip(cells, numbers, strict=True)):
            if found and pd.isna(number) and cell.upper() not in NOT_A_NUMBER:
                faults[i].append(Fault(found.place, found.heading, name, cell))
        table[name] = pd.Series(numbers, index=table.index, dtype="float64")
    table["faults"] = pd.Series(faults, index=table.index, dtype="object")
    says = table[list(FIGURES)].notna().any(axis=1) | table["faults"].map(bool)
    return table[says].reset_index(drop=True)


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted pupil."""
    lend(screening.cursor, "entry", accepted.drop(columns=["faults"]))
    run(screening.cursor, "importing/dfe_figures/compare_dfe_figures")
    return frame(screening.cursor, "importing/dfe_figures/compared_dfe_figures")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store the figures that are new or changed. Nothing of ours is measured from them."""
    run(screening.cursor, "importing/dfe_figures/supersede_dfe_figures", import_id=import_id)
    run(screening.cursor, "importing/dfe_figures/keep_dfe_figures", import_id=import_id)
    return []


def differences(screening: Screening) -> list[tuple[int, str, float, float]]:
    """Return row, figure, the DfE's and ours, where our final results say something else."""
    lend(screening.cursor, "entry", screening.entries.drop(columns=["faults"]))
    return rows(screening.cursor, "importing/dfe_figures/dfe_differences")


KIND = Kind(
    words="the DfE’s own figures",
    unit="pupil",
    menu=7,
    checks=("dfe_figures",),
    entries=entries,
    compare=compare,
    keep=keep,
    signs=(frozenset({"dfe_attainment_8"}), frozenset({"dfe_progress_8"})),
)
