-- What is wrong with rows, in the order of the files.
-- grain: one row per row and column at fault
-- params: none
from batch_fault
order by file, line, name;
