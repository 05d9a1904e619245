-- The headline figures of a cohort up to one of its checkpoints, and the whole story of last
-- year's cohort beside it. Working-at grades and end-of-course grades are never mixed. A share of
-- grades comes with the sum of squares its likely range needs, pupils being the clusters. Behind
-- counts among the target pupils, of whom a grade has a distance from its target.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, name varchar, academic_year_label varchar, year_group integer,
--   half_term integer, kind varchar, results_year integer, is_ours boolean, pupils bigint,
--   target_pupils hugeint, grades hugeint, reached hugeint, residual_squares double, behind
--   hugeint, distance double, distance_deviation double, attainment_8_pupils bigint, attainment_8
--   double, attainment_8_deviation double, progress_8_pupils bigint, progress_8 double,
--   english_and_maths_pupils bigint, english_and_maths_4 hugeint, english_and_maths_5 hugeint
with chosen as (
    select urn, results_year, cohort_sequence, kind, makes_attainment_8
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
shown as (
    select
        k.checkpoint_id, k.name, k.academic_year_label, k.year_group, k.half_term, k.kind,
        k.results_year, k.results_year = c.results_year as is_ours
    from viewer.checkpoint k
    join chosen c
        on k.urn = c.urn and c.makes_attainment_8 = k.makes_attainment_8
        and (c.kind = 'working_at') = (k.kind = 'working_at')
    where (k.results_year = c.results_year and k.cohort_sequence <= c.cohort_sequence)
    or k.results_year = c.results_year - 1
),
against_target as (
    select
        checkpoint_id,
        pupil_id,
        count(shortfall) as grades,
        count_if(shortfall <= 0) as reached,
        avg(-shortfall) as distance,
        bool_or(is_behind) as is_behind
    from viewer.grade
    join shown using (checkpoint_id)
    group by checkpoint_id, pupil_id
),
shares as (
    select checkpoint_id, sum(reached) / nullif(sum(grades), 0) as share
    from against_target
    group by checkpoint_id
),
targets as (
    select
        checkpoint_id,
        count(*) as pupils,
        count_if(grades > 0) as target_pupils,
        sum(grades) as grades,
        sum(reached) as reached,
        sum(power(reached - share * grades, 2)) as residual_squares,
        count_if(is_behind) as behind,
        avg(distance) as distance,
        stddev_samp(distance) as distance_deviation
    from against_target
    join shares using (checkpoint_id)
    group by checkpoint_id
),
measured as (
    select
        checkpoint_id,
        count(attainment_8) as attainment_8_pupils,
        avg(attainment_8) as attainment_8,
        stddev_samp(attainment_8) as attainment_8_deviation,
        count(progress_8) as progress_8_pupils,
        avg(progress_8) as progress_8,
        count(english_and_maths_4) as english_and_maths_pupils,
        count_if(english_and_maths_4) as english_and_maths_4,
        count_if(english_and_maths_5) as english_and_maths_5
    from viewer.measure
    join shown using (checkpoint_id)
    where rule_set = cohort_rule_set
    group by checkpoint_id
)
select
    s.checkpoint_id, s.name, s.academic_year_label, s.year_group, s.half_term, s.kind,
    s.results_year, s.is_ours,
    t.pupils, t.target_pupils, t.grades, t.reached, t.residual_squares, t.behind,
    t.distance, t.distance_deviation,
    m.attainment_8_pupils, m.attainment_8, m.attainment_8_deviation,
    m.progress_8_pupils, m.progress_8,
    m.english_and_maths_pupils, m.english_and_maths_4, m.english_and_maths_5
from shown s
join targets t using (checkpoint_id)
left join measured m using (checkpoint_id)
order by s.is_ours, s.year_group, s.half_term, s.checkpoint_id;
