-- The number of a new line of the strategic plan.
-- grain: one row
-- params: none
select nextval('strategy_number');
