-- Each KS2 score as the file writes it, so that each is read once. Plain enough for every engine.
-- grain: one row per text
-- params: none
select ks2_reading as written from incoming_pupil
union
select ks2_maths as written from incoming_pupil
