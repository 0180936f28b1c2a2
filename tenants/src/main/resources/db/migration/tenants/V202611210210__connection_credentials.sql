-- Connections get several keys, a declared data policy, and a list of the models they serve.
alter table provider_connection drop constraint provider_connection_type_check;
alter table provider_connection
  add constraint provider_connection_type_check
    check (type in ('openai', 'openai-compatible', 'anthropic')),
  add column zdr boolean not null default false,
  add column no_training boolean not null default false,
  add column region text check (region ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(region) <= 40),
  add column models text[] not null default '{}',
  add unique (organization_id, id);

-- One API key of a connection, sealed for this organization and the connection's name and host.
create table provider_credential (
  organization_id uuid not null,
  connection_id uuid not null,
  id text not null check (id ~ '^[0-9a-f]{8}$'),
  position integer not null check (position >= 1),
  label text not null check (char_length(label) between 1 and 80),
  sealed_secret bytea not null,
  primary key (organization_id, connection_id, id),
  unique (organization_id, connection_id, label),
  foreign key (organization_id, connection_id)
    references provider_connection (organization_id, id) on delete cascade
);

-- The owner sees rows only while security is not forced upon it.
alter table provider_connection no force row level security;

insert into provider_credential (organization_id, connection_id, id, position, label, sealed_secret)
select c.organization_id, c.id, made.id, 1, made.id, c.sealed_secret
from provider_connection c
cross join lateral (select left(md5(gen_random_uuid()::text || c.id::text), 8) as id) as made
where c.sealed_secret is not null;

alter table provider_connection drop column sealed_secret;
alter table provider_connection force row level security;

alter table provider_credential enable row level security;
alter table provider_credential force row level security;
create policy scoped on provider_credential to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on provider_credential to turnpike_system using (true) with check (true);
grant select, insert, delete on provider_credential to turnpike_app;
grant select on provider_credential to turnpike_system;
