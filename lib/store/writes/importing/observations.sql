-- name: compare_observations
-- The observations of a file beside those that stand. Events of a log come to their count. One that
-- is told in no word is a blank that a person said clears: nothing to do where nothing was.
-- grain: one row per observation to store
-- params: none
create or replace temp table incoming_observation as
with said as (
    select
        pupil_id, measure, subject_id, occasion,
        arg_min(academic_year, source_row)::integer as academic_year,
        arg_min(half_term, source_row)::integer as half_term,
        arg_min(observed_on, source_row)::date as observed_on,
        if(bool_or(is_counted), sum(value), arg_min(value, source_row))::double as value,
        if(bool_or(is_counted), sum(value)::integer::text, arg_min(told, source_row)) as told,
        arg_min(scale, source_row) as scale,
        min(source_row)::integer as source_row,
        arg_min(source_column, source_row) as source_column,
        arg_min(value_in_file, source_row) as value_in_file
    from entry
    group by pupil_id, measure, subject_id, occasion
)
select
    s.*,
    o.told as old_told,
    case
        when o.pupil_id is null then if(s.told = '', 'nothing', 'created')
        when o.told <> s.told or o.scale <> s.scale then 'updated'
        else 'unchanged'
    end as outcome
from said s
left join standing.observation o using (pupil_id, measure, subject_id, occasion);

-- name: compared_observations
-- What storing would do to each observation, at every cell that says it.
-- grain: one row per cell
-- params: none
select e.source_row, e.place, i.outcome, i.old_told as old, i.told as new
from entry e
join incoming_observation i using (pupil_id, measure, subject_id, occasion);

-- name: supersede_observations
-- Set aside the observations this file replaces, so that it can be undone.
-- grain: one row per observation replaced
-- params: import_id
update observation o set superseded_by = $import_id
from incoming_observation i
where i.outcome = 'updated' and o.superseded_by is null
and o.pupil_id = i.pupil_id and o.measure = i.measure and o.subject_id = i.subject_id
and o.occasion = i.occasion;

-- name: keep_observations
-- Store the observations that are new or have changed.
-- grain: one row per observation stored
-- params: import_id
insert into observation by name
select * exclude (old_told, outcome), $import_id as import_id
from incoming_observation
where outcome in ('created', 'updated') and told <> '';

-- name: counts_of_behaviour
-- The counts of behaviour that stand, by half-term.
-- grain: one row per pupil, measure and half-term
-- params: urn
select o.pupil_id, o.measure, o.occasion, o.value
from standing.observation o
join standing.pupil p using (pupil_id)
where p.urn = $urn and o.half_term is not null
and o.measure in ('positive_points', 'negative_points');
