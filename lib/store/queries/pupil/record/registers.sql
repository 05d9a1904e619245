-- Every place of a pupil on the school's registers, by file or by hand. Staff are not named.
-- grain: one row per register, source and spell
-- key: register, source, starts_on
-- params: pupil_id
-- columns: register varchar, source varchar, is_member boolean, detail varchar, starts_on date,
--   ends_on date, file_name varchar, note varchar, ended_note varchar
select
    case m.register
        when 'sen' then 'SEN' when 'more_able' then 'More able'
        when 'pupil_premium' then 'Pupil Premium' else 'Year 7 under 100'
    end as register,
    m.source, m.is_member, m.detail, m.starts_on, m.ends_on, b.file_name, m.note, m.ended_note
from viewer.register_membership m
left join viewer.import_batch b using (import_id)
where m.pupil_id = $pupil_id
order by m.starts_on, m.membership_id;
