-- What this viewer may see. Pages read these views and never a base table, so that access is
-- decided here, once, in the query. With no sign-in configured they show everything.

-- grain: one row per school
create view viewer.school as select urn, name, is_sample, as_of_on from main.school;

-- grain: one row per school, setting name and the time it was set
create view viewer.setting as select urn, name, value, set_at from main.setting;

create view viewer.note_read as select * from main.note_read;

-- grain: one row per saved view
create view viewer.saved_view as select * from main.saved_view;

-- grain: one row per file brought in
create view viewer.import_batch as select * from main.import_batch;

-- grain: one row per member of staff
create view viewer.staff_member as select * from standing.staff_member;
