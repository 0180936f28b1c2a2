-- What attempts used that went to another provider or model than the one the request counts for:
-- [{provider, model, input, output, cost, unpriced}]. Part of the row's own sums, so that spend by provider
-- or model can take it from one and give it to the other. Null where there is nothing to move:
-- ordinary rows, and all rows of earlier releases, which stay as they were booked.
alter table usage_event add column elsewhere jsonb;
