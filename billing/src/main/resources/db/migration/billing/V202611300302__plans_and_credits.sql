-- Which plan an organization has from a month on; one without a row has the first that is offered.
create table organization_plan (
  organization_id uuid not null references organization,
  month date not null check (extract(day from month) = 1),
  plan text not null,
  assigned_at timestamptz not null default now(),
  primary key (organization_id, month)
);

alter table organization_plan enable row level security;
alter table organization_plan force row level security;
create policy scoped on organization_plan to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on organization_plan to turnpike_system using (true) with check (true);
grant select on organization_plan to turnpike_app;
grant select, insert, update on organization_plan to turnpike_system;

-- The same grant sent twice is one.
create unique index ledger_entry_credit on ledger_entry (organization_id, reference)
  where kind = 'CREDIT';
