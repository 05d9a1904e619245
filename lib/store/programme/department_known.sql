-- Whether subjects belong to a department of this name.
-- grain: one row
-- params: department
select count(*) > 0 from reference_subject where department = $department;
