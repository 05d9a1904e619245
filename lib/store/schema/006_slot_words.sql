-- The working of slots says the same few thousand things of millions of results, and writing the
-- words out each time took longer than working out the slots. So each thing said is kept once, and
-- a slot is kept as a pupil, a checkpoint and two numbers. pupil_slot reads as it always did.

-- What is entered: a grade, and what it was worth when it was measured. Never changed once kept, so
-- that a locked checkpoint goes on saying what it said.
-- grain: one row per rule set, subject, qualification, grade, part and points
create table slot_entry (
    entry_id integer not null,
    rule_set text not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,
    part integer not null,          -- 1, or 1 and 2 for combined science
    points double                   -- of this part
);

-- What an entry can count for.
-- grain: one row per element, slot, weight and reason
create table slot_use (
    use_id integer not null,
    element text,                   -- the element it counts in; null when it fills no slot
    slot integer,                   -- 1 … within the element
    weight integer not null,        -- 2 when doubled, 0 when it fills no slot
    reason text not null            -- a code: see docs/rules.md
);

-- grain: one row per pupil, checkpoint, entry and entered_on
create table kept_slot (
    pupil_id bigint not null,
    checkpoint_id bigint not null,
    entered_on date,
    entry_id integer not null,
    use_id integer not null
);

insert into slot_entry
with entry as (
    select distinct rule_set, subject_id, qualification, grade, part, points from pupil_slot
)
select row_number() over (), entry.* from entry;

insert into slot_use
with use as (select distinct element, slot, weight, reason from pupil_slot)
select row_number() over (), use.* from use;

insert into kept_slot
select s.pupil_id, s.checkpoint_id, s.entered_on, e.entry_id, u.use_id
from pupil_slot s
join slot_entry e
    on e.rule_set = s.rule_set and e.subject_id = s.subject_id
    and e.qualification = s.qualification and e.grade = s.grade and e.part = s.part
    and e.points is not distinct from s.points
join slot_use u
    on u.element is not distinct from s.element and u.slot is not distinct from s.slot
    and u.weight = s.weight and u.reason = s.reason;

drop view viewer.slot;
drop table pupil_slot;

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
