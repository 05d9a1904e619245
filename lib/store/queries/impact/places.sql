-- Each pupil's place on an intervention: between which two checkpoints their help is judged, the
-- academic year it began in, and the sessions that were marked for them.
-- grain: one row per intervention and pupil
-- key: intervention_id, pupil_id
-- params: urn
-- columns: intervention_id bigint, pupil_id bigint, results_year integer, subject_id varchar,
--   starts_on date, ends_on date, academic_year bigint, before_id bigint, before_on date,
--   after_id bigint, after_on date, marked bigint, attended bigint
with mark as (
    select session_id, pupil_id, arg_max(mark, marked_at) as mark
    from viewer.session_mark
    group by session_id, pupil_id
),
dose as (
    select
        s.intervention_id, m.pupil_id,
        count(*) as marked,
        count(*) filter (where m.mark = 'present') as attended
    from viewer.intervention_session s
    join mark m using (session_id)
    where s.was_held
    group by s.intervention_id, m.pupil_id
)
select
    w.intervention_id, w.pupil_id, w.results_year, w.subject_id, w.starts_on, w.ends_on,
    year(w.starts_on) + (month(w.starts_on) >= 9)::integer as academic_year,
    w.before_id, w.before_on, w.after_id, w.after_on,
    coalesce(d.marked, 0) as marked, coalesce(d.attended, 0) as attended
from viewer.intervention_window w
left join dose d using (intervention_id, pupil_id)
where w.urn = $urn
order by w.intervention_id, w.pupil_id;
