-- What a usage row turned out to cost more, or less, than it says: rows never change, corrections
-- are booked beside them. One row for each event, provider and model, and correction.
create table usage_adjustment (
  organization_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  event_started_at timestamptz not null,
  team text not null,
  key_id uuid not null,
  -- As in the roll-ups: empty where there was none.
  config text not null,
  provider text not null,
  model text not null,
  delta_nano numeric(30, 0) not null,
  -- Null where the price was not known.
  old_version text,
  new_version text,
  -- Requests and attempts, less than zero, whose price is known by now.
  unpriced int not null default 0,
  unpriced_attempts int not null default 0,
  booked_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create index usage_adjustment_event on usage_adjustment (organization_id, event_id);
create index usage_adjustment_time on usage_adjustment (organization_id, event_started_at);

alter table usage_adjustment enable row level security;
alter table usage_adjustment force row level security;
create policy scoped on usage_adjustment to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on usage_adjustment to turnpike_system using (true) with check (true);
grant select on usage_adjustment to turnpike_app;
grant select, insert on usage_adjustment to turnpike_system;
