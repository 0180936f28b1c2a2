-- What is spent of each budget in each of its periods: summed from the rows once, when it is first
-- asked for, and added to from then on by whoever stores new rows. Both hold the lock on arrivals,
-- so that no row is counted twice or not at all.
create table budget_spent (
  organization_id uuid not null,
  counter uuid not null,
  -- Whose, where each value has a counter of its own; else empty.
  value text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- What is counted: a kind of scope, its name and the values any of which counts.
  kind text not null,
  name text not null,
  members text[] not null,
  spent_nano numeric(30, 0) not null,
  -- Grows with each change, so that the newest of several is known.
  seq bigint not null,
  -- Whether some node may hold money of it.
  opened boolean not null,
  primary key (organization_id, counter, value, from_at)
);
create index budget_spent_period on budget_spent (organization_id, until_at);

alter table budget_spent enable row level security;
alter table budget_spent force row level security;
create policy scoped on budget_spent to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on budget_spent to turnpike_system using (true) with check (true);
grant select on budget_spent to turnpike_app;
grant select, insert, update, delete on budget_spent to turnpike_system;
