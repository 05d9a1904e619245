-- What fills each element, case by case, and which results are discounted: nothing yet.
-- grain: one row per case that has a result; one row per result that is discounted
-- params: none
create or replace temp table scoring_filled (
    case_id bigint, flags usmallint, has_repeats boolean,
    filled_1 integer[], filled_2 integer[], filled_3 integer[], filled_4 integer[],
    filled_5 integer[]
);
create or replace temp table scoring_discounted (result_row bigint, reason text);
