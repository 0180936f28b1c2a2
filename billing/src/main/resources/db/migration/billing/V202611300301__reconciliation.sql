-- Entries are made month after month: a few pages' worth of index finds those of one.
create index ledger_entry_month on ledger_entry using brin (month);

-- What was compared in the background, and what was found. Belongs to the installation.
create table reconciliation_run (
  begins timestamptz not null,
  ends timestamptz not null,
  checked_at timestamptz not null default clock_timestamp(),
  -- In how many organizations rows, roll-ups and ledger differ; null while they are compared.
  differing int,
  organization_id uuid,
  primary key (begins, ends)
);

alter table reconciliation_run enable row level security;
alter table reconciliation_run force row level security;
create policy across on reconciliation_run to turnpike_system using (true) with check (true);
grant select, insert, update, delete on reconciliation_run to turnpike_system;
