-- Let what a person said stand although a file says otherwise.
-- grain: one row per spell
-- params: membership_id, who
update register_membership
set kept_by = $who, kept_at = now()::timestamp
where membership_id = $membership_id;
