-- The same sums by the hour, from which long reports are made: a day of most zones is whole hours.
-- Kept by triggers below the quarters, so that whatever is booked there, by whichever release or
-- correction, is booked here in the same transaction.
create table spend_hour (
  organization_id uuid not null,
  hour timestamptz not null
    check (extract(epoch from hour)::bigint % 3600 = 0),
  team text not null,
  key_id uuid not null,
  config text not null,
  provider text not null,
  model text not null,
  requests bigint not null,
  failed bigint not null,
  unpriced bigint not null,
  unpriced_attempts bigint not null,
  input_tokens numeric(30, 0) not null,
  output_tokens numeric(30, 0) not null,
  cost_nano numeric(30, 0) not null,
  primary key (organization_id, hour, team, key_id, config, provider, model)
);

alter table spend_hour enable row level security;
alter table spend_hour force row level security;
create policy scoped on spend_hour to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on spend_hour to turnpike_system using (true) with check (true);
grant select on spend_hour to turnpike_app;
grant select, insert, update on spend_hour to turnpike_system;

-- Nothing is booked between what is read here and the triggers.
lock table spend_quarter_hour in share row exclusive mode;
-- The owner is bound by the policies too, and none lets it in.
alter table spend_quarter_hour no force row level security;
alter table spend_hour no force row level security;
insert into spend_hour (
  organization_id, hour, team, key_id, config, provider, model,
  requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano)
select organization_id, date_trunc('hour', quarter, 'UTC'), team, key_id, config, provider, model,
  sum(requests), sum(failed), sum(unpriced), sum(unpriced_attempts),
  sum(input_tokens), sum(output_tokens), sum(cost_nano)
from spend_quarter_hour
group by 1, 2, 3, 4, 5, 6, 7;
alter table spend_hour force row level security;
alter table spend_quarter_hour force row level security;

create function add_to_spend_hour() returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    insert into spend_hour as spend (
      organization_id, hour, team, key_id, config, provider, model,
      requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano)
    select organization_id, date_trunc('hour', quarter, 'UTC'), team, key_id, config, provider, model,
      sum(requests), sum(failed), sum(unpriced), sum(unpriced_attempts),
      sum(input_tokens), sum(output_tokens), sum(cost_nano)
    from booked
    group by 1, 2, 3, 4, 5, 6, 7
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict (organization_id, hour, team, key_id, config, provider, model)
    do update set
      requests = spend.requests + excluded.requests,
      failed = spend.failed + excluded.failed,
      unpriced = spend.unpriced + excluded.unpriced,
      unpriced_attempts = spend.unpriced_attempts + excluded.unpriced_attempts,
      input_tokens = spend.input_tokens + excluded.input_tokens,
      output_tokens = spend.output_tokens + excluded.output_tokens,
      cost_nano = spend.cost_nano + excluded.cost_nano;
  else
    update spend_hour as spend set
      requests = spend.requests + added.requests,
      failed = spend.failed + added.failed,
      unpriced = spend.unpriced + added.unpriced,
      unpriced_attempts = spend.unpriced_attempts + added.unpriced_attempts,
      input_tokens = spend.input_tokens + added.input_tokens,
      output_tokens = spend.output_tokens + added.output_tokens,
      cost_nano = spend.cost_nano + added.cost_nano
    from (
      select organization_id, date_trunc('hour', quarter, 'UTC') as hour,
        team, key_id, config, provider, model,
        sum(requests) as requests, sum(failed) as failed, sum(unpriced) as unpriced,
        sum(unpriced_attempts) as unpriced_attempts, sum(input_tokens) as input_tokens,
        sum(output_tokens) as output_tokens, sum(cost_nano) as cost_nano
      from (
        select organization_id, quarter, team, key_id, config, provider, model,
          requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano
        from booked
        union all
        select organization_id, quarter, team, key_id, config, provider, model,
          -requests, -failed, -unpriced, -unpriced_attempts,
          -input_tokens, -output_tokens, -cost_nano
        from before
      ) as change
      group by 1, 2, 3, 4, 5, 6, 7
    ) as added
    where spend.organization_id = added.organization_id and spend.hour = added.hour
      and spend.team = added.team and spend.key_id = added.key_id
      and spend.config = added.config and spend.provider = added.provider
      and spend.model = added.model;
  end if;
  return null;
end
$$;

create trigger spend_hour_new after insert on spend_quarter_hour
  referencing new table as booked
  for each statement execute function add_to_spend_hour();
create trigger spend_hour_more after update on spend_quarter_hour
  referencing old table as before new table as booked
  for each statement execute function add_to_spend_hour();
