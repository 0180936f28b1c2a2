-- A tenant's way to a provider. The secret is sealed for this organization, name and host.
create table provider_connection (
  id uuid primary key,
  organization_id uuid not null references organization,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  type text not null check (type in ('openai', 'openai-compatible')),
  base_url text not null check (char_length(base_url) <= 2000),
  sealed_secret bytea,
  prices jsonb not null default '{}',
  revision integer not null check (revision >= 1),
  updated_at timestamptz not null,
  unique (organization_id, name)
);

alter table provider_connection enable row level security;
alter table provider_connection force row level security;
create policy scoped on provider_connection to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on provider_connection to turnpike_system using (true) with check (true);
grant select, insert, update, delete on provider_connection to turnpike_app;
grant select on provider_connection to turnpike_system;
