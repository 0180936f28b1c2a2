-- Which files of models and prices the operator has approved, for all nodes; also the record of it.
create table catalog_approval (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  approved_at timestamptz not null default now(),
  models text[] not null
);

alter table catalog_approval enable row level security;
alter table catalog_approval force row level security;
create policy across on catalog_approval to turnpike_system using (true) with check (true);
grant select, insert, update on catalog_approval to turnpike_system;
