-- Put a note on the screen away for good.
-- grain: one row per school and note
-- params: urn, note
insert into note_read by name
select $urn as urn, $note as note, now()::timestamp as read_at
where not exists (from note_read where urn = $urn and note = $note);
