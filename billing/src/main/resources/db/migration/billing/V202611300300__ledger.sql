-- The books of each organization, in nano-USD. An entry takes an amount out of one account and puts
-- it into another, so that the accounts of an organization add up to zero by construction. Entries
-- of usage are made in the transaction that stores the rows: one for each batch, quarter of an
-- hour, team and provider.
create table ledger_entry (
  organization_id uuid not null,
  id bigint generated always as identity,
  posted_at timestamptz not null default clock_timestamp(),
  kind text not null,
  debit text not null,
  credit text not null,
  amount_nano numeric(30, 0) not null,
  -- On which statement it stands. What arrives after a statement was closed is on the next one.
  month date not null,
  -- In which month it came about, by the organization's calendar when it was posted.
  origin date not null,
  -- When the usage began; null for what is not usage.
  quarter timestamptz check (extract(epoch from quarter)::bigint % 900 = 0),
  -- Empty where there is none.
  team text not null,
  provider text not null,
  requests bigint not null,
  failed bigint not null,
  unpriced_attempts bigint not null,
  -- What else tells where it comes from; empty for usage.
  reference text not null,
  primary key (organization_id, id),
  check (debit <> credit),
  check (extract(day from month) = 1 and extract(day from origin) = 1 and origin <= month)
);
create index ledger_entry_quarter on ledger_entry (organization_id, quarter);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end
$$;

create trigger append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_is_append_only();

alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy scoped on ledger_entry to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on ledger_entry to turnpike_system using (true) with check (true);
grant select on ledger_entry to turnpike_app;
grant select, insert on ledger_entry to turnpike_system;

-- The same added up as statements show it, in the same transaction: a statement that is still open,
-- or what is left of credits, is a few rows of this and not a million entries.
create table ledger_total (
  organization_id uuid not null,
  month date not null,
  origin date not null,
  kind text not null,
  team text not null,
  provider text not null,
  amount_nano numeric(30, 0) not null,
  requests bigint not null,
  failed bigint not null,
  unpriced_attempts bigint not null,
  primary key (organization_id, month, origin, kind, team, provider)
);

alter table ledger_total enable row level security;
alter table ledger_total force row level security;
create policy scoped on ledger_total to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on ledger_total to turnpike_system using (true) with check (true);
grant select on ledger_total to turnpike_app;
grant select, insert, update on ledger_total to turnpike_system;

-- Closed statements, as they were closed: the document is what is shown and exported from then on,
-- and its digest is over its very characters.
create table statement (
  organization_id uuid not null,
  month date not null check (extract(day from month) = 1),
  number text not null unique,
  closed_at timestamptz not null default clock_timestamp(),
  closed_by text not null,
  document text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  primary key (organization_id, month)
);

create trigger append_only before update or delete or truncate on statement
  for each statement execute function ledger_is_append_only();

alter table statement enable row level security;
alter table statement force row level security;
create policy scoped on statement to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on statement to turnpike_system using (true) with check (true);
grant select on statement to turnpike_app;
grant select, insert on statement to turnpike_system;

-- What was used before there was a ledger. The owner is bound by the policies too, and none lets it
-- in. A zone that Postgres does not know is read as UTC: no statement of these months is closed yet.
alter table spend_quarter_hour no force row level security;
alter table organization no force row level security;
alter table ledger_entry no force row level security;
alter table ledger_total no force row level security;

insert into ledger_entry (
  organization_id, kind, debit, credit, amount_nano, month, origin, quarter, team, provider,
  requests, failed, unpriced_attempts, reference)
select spend.organization_id, 'USAGE', 'usage', 'providers', sum(cost_nano),
  booked.month, booked.month, quarter, team, provider,
  sum(requests), sum(failed), sum(unpriced_attempts), ''
from spend_quarter_hour as spend
left join organization on organization.id = spend.organization_id
left join pg_timezone_names as known on known.name = organization.zone
cross join lateral (
  select date_trunc('month', quarter at time zone coalesce(known.name, 'UTC'))::date as month) as booked
group by spend.organization_id, booked.month, quarter, team, provider
order by quarter;

insert into ledger_total (
  organization_id, month, origin, kind, team, provider,
  amount_nano, requests, failed, unpriced_attempts)
select organization_id, month, origin, kind, team, provider,
  sum(amount_nano), sum(requests), sum(failed), sum(unpriced_attempts)
from ledger_entry
group by organization_id, month, origin, kind, team, provider;

alter table spend_quarter_hour force row level security;
alter table organization force row level security;
alter table ledger_entry force row level security;
alter table ledger_total force row level security;
