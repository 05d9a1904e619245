-- The checkpoint and the two before it of the same cohort, newest first.
-- Another kind of grade than the checkpoint's own is named.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: steps_back bigint, checkpoint_id bigint, kind varchar, label varchar
with chosen as (
    select urn, results_year, cohort_sequence, kind as chosen_kind
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
)
select
    chosen.cohort_sequence - c.cohort_sequence as steps_back,
    c.checkpoint_id, c.kind,
    c.academic_year_label || ' ' || c.name || case c.kind
        when chosen_kind then '' when 'working_at' then ', working at'
        when 'predicted' then ', predicted' when 'mock' then ', mock' else ''
    end as label
from viewer.checkpoint c
join chosen using (urn, results_year)
where c.cohort_sequence between chosen.cohort_sequence - 2 and chosen.cohort_sequence
order by steps_back;
