-- Which rule set measures each cohort of the school, and whose tables it uses.
-- grain: one row per results year
-- key: results_year
-- params: urn
-- columns: results_year integer, pupils bigint, rule_set varchar, tables_year integer,
--   tables_release varchar, has_progress_8 boolean, progress_8_note varchar, has_ebacc boolean,
--   note varchar
with cohort as (
    select
        results_year,
        count(distinct pupil_id) as pupils
    from viewer.pupil
    where urn = $urn
    group by results_year
)

select
    c.results_year, c.pupils, r.rule_set, r.tables_year, r.tables_release, r.has_progress_8,
    r.progress_8_note, r.has_ebacc, r.note
from cohort c
join reference_rule_set r on r.results_year = c.results_year and not r.is_proposal
order by c.results_year;
