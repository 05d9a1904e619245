"""What a file holds, table by table, so that a copy of it can be compared with it."""

import duckdb

Contents = dict[str, tuple[int, int]]
"""Table name → its number of rows, and a sum over the hashes of its rows."""


def catalog_of(cursor: duckdb.DuckDBPyConnection) -> str:
    """Return the name DuckDB gave to the file that is open."""
    ((catalog,),) = cursor.execute("select current_catalog()").fetchall()
    return catalog


def contents(cursor: duckdb.DuckDBPyConnection, catalog: str) -> Contents:
    """Read every row of every table of an open or attached file."""
    names = cursor.execute(
        "select schema_name, table_name from duckdb_tables() "
        "where database_name = $catalog and not internal and not temporary",
        {"catalog": catalog},
    ).fetchall()
    return {table: _counted(cursor, (catalog, schema, table)) for schema, table in names}


def _counted(cursor: duckdb.DuckDBPyConnection, name: tuple[str, ...]) -> tuple[int, int]:
    qualified = ".".join('"' + part.replace('"', '""') + '"' for part in name)
    ((rows, hashes),) = cursor.execute(
        "select count(*), coalesce(sum(hash(t)), 0) from query_table($name) t", {"name": qualified}
    ).fetchall()
    return rows, hashes
