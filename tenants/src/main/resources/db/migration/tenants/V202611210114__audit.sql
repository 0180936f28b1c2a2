-- Who changed what. Entries are numbered per organization without gaps and never change, so that
-- each can later carry the hash of the one before it.
create table audit (
  organization_id uuid not null references organization,
  number bigint not null,
  at timestamptz not null,
  actor text not null,
  user_id uuid,
  action text not null,
  subject text not null,
  details jsonb not null,
  primary key (organization_id, number)
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();

alter table audit enable row level security;
alter table audit force row level security;
create policy scoped on audit to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on audit to turnpike_system using (true) with check (true);
grant select, insert on audit to turnpike_app, turnpike_system;
