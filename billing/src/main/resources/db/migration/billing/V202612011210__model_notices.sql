-- Which organizations were told that a model they use retires, so that they are told once.
create table model_notice (
  organization_id uuid not null references organization,
  connection text not null,
  model text not null,
  retires_on date not null,
  told_at timestamptz not null default now(),
  primary key (organization_id, connection, model, retires_on)
);

alter table model_notice enable row level security;
alter table model_notice force row level security;
create policy scoped on model_notice to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
grant select, insert on model_notice to turnpike_app;
