"""What several cells and rows say of one pupil's needs: which comes first, and all that helps."""

import pandas as pd

from lib.importing.contents.observations.cells import TYPES, with_repeated
from lib.importing.people.matching import texts
from lib.importing.reading.headings import key
from lib.importing.screening import Screening

NEEDS = ("primary_need", "second_need")
TEXTS = frozenset({"strategies", "access_arrangements"})
BETWEEN, BETWEEN_NEEDS = "; ", " + "
RANK = "rank"


def put_together(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Return the entries with each need in its order, and with one text of each kind a pupil.

    A need is `no_order` where rows give several and none says which is first. Of a text that
    several rows give, the first has all of it and the others are `joined`.
    """
    again = table["state"].isin(("said_twice", "contradicts"))
    table = table.assign(state=table["state"].mask(again, "ok"))
    table = _ranked(screening, _parted(screening, table))
    table = _with_texts(screening, table)
    if screening.clears_blanks:
        table = pd.concat([table, _cleared(screening, table)], ignore_index=True)
    table = with_repeated(screening, table.astype(TYPES))
    no_order = table["state"].eq("contradicts") & table["measure"].eq(NEEDS[0])
    return table.assign(state=table["state"].mask(no_order, "no_order"))


def _parted(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Give the second need of a cell an entry of its own, at a place beyond the columns."""
    if table.empty:
        return table
    parts = table["told"].str.partition(BETWEEN_NEEDS)
    is_double = parts[2].ne("") & table["measure"].isin(NEEDS)
    second = table[is_double].assign(told=parts.loc[is_double, 2], measure=NEEDS[1])
    second["place"] += len(screening.columns.columns)
    table = table.assign(told=table["told"].mask(is_double, parts[0]))
    return pd.concat([table, second], ignore_index=True)


def _ranked(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Take the needs of rows by their rank; the third and later ones are not kept."""
    columns = screening.columns
    named = (c for c in columns.columns if c.field == "need_rank" or key(c.heading) == RANK)
    column = next(named, None)
    if column is None:
        return table
    ranks = dict(zip([n for n, _ in columns.rows], texts(columns.rows, column), strict=True))
    rank = table["source_row"].map(ranks).str.removesuffix(".0")
    is_first = table["measure"].eq(NEEDS[0]) & table["state"].eq("ok")
    is_later = is_first & rank.str.fullmatch(r"[3-9]").fillna(False)
    return table.assign(
        measure=table["measure"].mask(is_first & rank.eq("2"), NEEDS[1]),
        state=table["state"].mask(is_later, "third_need"),
    )


def _with_texts(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Put the texts of one pupil together: those of a row are one entry."""
    is_text = table["measure"].isin(TEXTS) & table["state"].eq("ok")
    pupils = table["source_row"].map(screening.people.set_index("source_row")["pupil_id"])
    who = pupils.astype("object").where(pupils.notna(), -table["source_row"])
    texts_of = table[is_text].groupby([who[is_text], table.loc[is_text, "measure"]])
    table.loc[is_text, "told"] = texts_of["told"].transform(_listed)
    table.loc[
        is_text & texts_of.cumcount().gt(0).reindex(table.index, fill_value=False), "state"
    ] = "joined"
    in_row = table[is_text].duplicated(["source_row", "measure"])
    return table.drop(index=in_row[in_row].index).reset_index(drop=True)


def _listed(told: pd.Series) -> str:
    return BETWEEN.join(dict.fromkeys(told))


def _cleared(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Return an entry, told nothing, for each blank of a pupil of whom no row says the measure."""
    people = screening.people.set_index("source_row")["pupil_id"]
    said = set(zip(table["source_row"].map(people), table["measure"], strict=True))
    columns = [c for c in screening.columns.columns if c.field in {*NEEDS, *TEXTS}]
    records = [
        {"source_row": n, "place": c.place, "source_column": c.heading, "measure": c.field}
        for c in columns
        for n, _ in screening.columns.rows
        if (people.get(n), c.field) not in said
    ]
    blank = pd.DataFrame(records, columns=list(TYPES)).drop_duplicates(["source_row", "measure"])
    texts_left = ["subject_id", "told", "scale", "occasion", "value_in_file"]
    return blank.assign(**dict.fromkeys(texts_left, ""), is_counted=False, state="clear").astype(
        TYPES
    )
