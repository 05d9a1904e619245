"""A governor card's picture as one description, which screen, slide and paper draw alike."""

from textwrap import wrap

from lib.analysis.governors.card import Mark, Picture
from lib.charts.frame.bars import Bar, Bars
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import CLEAR, Column, Look, Range, Row, Rows, one_line
from lib.charts.frame.rows import Picture as Drawn

NAMES, VALUES = 0.42, 0.82
"""Where the names end and the values begin, as shares of the width."""
LINE = 24
"""Characters of a name on one line."""
LOOK = Look(head=1.15, foot=0.05, name_size=16, verdicts=True, is_ruled=False)


def card_drawing(picture: Picture) -> Rows | Bars:
    """Return the rows of a picture of ranges, the bars of one of counts."""
    if picture.kind != "ranges":
        bars = [
            Bar(m.name, m.n_words, m.value, m.of, m.value_words, m.reading) for m in picture.marks
        ]
        return Bars(bars, picture.unit == "percent")
    rows = [_row(each) for each in picture.marks]
    low, high = _span(rows)
    drawn = Drawn(
        "", NAMES, VALUES, low, high, zero=one_line(rows), line_words=picture.against_words
    )
    value = Column("", 1.0, "right", strong=True)
    return Rows(rows, [drawn], [value], reading_at=None, look=LOOK)


def _row(each: Mark) -> Row:
    """The value carries the shape of its reading, so that no colour stands alone."""
    glyph = f"{mark(each.reading).glyph} " if each.reading in CLEAR else ""
    *lines, under = _name_lines(each.name, each.n_words)
    return Row(
        each.name,
        each.n_words,
        (Range(each.value, each.low, each.high, each.reading, each.against),),
        (f"{glyph}{each.value_words}",),
        each.reading,
        lines=tuple(lines) or (under,),
        under=under if lines else "",
        hover=f"{each.name}: {each.value_words}",
    )


def _name_lines(name: str, n: str) -> list[str]:
    """A row's name on two lines at most, then its n."""
    lines = wrap(name, LINE, max_lines=2, placeholder="…")
    if len(lines) == 2 and len(lines[1]) + len(n) + 2 <= LINE + 2:
        return [lines[0], f"{lines[1]}, {n}"]
    return [*lines, n] if n else lines


def _span(rows: list[Row]) -> tuple[float, float]:
    """From and to of the scale, with room at either end."""
    ends = [end for row in rows for known in row.ranges if known for end in known.ends]
    room = 0.12 * (max(ends) - min(ends) or 1.0)
    return min(ends) - room, max(ends) + room
