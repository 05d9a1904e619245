"""Which pupil each row is about: by UPN, admission number, ULN, then name and date of birth."""

import re
import unicodedata

import pandas as pd

from lib.importing.reading.columns import Column
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.upns import clean_number, clean_upn
from lib.importing.reading.values import NotUnderstoodError, days, read_year_group
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, run

KEYS = ("upn", "former_upn", "admission_number", "uln", "surname", "forename")
TEXT_KEYS = dict.fromkeys(KEYS, "str")


def people(recognition: Recognition) -> pd.DataFrame:
    """Return one row per row of the file: source_row and what identifies its pupil, as text."""
    rows = recognition.rows
    cells = {key: texts(rows, recognition.column(key)) for key in KEYS}
    if recognition.column("full_name"):
        names = texts(rows, recognition.column("full_name"))
        split = [surname_and_forename(name) for name in names]
        cells["surname"] = [s or n[0] for s, n in zip(cells["surname"], split, strict=True)]
        cells["forename"] = [f or n[1] for f, n in zip(cells["forename"], split, strict=True)]
    births = texts(rows, recognition.column("date_of_birth"))
    table = pd.DataFrame({"source_row": [number for number, _ in rows], **cells})
    table["upn_in_file"] = table["upn"]
    table["upn"] = [clean_upn(upn) for upn in cells["upn"]]
    table["former_upn"] = [clean_upn(upn) for upn in cells["former_upn"]]
    for number in ("admission_number", "uln"):
        table[number] = [clean_number(text) for text in cells[number]]
    table["birth_in_file"] = births
    table["date_of_birth"] = pd.Series(days(births), index=table.index, dtype="object")
    table["form_in_file"] = texts(rows, recognition.column("form"))
    years = [_year_group(text) for text in texts(rows, recognition.column("year_group"))]
    table["year_in_file"] = pd.Series(years, index=table.index, dtype="Int64")
    return table


def texts(rows: list[tuple[int, list[str]]], column: Column | None) -> list[str]:
    """Return one column's cells, blank where the row is short or there is no such column."""
    if column is None:
        return [""] * len(rows)
    place = column.place
    return [row[place] if place < len(row) else "" for _, row in rows]


def match_people(screening: Screening) -> pd.DataFrame:
    """Return the people with the pupil each was matched to, and by what.

    Adds pupil_id (null when none), matched_by, pupil_name, results_year, is_contradicted (two
    keys name two pupils), `other` (surname, forename or date_of_birth, where the number's pupil has
    another; else blank) and is_first (of the rows that say the same of their pupil).
    """
    table = screening.people
    keys = table[["source_row", *KEYS]].assign(
        date_of_birth=pd.to_datetime(table["date_of_birth"]),
        form=table["form_in_file"],
        results_year=screening.academic_year + 11 - table["year_in_file"],
    )
    first = _first_rows(keys) if screening.columns.is_long else keys["source_row"]
    lend(screening.cursor, "person", keys[keys["source_row"] == first].astype(TEXT_KEYS))
    said = pd.DataFrame(screening.delivery.answers.pupils, columns=["source_row", "pupil_id"])
    first_of = dict(zip(keys["source_row"], first, strict=True)) if len(said) else {}
    said["source_row"] = said["source_row"].map(first_of)
    lend(screening.cursor, "said_pupil", said.dropna().astype("int64"))
    run(screening.cursor, "importing/matching/known_pupils", urn=screening.urn)
    run(screening.cursor, "importing/matching/asked_people")
    run(screening.cursor, "importing/matching/match_pupils")
    matched = frame(screening.cursor, "importing/matching/matched_pupils").rename(
        columns={"source_row": "first_row"}
    )
    if not matched.pop("is_as_here").all():
        others = frame(screening.cursor, "importing/matching/other_names")
        of_row = dict(zip(others["source_row"], others["other"], strict=True))
        pairs = zip(matched["first_row"], matched["other"], strict=True)
        matched["other"] = [other or of_row.get(row, "") for row, other in pairs]
    for birth in ("numbered_birth", "namesake_birth"):
        matched[birth] = matched[birth].dt.date
    table = table.assign(first_row=first, is_first=first == table["source_row"])
    return _with_split(table.merge(matched, on="first_row", how="left").drop(columns="first_row"))


def _with_split(table: pd.DataFrame) -> pd.DataFrame:
    """Take whole names apart by those of the pupils they are matched to."""
    is_whole = table["forename"].eq("") & table["surname"].str.contains(" ")
    is_whole &= table["surname_here"].notna()
    if not is_whole.any():
        return table
    whole = table[is_whole]
    names = [
        split_by(*row)
        for row in zip(whole["surname"], whole["surname_here"], whole["forename_here"], strict=True)
    ]
    table.loc[is_whole, ["surname", "forename"]] = names
    return table


def split_by(name: str, surname: str, forename: str) -> tuple[str, str]:
    """Split `Mari Marlowe` by the name here; one that is nothing like it after its first word."""
    words, told = name.split(), _letters(name)
    if told in (_letters(forename + surname), _letters(surname + forename)):
        return surname, forename
    for here, is_surname in ((surname, True), (forename, False)):
        n = len(here.split())
        for first, rest in ((words[:n], words[n:]), (words[-n:], words[:-n])):
            if rest and _letters(" ".join(first)) == _letters(here):
                other = " ".join(rest)
                return (surname, other) if is_surname else (other, forename)
    return " ".join(words[1:]), words[0]


def _letters(text: str) -> str:
    """Return the letters of a name in any alphabet, without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _year_group(text: str) -> int | None:
    try:
        return read_year_group(text)
    except NotUnderstoodError:
        return None


def _first_rows(keys: pd.DataFrame) -> pd.Series:
    """Return for each row the first that says the same of its pupil.

    In results one a row a pupil stands ten times; each is matched, and asked about, once.
    """
    identity = keys["date_of_birth"].astype("str").fillna("")
    for key in KEYS:
        identity = identity + "\x1f" + keys[key].astype("str")
    return keys["source_row"].groupby(pd.factorize(identity)[0]).transform("first")


def surname_and_forename(name: str) -> tuple[str, str]:
    """Split `Marlowe, Mari` or `MARLOWE Mari (11A)`; a name that says no order stays whole."""
    name = re.sub(r"\s*\([^)]*\)$", "", name)
    surname, comma, forename = name.partition(",")
    if comma:
        return surname.strip(), forename.strip()
    words = name.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words) and words[: len(capitals)] == capitals:
        return " ".join(capitals), " ".join(words[len(capitals) :])
    return name.strip(), ""
