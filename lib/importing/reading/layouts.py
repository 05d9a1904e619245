"""What people said of a layout, kept so that they say it once: the next export is read the same."""

from lib.importing.reading.answers import NOTHING_SAID, Answers, ColumnAnswer
from lib.importing.reading.headings import key
from lib.importing.reading.recognise import Recognition
from lib.store.statements import Cursor, rows, run


def said_of(cursor: Cursor, urn: int, layout: str) -> Answers:
    """Return the latest answers for a layout; NOTHING_SAID when nobody has said anything."""
    said = rows(cursor, "importing/layouts/said_of_layout", urn=urn, layout=layout)
    if not said:
        return NOTHING_SAID
    columns = tuple(ColumnAnswer(*answer) for answer in said if answer[0] is not None)
    return Answers(columns=columns, content=next((row[1] for row in said if row[0] is None), None))


def remember(
    cursor: Cursor, urn: int, found: Recognition, answers: Answers, who: str, file_name: str
) -> None:
    """Keep what a person said of a file's columns and kind, for the next file laid out like it.

    What a name in its rows is, is kept for every file.
    """
    said = {"urn": urn, "said_by": who, "file_name": file_name}
    about = {**said, "layout": found.layout}
    headings = {column.key: column.heading for column in found.columns}
    for answer in answers.columns:
        run(
            cursor,
            "importing/layouts/keep_layout_answer",
            column_key=answer.column,
            heading=headings.get(answer.column, answer.column),
            field=answer.field,
            subject_id=answer.subject_id,
            measure=answer.measure,
            qualification=answer.qualification,
            **about,
        )
    for name, subject_id in answers.subjects:
        names = {"name": name, "name_key": key(name), "subject_id": subject_id or None}
        run(cursor, "importing/subjects/keep_name_said", **names, **said)
    if answers.content:
        run(cursor, "importing/layouts/keep_layout_content", content=answers.content, **about)
