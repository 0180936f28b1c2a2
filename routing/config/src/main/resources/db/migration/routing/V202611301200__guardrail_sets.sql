-- Counts the changes of an organization's sets of guardrails, all together: a deleted one has no
-- row to count in, and a version never means two documents. None for an organization that never had
-- any.
create table guardrail_sets (
  organization_id uuid primary key references organization,
  revision integer not null
);

alter table guardrail_sets enable row level security;
alter table guardrail_sets force row level security;
create policy scoped on guardrail_sets to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on guardrail_sets to turnpike_system using (true) with check (true);
grant select, insert, update on guardrail_sets to turnpike_app;
grant select on guardrail_sets to turnpike_system;

-- Documents as they were saved, byte for byte; a request meets only what was read from them.
create table guardrail_set (
  organization_id uuid not null references organization,
  name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  version integer not null check (version >= 1),
  document text not null check (char_length(document) <= 65536),
  author text not null,
  saved_at timestamptz not null,
  primary key (organization_id, name)
);

alter table guardrail_set enable row level security;
alter table guardrail_set force row level security;
create policy scoped on guardrail_set to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on guardrail_set to turnpike_system using (true) with check (true);
grant select, insert, update, delete on guardrail_set to turnpike_app;
grant select on guardrail_set to turnpike_system;
