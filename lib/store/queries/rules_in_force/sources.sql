-- The published files behind one rule set: its tables, and the newest national comparison.
-- grain: one row per reference file
-- key: file, folder
-- params: rule_set
-- columns: title varchar, release varchar, url varchar, file varchar, folder varchar
with used as (
    select tables_year::text as folder from reference_rule_set where rule_set = $rule_set
    union
    select max(results_year)::text from reference_national_average
)

select
    s.title, s.release, s.url, s.file,
    split_part(s.file, '/', 1) as folder
from reference_source s
left join used on split_part(s.file, '/', 1) = used.folder
where (used.folder is not null or not contains(s.file, '/'))
and s.release <> 'none published'
and not contains(s.file, 'not_known')
order by contains(s.file, '/') desc, folder, s.file;
