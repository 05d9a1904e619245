"""Changing a school setting, and every figure that depends on it, in one transaction."""

from lib.store.database import Database
from lib.store.measuring import compare_school
from lib.store.settings import SETTINGS


def change_setting(database: Database, urn: int, name: str, value: float) -> None:
    """Set one setting and, where figures depend on it, compare every grade again.

    Raises ValueError when there is no such setting or the value is outside its limits.
    """
    setting = next((s for s in SETTINGS if s.name == name), None)
    if setting is None:
        raise ValueError(f"There is no setting called {name}.")
    if not setting.lowest <= value <= setting.highest:
        raise ValueError(
            f"{setting.label}: {value:g} is outside {setting.lowest:g} to {setting.highest:g}."
        )
    with database.transaction() as cursor:
        cursor.execute(
            "insert into setting values (?, ?, ?, now()::timestamp)", [urn, name, str(value)]
        )
        if setting.remeasures:
            compare_school(cursor, urn)
