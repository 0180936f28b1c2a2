-- Which thresholds of budgets were told of, once for each counter and period.
create table budget_alert (
  organization_id uuid not null,
  counter uuid not null,
  -- Whose counter, for a budget that has one for each value; else empty.
  value text not null,
  from_at timestamptz not null,
  percent integer not null,
  until_at timestamptz not null,
  -- That of the notification.
  id uuid not null,
  at timestamptz not null,
  budget text not null,
  scope json not null,
  mode text not null,
  unit text not null,
  amount_nano bigint not null,
  spent_nano bigint not null,
  primary key (organization_id, counter, value, from_at, percent)
);

create unique index budget_alert_page on budget_alert (organization_id, id);
create index budget_alert_until on budget_alert (until_at);

alter table budget_alert enable row level security;
alter table budget_alert force row level security;
create policy scoped on budget_alert to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on budget_alert to turnpike_system using (true) with check (true);
grant select on budget_alert to turnpike_app;
grant select, insert, delete on budget_alert to turnpike_system;
