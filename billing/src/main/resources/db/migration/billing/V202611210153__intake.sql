-- From where a node must read its journal again after a restart: everything before is stored.
create table ingest_watermark (
  node text primary key,
  segment bigint not null,
  byte_offset bigint not null,
  updated_at timestamptz not null default now()
);

alter table ingest_watermark enable row level security;
alter table ingest_watermark force row level security;
create policy across on ingest_watermark to turnpike_system using (true) with check (true);
grant select, insert, update on ingest_watermark to turnpike_system;

-- Journal records that could not be stored, byte for byte, for a person to look at. Whose they are
-- is not known to the store, so only the system role sees them.
create table usage_quarantine (
  node text not null,
  segment bigint not null,
  byte_offset bigint not null,
  record_type smallint not null,
  payload bytea not null,
  reason text not null,
  quarantined_at timestamptz not null default now(),
  primary key (node, segment, byte_offset)
);

alter table usage_quarantine enable row level security;
alter table usage_quarantine force row level security;
create policy across on usage_quarantine to turnpike_system using (true) with check (true);
grant select, insert on usage_quarantine to turnpike_system;
