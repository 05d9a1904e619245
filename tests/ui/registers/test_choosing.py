"""Choosing a pupil for a register: who is on it is marked, and a press with nobody says so."""

from streamlit.testing.v1 import AppTest


def form():
    import pandas as pd
    import streamlit as st

    from lib.ui.registers.choosing import choose_pupil, is_chosen

    people = pd.DataFrame(
        {"pupil_id": [7, 8], "code": ["P7", "P8"], "name": ["Ada", "Ben"], "form": ["11A", None]}
    )
    with st.form("by_hand"):
        chosen = choose_pupil(people, {8})
        pressed = st.form_submit_button("Keep the change")
    if pressed and is_chosen(chosen):
        st.text(f"kept {chosen}")


def test_each_pupil_stands_with_form_and_whether_they_are_on_it():
    (options,) = [box.options for box in AppTest.from_function(form).run().selectbox]
    assert [option.split(", ")[1] for option in options] == ["11A (not on it)", " (on it)"]


def test_a_press_with_nobody_chosen_says_so_and_keeps_nothing():
    app = AppTest.from_function(form).run()
    app.button[0].click().run()
    assert "Nobody is chosen." in app.get("html")[-1].body
    assert not app.text


def test_the_pupil_chosen_is_the_one_kept():
    app = AppTest.from_function(form).run()
    app.selectbox[0].select_index(1)
    app.button[0].click().run()
    assert app.text[0].value == "kept 8"
