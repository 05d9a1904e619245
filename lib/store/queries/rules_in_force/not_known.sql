-- What is not known about one rule set: of its own year, and of the year whose tables it uses.
-- grain: one row per item
-- key: item
-- params: rule_set
-- columns: item varchar, what_is_missing varchar, what_checkpoint_does varchar, source varchar
with folder as (
    select rule_set as folder from reference_rule_set where rule_set = $rule_set
    union
    select tables_year::text from reference_rule_set
    where rule_set = $rule_set and not is_proposal
)

select
    k.item,
    arg_max(k.what_is_missing, k.folder) as what_is_missing,
    arg_max(k.what_checkpoint_does, k.folder) as what_checkpoint_does,
    arg_max(k.source, k.folder) as source
from reference_not_known k
join folder using (folder)
group by k.item
order by k.item;
