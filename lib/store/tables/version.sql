-- Which shape these tables have: lib/store/shape.py.

-- grain: one row
create table schema_version (
    number integer not null,
    name text not null,
    applied_at timestamp not null,
    primary key (number)
);
