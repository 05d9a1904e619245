-- Sessions may also come from a file, and a file can be undone: what it brought knows its import.
-- Undoing takes its marks out, and the mark that counted before counts again: no twin is needed.

alter table intervention_session add column import_id bigint;   -- null: taken on screen
alter table session_mark add column import_id bigint;
alter table intervention_review add column import_id bigint;

create or replace view viewer.intervention_session as select * from main.intervention_session;
create or replace view viewer.session_mark as
select m.* from main.session_mark m join viewer.pupil p using (pupil_id);
create or replace view viewer.intervention_review as
select r.* from main.intervention_review r
where r.pupil_id is null or r.pupil_id in (select pupil_id from viewer.pupil);

-- The mark that counts. Marks only ever get later (lib/interventions/sessions/marking.py sees to it), and
-- marks of one moment come from one file, which names a pupil and session once.
-- grain: one row per session and pupil
create view viewer.latest_mark as
select session_id, pupil_id, mark, reason, marked_by, marked_at
from viewer.session_mark
qualify row_number() over (partition by session_id, pupil_id order by marked_at desc) = 1;

-- The review that counts: of the whole intervention or of one pupil on it, and its follow-up.
-- grain: one row per intervention, pupil (null: the whole group) and whether it is a follow-up
create view viewer.latest_review as
select *
from viewer.intervention_review
qualify row_number() over (
    partition by intervention_id, pupil_id, is_follow_up order by review_id desc
) = 1;
