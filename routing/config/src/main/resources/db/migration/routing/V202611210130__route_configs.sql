-- Named configs: which version is current. A deleted one stays as version 0, so that a version
-- number never means two documents.
create table route_config (
  organization_id uuid not null,
  name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  current_version integer not null check (current_version >= 0),
  last_version integer not null check (last_version >= current_version),
  revision integer not null check (revision >= 0),
  primary key (organization_id, name)
);

alter table route_config enable row level security;
alter table route_config force row level security;
create policy scoped on route_config to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on route_config to turnpike_system using (true) with check (true);
grant select, insert, update on route_config to turnpike_app;
grant select on route_config to turnpike_system;

-- Documents as they were saved, byte for byte; never changed, never removed.
create table route_config_version (
  organization_id uuid not null,
  name text not null,
  version integer not null check (version >= 1),
  document text not null check (octet_length(document) <= 65536),
  sha256 bytea not null check (octet_length(sha256) = 32),
  author text not null,
  saved_at timestamptz not null,
  primary key (organization_id, name, version),
  foreign key (organization_id, name) references route_config
);

create function route_config_version_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'versions of configs are immutable';
end
$$;

create trigger immutable before update or delete or truncate on route_config_version
  for each statement execute function route_config_version_is_immutable();

alter table route_config_version enable row level security;
alter table route_config_version force row level security;
create policy scoped on route_config_version to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on route_config_version to turnpike_system using (true) with check (true);
grant select, insert on route_config_version to turnpike_app;
grant select on route_config_version to turnpike_system;
