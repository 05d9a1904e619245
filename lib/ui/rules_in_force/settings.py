"""The school's own settings as a form: what each means, its limits, and one button that keeps."""

import pandas as pd
import streamlit as st

from lib.dates import long_date
from lib.store.rules_in_force.setting_changes import change_setting
from lib.store.settings import SETTINGS, Setting
from lib.ui.frame.questions import ask, database, school
from lib.ui.frame.show import show_caption


def show_settings_form() -> None:
    """Draw the form; when its button is pressed, keep what changed and measure again."""
    at = school()
    if at is None:
        return
    stored = ask("frame/settings", urn=at.urn).set_index("name")
    with st.form("settings", border=False):
        wanted = {s: _choose_value(s, stored) for s in SETTINGS}
        kept = st.form_submit_button("Keep these settings", type="primary")
    if kept:
        changed = {s: v for s, v in wanted.items() if v != _value(s, stored)}
        with st.spinner("Keeping the settings and measuring every checkpoint again"):
            for setting, value in changed.items():
                change_setting(database(), at.urn, setting.name, value)
        if changed:
            st.rerun()
    show_caption(_last_change(stored))


def _choose_value(setting: Setting, stored: pd.DataFrame) -> float:
    whole = float(setting.step).is_integer()
    kind = int if whole else float
    return float(
        st.number_input(
            setting.label,
            min_value=kind(setting.lowest),
            max_value=kind(setting.highest),
            value=kind(_value(setting, stored)),
            step=kind(setting.step),
            format="%d" if whole else "%.1f",
            help=f"{setting.meaning} Default {setting.default:g}.",
            key=f"setting_{setting.name}",
        )
    )


def _value(setting: Setting, stored: pd.DataFrame) -> float:
    return float(stored.value[setting.name]) if setting.name in stored.index else setting.default


def _last_change(stored: pd.DataFrame) -> str:
    if stored.empty:
        return "All as delivered. A change measures every checkpoint again."
    day = pd.Timestamp(stored.set_at.max())
    return f"Last changed {long_date(day)}."
