-- What requests show. digest is an HMAC of the whole key: nothing here opens anything.
create table gateway_key (
  id uuid primary key,
  organization_id uuid not null references organization,
  team_id uuid not null,
  public_id text not null unique,
  digest bytea not null check (octet_length(digest) = 32),
  hint text not null,
  name text not null check (char_length(name) between 1 and 80),
  default_config text,
  allowed_models text[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  -- What a node asks for after it may have missed an announcement.
  changed_at timestamptz not null default now(),
  foreign key (organization_id, team_id) references team (organization_id, id)
);

create index gateway_key_organization on gateway_key (organization_id, id);
create index gateway_key_changed on gateway_key (changed_at);

alter table gateway_key enable row level security;
alter table gateway_key force row level security;
create policy scoped on gateway_key to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on gateway_key to turnpike_system using (true) with check (true);
grant select, insert, update on gateway_key to turnpike_app, turnpike_system;

create table management_key (
  id uuid primary key,
  organization_id uuid not null references organization,
  public_id text not null unique,
  digest bytea not null check (octet_length(digest) = 32),
  hint text not null,
  name text not null check (char_length(name) between 1 and 80),
  role text not null check (role in ('OWNER', 'ADMIN', 'DEVELOPER', 'BILLING', 'VIEWER')),
  created_at timestamptz not null,
  revoked_at timestamptz
);

create index management_key_organization on management_key (organization_id, id);

alter table management_key enable row level security;
alter table management_key force row level security;
create policy scoped on management_key to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on management_key to turnpike_system using (true) with check (true);
grant select, insert, update on management_key to turnpike_app, turnpike_system;
