-- How many sessions, reviews and changes Checkpoint's people have made to plans that only this
-- import brought in: without it they would hang in the air.
-- grain: one row
-- params: import_id
with brought as (
    select intervention_id from intervention where import_id = $import_id
    except
    select intervention_id from intervention_superseded where superseded_by = $import_id
)
select
    (
        select count(*) from intervention_session
        where import_id is null and intervention_id in (from brought)
    ) + (
        select count(*) from intervention_review
        where import_id is null and intervention_id in (from brought)
    ) + (select count(*) from intervention_change where intervention_id in (from brought));
