-- Every answer a school's departments ever gave about themselves, the one that counts first.
-- grain: one row per department, question and time it was answered
-- params: urn
select
    r.*, version = max(version) over (partition by department, question) as counts
from viewer.self_review r
where urn = $urn
order by department, question, version desc;
