-- At which version a department's answer to a question stands.
-- grain: one row, with 0 when it has not answered
-- params: urn, department, question
select coalesce(max(version), 0)
from self_review
where urn = $urn and department = $department and question = $question;
