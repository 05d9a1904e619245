-- Take out the sessions an import stored, unless somebody has marked them since.
-- grain: one row per intervention_session removed
-- params: import_id
delete from intervention_session
where import_id = $import_id
and session_id not in (select session_id from session_mark);
