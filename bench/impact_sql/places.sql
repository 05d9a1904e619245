-- Six pupils each, the likelier the lower their grade when it began.
insert into intervention_pupil by name
select
    i.intervention_id, g.pupil_id, i.starts_on, i.ends_on, 1 as import_id, 1 as source_row
from intervention i
join checkpoint c on i.starts_on - interval 5 days = c.collected_on
join pupil_subject g using (checkpoint_id, subject_id)
qualify row_number() over (
    partition by i.intervention_id order by g.points + (hash(g.pupil_id, i.intervention_id) % 80) / 10
) <= 6;
