-- The number of the review to be kept.
-- grain: one row
-- params: none
select nextval('review_number') as review_id;
