-- Each pupil's better English grade and maths grade at a checkpoint, as whole GCSE grades (U is
-- 0). English is the better of language and literature, as the thresholds count it.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, english double,
--   maths double
select
    pupil_id,
    min(pupil_name) as pupil_name,
    min(pupil_code) as pupil_code,
    min(form) as form,
    max(points) filter (where subject_id in ('english_language', 'english_literature')) as english,
    max(points) filter (where subject_id = 'mathematics') as maths
from viewer.grade
where checkpoint_id = $checkpoint_id
and qualification = 'gcse'
and subject_id in ('english_language', 'english_literature', 'mathematics')
and points is not null
group by pupil_id
having english is not null and maths is not null
order by form, pupil_name, pupil_id;
