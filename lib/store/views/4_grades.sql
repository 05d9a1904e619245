-- What the grades came to.

create view viewer.school_scale as select * from main.school_scale;

create view viewer.school_scale_grade as select * from main.school_scale_grade;

create view viewer.measured_with as select * from main.measured_with;

-- What a checkpoint's figures under a rule set were worked out with. A checkpoint that is not
-- locked is measured again when newer tables come, so only a locked one can name older ones.
-- grain: one row per checkpoint and rule set: its cohort's own, and every proposal
create view viewer.checkpoint_rule_set as
select
    c.checkpoint_id,
    r.rule_set,
    r.label,
    r.is_proposal,
    r.has_progress_8,
    coalesce(m.tables_year, r.tables_year) as tables_year,
    coalesce(m.tables_release, r.tables_release) as tables_release,
    coalesce(m.progress_8_note, r.progress_8_note) as progress_8_note
from viewer.checkpoint c
join reference_rule_set r on r.rule_set = c.rule_set or r.is_proposal
left join measured_with m on m.checkpoint_id = c.checkpoint_id and m.rule_set = r.rule_set;

-- grain: one row per pupil, checkpoint and rule set
create view viewer.measure as
select
    m.*,
    c.urn, c.academic_year, c.half_term, c.year_group, c.results_year, c.kind, c.collected_on,
    c.rule_set as cohort_rule_set, c.cohort_sequence,
    p.name as pupil_name, p.code as pupil_code, p.form, p.sex, p.is_disadvantaged,
    p.is_looked_after, p.sen, p.is_eal, p.prior_attainment_band, p.is_more_able,
    p.ks2_reading, p.ks2_maths
from pupil_measure m
join viewer.checkpoint c using (checkpoint_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per pupil, checkpoint and subject
create view viewer.grade as
select
    g.*,
    coalesce(x.unit, 'grade') as unit, coalesce(x.units, 'grades') as units,
    coalesce(x.units_in_a_step, 1) as units_in_a_step,
    s.name as subject, s.short_name as subject_short, s.department, s.national_subject,
    s.sort_order as subject_order,
    c.urn, c.academic_year, c.half_term, c.year_group, c.results_year, c.kind, c.collected_on,
    c.cohort_sequence,
    p.name as pupil_name, p.code as pupil_code, p.form, p.sex, p.is_disadvantaged,
    p.is_looked_after, p.sen, p.is_eal, p.prior_attainment_band, p.is_more_able,
    p.ks2_reading, p.ks2_maths, p.ks2_average
from pupil_subject g
join reference_subject s using (subject_id)
join viewer.checkpoint c using (checkpoint_id)
join viewer.pupil p using (pupil_id)
left join school_scale x on x.scale = g.qualification;

-- Which result fills which slot, and what each of the others counts for.
-- grain: one row per pupil, checkpoint, rule set, subject, entered_on and part
create view pupil_slot as
select
    k.pupil_id,
    k.checkpoint_id,
    e.rule_set,
    e.subject_id,
    e.qualification,
    e.grade,
    k.entered_on,
    e.part,
    e.points,
    u.element,
    u.slot,
    u.weight,
    coalesce(e.points * u.weight, 0) as counted_points,
    u.reason
from kept_slot k
join slot_entry e using (entry_id)
join slot_use u using (use_id);

-- grain: one row per pupil, checkpoint, rule set, subject, entered_on and part
create view viewer.slot as
select l.*, s.name as subject, s.short_name as subject_short
from pupil_slot l
join reference_subject s using (subject_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per pupil, academic year and subject
create view viewer.target as
select t.*, s.name as subject
from standing.target t
join reference_subject s using (subject_id)
join viewer.pupil p using (pupil_id);

create view viewer.dfe_measure as
select d.* from standing.dfe_measure d join viewer.pupil p using (pupil_id);
