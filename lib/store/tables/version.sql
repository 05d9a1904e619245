-- Which shape these tables have: lib/store/shape.py.

-- grain: one row
create table schema_version (
    number integer not null,
    name text not null,
    applied_at timestamp not null,
    primary key (number)
);

-- Of which texts and by which DuckDB the views were made, as a hash of it all.
-- grain: one row
create table schema_views (
    mark text not null,
    primary key (mark)
);
