-- Counts the changes of an organization's aliases, all together, so that nodes can tell whether what
-- they remember is current. None for an organization that never had any.
create table model_aliases (
  organization_id uuid primary key references organization,
  revision integer not null
);

alter table model_aliases enable row level security;
alter table model_aliases force row level security;
create policy scoped on model_aliases to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on model_aliases to turnpike_system using (true) with check (true);
grant select, insert, update on model_aliases to turnpike_app;
grant select on model_aliases to turnpike_system;

-- What a name stands for, and what it stood for before, newest first.
create table model_alias (
  organization_id uuid not null references organization,
  name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  model text not null check (char_length(model) between 1 and 256),
  earlier text[] not null default '{}' check (cardinality(earlier) <= 8),
  author text not null,
  saved_at timestamptz not null,
  primary key (organization_id, name)
);

alter table model_alias enable row level security;
alter table model_alias force row level security;
create policy scoped on model_alias to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on model_alias to turnpike_system using (true) with check (true);
grant select, insert, update, delete on model_alias to turnpike_app;
grant select on model_alias to turnpike_system;
