-- The connections that the current version of each config names, so that one cannot be deleted
-- from under it. Written with the version; nothing is said about older ones.
create table route_config_connection (
  organization_id uuid not null,
  connection text not null,
  name text not null,
  primary key (organization_id, connection, name),
  foreign key (organization_id, name) references route_config
);

create index route_config_connection_of_config on route_config_connection (organization_id, name);

-- The owner sees rows only while security is not forced upon it.
alter table route_config no force row level security;
alter table route_config_version no force row level security;

insert into route_config_connection (organization_id, connection, name)
with recursive node as (
  select v.organization_id, v.name, v.document::jsonb as json
  from route_config c
  join route_config_version v
    on v.organization_id = c.organization_id and v.name = c.name and v.version = c.current_version
  where pg_input_is_valid(v.document, 'jsonb')
  union all
  select node.organization_id, node.name, target.json
  from node
  cross join lateral jsonb_path_query(node.json, 'lax $.targets[*] ? (@.type() == "object")')
    as target (json)
)
select distinct organization_id, regexp_replace(json ->> 'provider', '^@', ''), name
from node
where jsonb_typeof(json -> 'provider') = 'string';

alter table route_config_version force row level security;
alter table route_config force row level security;

alter table route_config_connection enable row level security;
alter table route_config_connection force row level security;
create policy scoped on route_config_connection to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on route_config_connection to turnpike_system using (true) with check (true);
grant select, insert, delete on route_config_connection to turnpike_app;
grant select on route_config_connection to turnpike_system;
