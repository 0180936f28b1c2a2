-- How many attempts of a request used tokens whose price is unknown: unless there are none,
-- cost_nano is only what is known of the cost. So far a request was priced as a whole or not at
-- all. The owner is bound by the policies too, and none lets it in.
alter table usage_event add column unpriced_attempts int not null default 0;
alter table usage_event no force row level security;
update usage_event set unpriced_attempts = 1
  where cost_nano is null and input_tokens + output_tokens > 0;
alter table usage_event force row level security;

-- "unpriced" stays the number of requests, where they count; this says where the price is missing.
alter table spend_quarter_hour add column unpriced_attempts bigint not null default 0;
alter table spend_quarter_hour no force row level security;
update spend_quarter_hour set unpriced_attempts = unpriced where unpriced > 0;
alter table spend_quarter_hour force row level security;
