-- A tenant. It is its own scope: the id is what other tables call organization_id.
create table organization (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (char_length(name) between 1 and 80),
  zone text not null,
  created_at timestamptz not null,
  -- Number of the newest audit entry; its row lock puts the entries of one organization in order.
  audited bigint not null default 0
);

alter table organization enable row level security;
alter table organization force row level security;
create policy scoped on organization to turnpike_app
  using (id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on organization to turnpike_system using (true) with check (true);
grant select, update on organization to turnpike_app;
grant select, insert, update on organization to turnpike_system;

-- Deleted teams stay: old keys and spend still name them.
create table team (
  id uuid not null primary key,
  organization_id uuid not null references organization,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (char_length(name) between 1 and 80),
  created_at timestamptz not null,
  deleted_at timestamptz,
  unique (organization_id, id)
);

create unique index team_slug on team (organization_id, slug) where deleted_at is null;

alter table team enable row level security;
alter table team force row level security;
create policy scoped on team to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on team to turnpike_system using (true) with check (true);
grant select, insert, update on team to turnpike_app, turnpike_system;
