"""Opening for the app: the school's own file, or on the very first start the sample school."""

from collections.abc import Callable

from lib.store.database import Database, open_database
from lib.store.location import database_path


def open_for_the_app(load_sample: Callable[[Database], object]) -> Database:
    """Open the school's file. While no school is in it, bring in the sample school.

    The sample comes in one transaction, so a first start that is cut off leaves no half-filled
    school and the next start brings it in. Raises StoreError as `open_database` does.
    """
    database = open_database(database_path())
    if database.rows("frame/school").empty:
        load_sample(database)
        database.flush()
    return database
