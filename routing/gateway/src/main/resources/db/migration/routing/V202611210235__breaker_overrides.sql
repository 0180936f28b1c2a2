-- Targets that an operator holds open; the only thing about breakers that outlives a node.
create table breaker_override (
  organization_id uuid not null,
  connection text not null check (length(connection) between 1 and 63),
  model text not null check (length(model) between 1 and 200),
  forced_by text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (organization_id, connection, model)
);

alter table breaker_override enable row level security;
alter table breaker_override force row level security;
create policy scoped on breaker_override to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on breaker_override to turnpike_system using (true) with check (true);
grant select, insert, update, delete on breaker_override to turnpike_app;
grant select on breaker_override to turnpike_system;
