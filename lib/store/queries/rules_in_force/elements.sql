-- The elements of one rule set, the subjects each takes, and its national standard deviation.
-- grain: one row per element
-- key: element
-- params: rule_set
-- columns: element varchar, stage integer, slots integer, weight integer, weight_needs_both
--   boolean, one_per_category boolean, progress_divisor integer, subjects varchar[], categories
--   varchar[], deviation double
with taken as (
    select
        m.element,
        list(s.name order by s.sort_order) as subjects,
        list_sort(list_distinct(list(m.category))) as categories
    from reference_element_subject m
    join reference_subject s using (subject_id)
    where m.rule_set = $rule_set
    group by m.element
),

deviation as (
    select d.*, r.has_progress_8
    from reference_rule_set r
    join reference_deviation d
        on d.tables_year = r.tables_year and d.release = r.tables_release
    where r.rule_set = $rule_set
)

select
    e.element, e.stage, e.slots, e.weight, e.weight_needs_both, e.one_per_category, e.progress_divisor,
    t.subjects,
    t.categories,
    if(d.has_progress_8, case e.element
        when 'english' then d.english when 'maths' then d.maths
        when 'ebacc' then d.ebacc when 'open' then d.open
    end, null) as deviation
from reference_element e
cross join deviation d
left join taken t using (element)
where e.rule_set = $rule_set
order by e.sort_order;
