-- Where the DfE's figure and ours, from the pupil's final results by the rules of their year, differ
-- by more than rounding.
-- grain: one row per pupil and figure that differs
-- params: none
with ours as (
    select m.pupil_id, m.attainment_8, m.progress_8
    from pupil_measure m
    join checkpoint c on c.checkpoint_id = m.checkpoint_id and c.rule_set = m.rule_set
    where c.kind = 'final'
    qualify row_number() over (
        partition by m.pupil_id order by c.collected_on desc, c.checkpoint_id desc) = 1
),
beside as (
    select e.source_row, 'Attainment 8' as figure, e.attainment_8 as theirs, o.attainment_8 as mine
    from entry e join ours o using (pupil_id)
    union all
    select e.source_row, 'Progress 8', e.progress_8, o.progress_8
    from entry e join ours o using (pupil_id)
)
select source_row, figure, theirs, mine
from beside
where abs(theirs - mine) > 0.011
order by source_row, figure;
