"""A list of rows of a file with a box to tick beside each, and a button that ticks them all."""

from collections.abc import Callable, Iterable
from functools import partial

import pandas as pd
import streamlit as st

ROW_HEIGHT, MOST_ROWS = 35, 9
Keep = Callable[[frozenset[int]], None]
ROW = "Row"


def tick_rows(
    name: str, shown: pd.DataFrame, ticked: Iterable[int], box: str, words: str, keep: Keep
) -> None:
    """Draw the rows with a box called `box` beside each; `keep` is given the numbers ticked.

    `shown` has the column Row, each row's number in the file. `words` are the button's that ticks
    them all, such as "Match all 26"; `name` tells the list from others on the page.
    """
    chosen = frozenset(ticked) & frozenset(shown[ROW])
    turn = st.session_state.setdefault(f"turn_{name}", 0)
    every = frozenset(int(row) for row in shown[ROW])
    with st.container(horizontal=True, key=f"ticks_{name}", vertical_alignment="center"):
        st.button(words, key=f"all_{name}", on_click=keep, args=[every], disabled=chosen == every)
        st.button(
            "None", key=f"none_{name}", on_click=keep, args=[frozenset()], disabled=not chosen
        )
    grid = f"grid_{name}_{turn}_{len(chosen)}"
    st.data_editor(
        shown.assign(**{box: shown[ROW].isin(chosen)}),
        key=grid,
        hide_index=True,
        width="stretch",
        height=ROW_HEIGHT * (min(len(shown), MOST_ROWS) + 1) + 3,
        num_rows="fixed",
        alt=f"{len(shown)} rows of the file, each with a box: {box}",
        disabled=list(shown.columns),
        column_config={
            ROW: st.column_config.NumberColumn(width=60),
            box: st.column_config.CheckboxColumn(width=90),
        },
        on_change=partial(_take, name, grid, list(shown[ROW]), chosen, box, keep),
    )


def _take(
    name: str, grid: str, rows: list[int], chosen: frozenset[int], box: str, keep: Keep
) -> None:
    """Keep what was ticked; a grid whose changes are kept starts anew."""
    edited = st.session_state[grid]["edited_rows"]
    now = {rows[int(place)]: change[box] for place, change in edited.items() if box in change}
    keep(
        (chosen | {r for r, is_on in now.items() if is_on})
        - {r for r, is_on in now.items() if not is_on}
    )
    st.session_state[f"turn_{name}"] += 1
