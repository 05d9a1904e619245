-- name: forget_scales
-- Make way for the scales of the checkpoints that are measured.
-- grain: one row per row taken away
-- params: none
delete from checkpoint_scale
where checkpoint_id in (select checkpoint_id from measured_checkpoint where is_named);

-- name: keep_scales
-- Keep how many grades of each measured checkpoint are on a scale of Years 7 to 9.
-- grain: one row per checkpoint and such a scale
-- params: none
insert into checkpoint_scale by name
with graded as (
    select checkpoint_id, qualification, count(*) as grades
    from standing.result
    join measured_checkpoint using (checkpoint_id)
    where is_named
    group by checkpoint_id, qualification
)
select checkpoint_id, qualification as scale, grades, all_grades
from (
    select *, sum(grades) over (partition by checkpoint_id)::bigint as all_grades
    from graded
)
anti join reference_qualification using (qualification);

-- name: forget_measured_with
-- Make way for the tables that the checkpoints will be scored with.
-- grain: one row per row taken away
-- params: none
delete from measured_with
where checkpoint_id in (select checkpoint_id from measured_checkpoint where is_named);

-- name: forget_measures
-- Make way for the measures of the checkpoints that will be scored.
-- grain: one row per row taken away
-- params: none
delete from pupil_measure
where checkpoint_id in (select checkpoint_id from measured_checkpoint where is_named);

-- name: forget_slots
-- Make way for the slots of the checkpoints that will be scored.
-- grain: one row per row taken away
-- params: none
delete from kept_slot
where checkpoint_id in (select checkpoint_id from measured_checkpoint where is_named);

-- name: forget_subjects
-- Make way for each grade beside its target, but for what is frozen.
-- grain: one row per row taken away
-- params: none
delete from pupil_subject
where checkpoint_id in (select checkpoint_id from measured_checkpoint where not is_frozen);

-- name: keep_entries
-- Keep each entry that the working speaks of, once.
-- grain: one row per rule set, subject, qualification, grade, part and points not yet kept
-- params: rule_set
insert into slot_entry
select
    (select coalesce(max(entry_id), 0) from slot_entry)
    + row_number() over (order by e.subject_id, e.qualification, e.grade, e.part),
    $rule_set, e.subject_id, e.qualification, e.grade, e.part, e.points
from scoring_entry e
where not exists (
    select 1 from slot_entry k
    where k.rule_set = $rule_set and k.subject_id = e.subject_id
    and k.qualification = e.qualification and k.grade = e.grade and k.part = e.part
    and k.points is not distinct from e.points
);

-- name: keep_measured_with
-- Keep which tables each scored checkpoint was measured with, and what is said of Progress 8, so
-- that a locked one goes on naming them when newer ones come.
-- grain: one row per checkpoint and rule set
-- params: none
insert into measured_with by name
select
    m.checkpoint_id, r.rule_set, r.tables_year, r.tables_release, r.progress_8_note,
    (select max_by(results_year::text || ', ' || release, results_year)
    from reference_national_subject) as england
from (select distinct checkpoint_id, rule_set from measured_case) m
join reference_rule_set r on r.rule_set = m.rule_set or r.is_proposal;

-- name: keep_measures
-- Keep the measures of each pupil.
-- grain: one row per pupil, checkpoint and rule set
-- params: rule_set
insert into pupil_measure by name
select pupil_id, checkpoint_id, $rule_set as rule_set, m.* exclude (case_id)
from scored_measure m
join measured_case using (case_id);

-- name: keep_slots
-- Keep the working of each slot, by the numbers of what is kept in words.
-- grain: one row per pupil, checkpoint, rule set, subject, entered_on and part
-- params: rule_set
insert into kept_slot by name
with entry as (
    select e.entry_id as scored_entry, k.entry_id
    from scoring_entry e
    join slot_entry k
        on k.rule_set = $rule_set and k.subject_id = e.subject_id
        and k.qualification = e.qualification and k.grade = e.grade and k.part = e.part
        and k.points is not distinct from e.points
),
use as (
    select u.place, k.use_id
    from scoring_use u
    join slot_use k
        on k.element is not distinct from u.element and k.slot is not distinct from u.slot
        and k.weight = u.weight and k.reason = u.reason
)
select c.pupil_id, c.checkpoint_id, s.entered_on, e.entry_id, u.use_id
from scored_use s
join entry e on e.scored_entry = s.entry_id
join use u using (place)
join measured_case c using (case_id);

-- name: keep_uses
-- Keep each thing an entry can count for, once.
-- grain: one row per element, slot, weight and reason not yet kept
-- params: none
insert into slot_use
select
    (select coalesce(max(use_id), 0) from slot_use) + row_number() over (order by u.place),
    u.element, u.slot, u.weight, u.reason
from scoring_use u
where not exists (
    select 1 from slot_use k
    where k.element is not distinct from u.element and k.slot is not distinct from u.slot
    and k.weight = u.weight and k.reason = u.reason
);

-- name: measured_case
-- A number for each pupil at each named checkpoint whose grades make an Attainment 8. In Years 7 to 9
-- a checkpoint with any grade on a scale of those years makes none: the sum of the rest is no measure.
-- grain: one row per pupil and checkpoint
-- params: none
create or replace temp table measured_case as
with on_scales as (
    -- What is no qualification is such a scale.
    select distinct checkpoint_id
    from standing.result
    anti join reference_qualification using (qualification)
    join checkpoint using (checkpoint_id)
    where year_group <= 9
),
graded as (
    select distinct pupil_id, checkpoint_id, rule_set
    from standing.result
    join reference_qualification using (qualification)
    join measured_checkpoint using (checkpoint_id)
    where is_named and not is_working_at
    and checkpoint_id not in (select checkpoint_id from on_scales)
)
select row_number() over (order by checkpoint_id, pupil_id) as case_id, pupil_id, checkpoint_id, rule_set
from graded;

-- name: measured_checkpoint
-- Checkpoints whose figures may change with the ones touched: all of the same cohorts, because a
-- run of checkpoints behind, and the grade before, reach across them. Those to be scored are named.
-- A locked checkpoint that has been measured is frozen: its figures never move again.
-- grain: one row per checkpoint
-- params: scored, touched
create or replace temp table measured_checkpoint as
with touched as (
    select distinct urn, results_year from checkpoint where list_contains($touched, checkpoint_id)
),
standing as (
    select
        *,
        status = 'locked' and checkpoint_id in (select checkpoint_id from pupil_subject) as is_frozen
    from checkpoint
)
select
    checkpoint_id, urn, results_year, kind, rule_set, collected_on,
    kind = 'working_at' as is_working_at,
    is_frozen,
    list_contains($scored, checkpoint_id) and not is_frozen as is_named
from standing
join touched using (urn, results_year);

-- name: pupil_subject
-- Each grade beside its target, its nation and its past (the columns are explained in the schema).
-- A grade and a target on two scales have no distance, and a grade before on another scale is none.
-- A run of checkpoints behind does not cross from working-at grades to predicted ones, because
-- their targets mean different things. A frozen checkpoint takes part as it was measured then.
-- grain: one row per pupil, checkpoint and subject
-- params: urn, behind_threshold, working_at_allowance
insert into pupil_subject by name
with counted as (
    select r.*
    from standing.result r
    join measured_checkpoint c using (checkpoint_id)
    where c.urn = $urn
    and not exists (
        select 1 from pupil_slot s
        where s.pupil_id = r.pupil_id and s.checkpoint_id = r.checkpoint_id
        and s.subject_id = r.subject_id and s.qualification = r.qualification
        and s.entered_on is not distinct from r.entered_on
        and s.rule_set = c.rule_set and s.reason like 'discounted%'
    )
),
taught as (
    select p.pupil_id, c.checkpoint_id, p.subject_id, min(p.class_code) as class_code
    from standing.class_place p
    join measured_checkpoint c
        on p.starts_on <= c.collected_on and coalesce(p.ends_on >= c.collected_on, true)
    group by p.pupil_id, c.checkpoint_id, p.subject_id
),
against_target as (
    select
        r.pupil_id, r.checkpoint_id, r.subject_id, r.qualification, r.grade, r.points,
        -- A marksheet without classes has those of the timetable on its day.
        coalesce(r.class_code, if(c.is_frozen, f.class_code, q.class_code)) as class_code,
        t.grade as target_grade,
        t.qualification = r.qualification or (x.scale is null and y.scale is null)
            as is_comparable,
        if(is_comparable, t.points, null) as target_points,
        if(
            c.is_frozen, f.shortfall, if(is_comparable, round(t.points - r.points, 6), null)
        ) as shortfall,
        f.is_behind as was_behind,
        c.is_working_at, c.is_frozen, c.collected_on,
        if(x.scale is null, '', r.qualification) as scale,
        -- The school's threshold is in grades, which these scales have none of.
        if(
            x.scale is null,
            $behind_threshold + if(c.is_working_at, $working_at_allowance, 0),
            1
        ) as threshold
    from counted r
    join measured_checkpoint c using (checkpoint_id)
    join checkpoint k using (checkpoint_id)
    left join standing.target t
        on t.pupil_id = r.pupil_id and t.subject_id = r.subject_id
        and t.academic_year = k.academic_year
    left join taught q
        on q.pupil_id = r.pupil_id and q.checkpoint_id = r.checkpoint_id
        and q.subject_id = r.subject_id
    left join school_scale x on x.scale = r.qualification
    left join school_scale y on y.scale = t.qualification
    left join pupil_subject f
        on c.is_frozen and f.pupil_id = r.pupil_id and f.checkpoint_id = r.checkpoint_id
        and f.subject_id = r.subject_id
),
in_order as (
    select
        *,
        coalesce(if(is_frozen, was_behind, shortfall >= threshold), false) as behind,
        row_number() over own_stage as place,
        if(lag(scale) over whole_story = scale, lag(points) over whole_story, null)
            as previous_points,
        if(lag(scale) over whole_story = scale, lag(grade) over whole_story, null)
            as previous_grade
    from against_target
    window
        own_stage as (
            partition by pupil_id, subject_id, is_working_at order by collected_on, checkpoint_id
        ),
        whole_story as (partition by pupil_id, subject_id order by collected_on, checkpoint_id)
),
with_runs as (
    select
        *,
        place - coalesce(max(if(behind, null, place)) over up_to_now, 0) as run,
        count_if(behind) over the_last_four as times_behind
    from in_order
    window
        up_to_now as (
            partition by pupil_id, subject_id, is_working_at order by place
            rows between unbounded preceding and current row
        ),
        the_last_four as (
            partition by pupil_id, subject_id, is_working_at order by place
            rows between 3 preceding and current row
        )
),
banded as (
    select pupil_id, ks2_band
    -- What is known of KS2 is the file's alone: all that the viewer adds need not be worked out.
    from standing.pupil
    join reference_ks2_band on (ks2_reading + ks2_maths) / 2 between ks2_from and ks2_to
),
national as (
    select national_subject, ks2_band, mean_points, deviation
    from reference_national_subject
    where pupil_group = 'all'
    and results_year = (select max(results_year) from reference_national_subject)
)
select
    g.pupil_id, g.checkpoint_id, g.subject_id, g.qualification, g.grade, g.points, g.class_code,
    g.target_grade, g.target_points, g.shortfall,
    if(g.shortfall is null, null, g.behind) as is_behind,
    g.run as behind_run,
    g.times_behind as checkpoints_behind,
    case
        when not g.is_comparable and g.points is not null then 'other_scale'
        when g.shortfall is null then 'no_target'
        when g.behind and g.run >= 2 then 'persistent'
        when g.behind then 'new'
        when g.times_behind > 0 then 'one_off'
        when g.shortfall <= -g.threshold then 'above'
        else 'on'
    end as status,
    g.previous_points, g.previous_grade,
    if(g.is_working_at, null, n.mean_points) as national_points,
    if(g.is_working_at, null, n.deviation) as national_deviation
from with_runs g
join reference_subject s using (subject_id)
left join banded b using (pupil_id)
left join national n
    on n.national_subject = s.national_subject and n.ks2_band = b.ks2_band
    and g.qualification in ('gcse', 'combined_science')
where not g.is_frozen;

-- name: scoring_case
-- The cases to score under one rule set: the cohort's own, or without one every case.
-- grain: one row per case
-- params: rule_set
create or replace temp table scoring_case as
select case_id, ks2_reading, ks2_maths
from measured_case
join standing.pupil using (pupil_id)
where rule_set = coalesce($rule_set, rule_set);

-- name: scoring_result
-- The results of the cases to score.
-- grain: one row per case, subject, qualification and entered_on
-- params: none
create or replace temp table scoring_result as
select case_id, subject_id, qualification, grade, entered_on
from standing.result
join reference_qualification using (qualification)
join measured_case using (pupil_id, checkpoint_id)
where case_id in (select case_id from scoring_case);
