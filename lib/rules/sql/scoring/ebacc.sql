-- EBacc entry and average points, for the years that had them (DfE): English language and
-- literature, maths, combined science or three single sciences, geography or history, a language.
-- Points are (best English + maths + best two sciences + best humanity + best language) / 6, and a
-- missing pillar scores 0. English scores only when both were taken.
-- grain: one row per case with a result, none in a year without EBacc measures
-- params: rule_set
create or replace temp table scoring_ebacc as
with gathered as (
    select
        case_id,
        bit_or(flags) & 3 = 3 as english_entered,
        max(key) filter (where pillar = 'english') >> 15 as english,
        max(key) filter (where pillar = 'maths') >> 15 as maths,
        sum(key >> 15) filter (where pillar = 'science' and is_double) as combined_science,
        max(key, 2) filter (where pillar = 'science' and not is_double) as single_sciences,
        count(*) filter (where pillar = 'science' and not is_double) as single_science_count,
        max(key) filter (where pillar = 'humanities') >> 15 as humanity,
        max(key) filter (where pillar = 'languages') >> 15 as language
    from scoring_part
    anti join scoring_discounted using (result_row)
    where (select has_ebacc from reference_rule_set where rule_set = $rule_set)
    group by case_id
),

pillared as (
    select
        *,
        if(single_science_count >= 3, list_sum(single_sciences)::bigint >> 15, null) as singles
    from gathered
)

select
    case_id,
    english_entered and maths is not null and coalesce(combined_science, singles) is not null
    and humanity is not null and language is not null as ebacc_entered,
    (
        if(english_entered, coalesce(english, 0), 0)
        + coalesce(maths, 0)
        + coalesce(greatest(combined_science, singles), 0)
        + coalesce(humanity, 0)
        + coalesce(language, 0)
    ) / 1000 / 6 as ebacc_average_points
from pillared;
