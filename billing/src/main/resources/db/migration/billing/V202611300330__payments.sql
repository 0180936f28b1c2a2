-- What an organization set out to pay through a payment provider. The amount granted is this row's.
create table payment_checkout (
  organization_id uuid not null references organization,
  id uuid not null unique,
  provider text not null,
  amount_nano bigint not null check (amount_nano > 0),
  started_by text not null,
  started_at timestamptz not null default now(),
  -- Set in the transaction of the ledger entry.
  granted_at timestamptz,
  primary key (organization_id, id)
);

alter table payment_checkout enable row level security;
alter table payment_checkout force row level security;
create policy scoped on payment_checkout to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on payment_checkout to turnpike_system using (true) with check (true);
grant select, insert on payment_checkout to turnpike_app;
grant select, update on payment_checkout to turnpike_system;

-- What providers told of payments, each once, and what came of it.
create table payment_event (
  provider text not null,
  id text not null,
  organization_id uuid not null,
  checkout_id uuid not null,
  outcome text not null check (outcome in ('GRANTED', 'REPEATED', 'REFUSED')),
  -- In billionths of the currency, as the provider tells it.
  amount_nano bigint not null,
  currency text not null,
  reference text not null,
  received_at timestamptz not null default now(),
  primary key (provider, id)
);

alter table payment_event enable row level security;
alter table payment_event force row level security;
create policy scoped on payment_event to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on payment_event to turnpike_system using (true) with check (true);
grant select on payment_event to turnpike_app;
grant select, insert on payment_event to turnpike_system;

-- Under which name a provider knows an organization that has paid.
create table payment_customer (
  organization_id uuid not null references organization,
  provider text not null,
  customer text not null,
  primary key (organization_id, provider)
);

alter table payment_customer enable row level security;
alter table payment_customer force row level security;
create policy scoped on payment_customer to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on payment_customer to turnpike_system using (true) with check (true);
grant select on payment_customer to turnpike_app;
grant select, insert on payment_customer to turnpike_system;
