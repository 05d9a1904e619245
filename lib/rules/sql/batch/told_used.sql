-- How many rows say anything, and how many are used.
-- grain: one row
-- params: none
from batch_used;
