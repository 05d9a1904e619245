-- Every pupil ever on the cohort of a checkpoint, with what can leave them out of a figure.
-- `missing_ks2` is blank where both scores are there.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, has_left
--   boolean, not_yet_joined boolean, entries bigint, grades bigint, targets bigint, missing_ks2
--   varchar
with graded as (
    select
        pupil_id,
        count(*) as entries,
        count(points) as grades,
        count(target_points) as targets
    from viewer.grade
    where checkpoint_id = $checkpoint_id
    group by pupil_id
)
select
    p.pupil_id,
    p.name as pupil_name,
    p.code as pupil_code,
    p.form,
    p.left_on <= c.collected_on as has_left,
    p.joined_on > c.collected_on as not_yet_joined,
    coalesce(g.entries, 0) as entries,
    coalesce(g.grades, 0) as grades,
    coalesce(g.targets, 0) as targets,
    concat_ws(
        ' and ',
        if(p.ks2_reading is null, 'reading', null),
        if(p.ks2_maths is null, 'maths', null)
    ) as missing_ks2
from viewer.checkpoint c
join viewer.pupil p on p.urn = c.urn and p.results_year = c.results_year
left join graded g using (pupil_id)
where c.checkpoint_id = $checkpoint_id
order by p.form, p.surname, p.forename, p.pupil_id;
