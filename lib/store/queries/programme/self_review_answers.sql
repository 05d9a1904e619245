-- Every answer a school's departments ever gave about themselves, the one that counts first.
-- grain: one row per department, question and time it was answered
-- key: department, question, version
-- params: urn
-- columns: urn integer, department varchar, question varchar, version integer, state varchar,
--   evidence varchar, reviewed_on date, said_by varchar, said_at timestamp, counts boolean
select
    r.* replace (coalesce(evidence, '') as evidence), version = max(version) over (partition by department, question) as counts
from viewer.self_review r
where urn = $urn
order by department, question, version desc;
