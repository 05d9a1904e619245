-- name: carry_by_hand
-- Carry what people said of a checkpoint's register over to its new revision.
-- grain: one row per pupil
-- params: register_id, before_id
insert into register_hand by name
select distinct on (pupil_id) * replace ($register_id as register_id)
from register_hand
where register_id = $before_id
order by pupil_id, said_at desc, is_on;

-- name: half_terms_to_renew
-- The checked checkpoints of the sample school's last two half-terms, and the day each half-term's
-- register was renewed: the school's own day for the last, the day of collection before it.
-- grain: one row per checkpoint
-- params: none
with half_term as (
    select urn, academic_year, half_term, rank() over (order by max(collected_on) desc) as back
    from checkpoint
    where kind <> 'final'
    group by urn, academic_year, half_term
)
select c.checkpoint_id, if(h.back = 1, coalesce(s.as_of_on, c.collected_on), c.collected_on) as day
from checkpoint c
join half_term h using (urn, academic_year, half_term)
join school s using (urn)
where h.back <= 2 and c.kind <> 'final' and c.status <> 'open'
order by c.collected_on, c.checkpoint_id;

-- name: keep_entries
-- Keep who qualifies, from the frame `proposed`, and the help live that day, from `helped`.
-- grain: one row per register and pupil
-- params: register_id
insert into register_entry by name
select $register_id as register_id, p.pupil_id, coalesce(h.help, []) as help
from (select distinct pupil_id from proposed) p
left join helped h using (pupil_id)
order by p.pupil_id;

-- name: keep_reasons
-- Keep why each pupil qualifies, from the frame `proposed`.
-- grain: one row per register, pupil and rule
-- params: register_id
insert into register_reason by name
select $register_id as register_id, pupil_id, rule, reason, subjects
from proposed
order by pupil_id, rule;

-- name: keep_register
-- Keep the register of one checkpoint, as the next revision of it.
-- grain: one row per register
-- params: register_id, checkpoint_id, as_of_on, on_roll, who, renewed_at, note
insert into register by name
select
    $register_id as register_id, c.urn, c.checkpoint_id, c.results_year, c.academic_year,
    c.half_term,
    1 + (select count(*) from register r where r.checkpoint_id = c.checkpoint_id) as revision,
    $as_of_on as as_of_on, $on_roll as on_roll, $who as renewed_by,
    coalesce($renewed_at::timestamp, now()::timestamp) as renewed_at, $note as note
from checkpoint c
where c.checkpoint_id = $checkpoint_id;

-- name: keep_rules
-- Keep the rules as they stood, from the frame `rules`, and how far each could be applied.
-- grain: one row per register and rule
-- params: register_id
insert into register_rule_kept by name
select
    $register_id as register_id, rule, is_on, line, subjects, weeks, valid_from, in_scope, judged,
    (select count(*) from proposed p where p.rule = r.rule) as proposed
from rules r;

-- name: next_register
-- The number of the next register.
-- grain: one row
-- params: none
select nextval('register_number') as register_id;

-- name: say_by_hand
-- Put a pupil on a register, or take one off it, by hand.
-- grain: one row per pupil and time it was said
-- params: register_id, pupil_id, is_on, reason, who
insert into register_hand values
($register_id, $pupil_id, $is_on, $reason, $who, now()::timestamp);

-- name: set_rule
-- Set one of the school's rules from a day on.
-- grain: one row per rule and time it was set
-- params: urn, rule, valid_from, is_on, line, subjects, weeks, who, note
insert into register_rule values
($urn, $rule, $valid_from, $is_on, $line, $subjects, $weeks, $who, now()::timestamp, $note);
