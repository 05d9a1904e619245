-- Each grade beside its target, its nation and its past (the columns are explained in the schema).
-- A run of checkpoints behind does not cross from working-at grades to predicted ones, because
-- their targets mean different things. A frozen checkpoint takes part as it was measured then.
-- grain: one row per pupil, checkpoint and subject
-- params: urn, behind_threshold, working_at_allowance
insert into pupil_subject by name
with counted as (
    select r.*
    from result r
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
against_target as (
    select
        r.pupil_id, r.checkpoint_id, r.subject_id, r.qualification, r.grade, r.points, r.class_code,
        t.grade as target_grade,
        t.points as target_points,
        if(c.is_frozen, f.shortfall, round(t.points - r.points, 6)) as shortfall,
        f.is_behind as was_behind,
        c.is_working_at, c.is_frozen, c.collected_on,
        $behind_threshold + if(c.is_working_at, $working_at_allowance, 0) as threshold
    from counted r
    join measured_checkpoint c using (checkpoint_id)
    join checkpoint k using (checkpoint_id)
    left join target t
        on t.pupil_id = r.pupil_id and t.subject_id = r.subject_id
        and t.academic_year = k.academic_year
    left join pupil_subject f
        on c.is_frozen and f.pupil_id = r.pupil_id and f.checkpoint_id = r.checkpoint_id
        and f.subject_id = r.subject_id
),
in_order as (
    select
        *,
        coalesce(if(is_frozen, was_behind, shortfall >= threshold), false) as behind,
        row_number() over own_stage as place,
        lag(points) over whole_story as previous_points,
        lag(grade) over whole_story as previous_grade
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
    from viewer.pupil
    join reference_ks2_band on ks2_average between ks2_from and ks2_to
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
