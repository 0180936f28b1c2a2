-- What was used and spent, by quarter of an hour in UTC: the largest step at which the midnights
-- of all time zones fall between buckets. Sums are numeric so that no single absurd figure can
-- overflow a row that everybody's intake must pass.
create table spend_quarter_hour (
  organization_id uuid not null,
  quarter timestamptz not null
    check (extract(epoch from quarter)::bigint % 900 = 0),
  team text not null,
  key_id uuid not null,
  -- Empty where there was none.
  config text not null,
  provider text not null,
  model text not null,
  requests bigint not null,
  failed bigint not null,
  unpriced bigint not null,
  input_tokens numeric(30, 0) not null,
  output_tokens numeric(30, 0) not null,
  cost_nano numeric(30, 0) not null,
  primary key (organization_id, quarter, team, key_id, config, provider, model)
);

alter table spend_quarter_hour enable row level security;
alter table spend_quarter_hour force row level security;
create policy scoped on spend_quarter_hour to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on spend_quarter_hour to turnpike_system using (true) with check (true);
grant select on spend_quarter_hour to turnpike_app;
grant select, insert, update on spend_quarter_hour to turnpike_system;
