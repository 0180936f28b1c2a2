-- Counts the changes of an organization's budgets and limits, all together, and of the zone whose
-- calendar they follow: a deleted one has no row to count in. None for an organization that never
-- had any.
create table spend_rules (
  organization_id uuid primary key references organization,
  revision bigint not null
);

alter table spend_rules enable row level security;
alter table spend_rules force row level security;
create policy scoped on spend_rules to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on spend_rules to turnpike_system using (true) with check (true);
grant select, insert, update on spend_rules to turnpike_app, turnpike_system;

-- The parts of a scope as io.turnpike.billing.Scope has them. What is counted under "counter" never
-- changes its meaning: another scope or period is another counter.
create table budget (
  organization_id uuid not null references organization,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  counter uuid not null unique,
  scope_kind text not null,
  scope_name text not null,
  scope_values text[] not null,
  -- Up to what a double holds exactly: Redis counts in doubles.
  amount_nano bigint not null check (amount_nano between 1 and 9000000000000000),
  period_unit text not null,
  period_days integer not null check (period_days between 0 and 366),
  mode text not null,
  degrade_to text check ((degrade_to is not null) = (mode = 'DEGRADE')),
  alerts integer[] not null check (cardinality(alerts) <= 10),
  created_at timestamptz not null,
  primary key (organization_id, id)
);

alter table budget enable row level security;
alter table budget force row level security;
create policy scoped on budget to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on budget to turnpike_system using (true) with check (true);
grant select, insert, update, delete on budget to turnpike_app;
grant select on budget to turnpike_system;

create table usage_limit (
  organization_id uuid not null references organization,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  counter uuid not null unique,
  scope_kind text not null,
  scope_name text not null,
  scope_values text[] not null,
  measure text not null,
  amount bigint not null check (amount between 1 and 9000000000000000),
  per text check ((per is null) = (measure = 'CONCURRENCY')),
  created_at timestamptz not null,
  primary key (organization_id, id)
);

alter table usage_limit enable row level security;
alter table usage_limit force row level security;
create policy scoped on usage_limit to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on usage_limit to turnpike_system using (true) with check (true);
grant select, insert, update, delete on usage_limit to turnpike_app;
grant select on usage_limit to turnpike_system;

create function count_spend_rules(organization uuid) returns void language sql as $$
  insert into spend_rules (organization_id, revision) values (organization, 1)
  on conflict (organization_id) do update set revision = spend_rules.revision + 1
$$;

create function spend_rule_is_changed() returns trigger language plpgsql as $$
begin
  perform count_spend_rules(coalesce(new.organization_id, old.organization_id));
  return null;
end
$$;

create trigger changed after insert or update or delete on budget for each row
  execute function spend_rule_is_changed();
create trigger changed after insert or update or delete on usage_limit for each row
  execute function spend_rule_is_changed();

create function zone_of_spend_rules_is_changed() returns trigger language plpgsql as $$
begin
  perform count_spend_rules(new.id);
  return null;
end
$$;

create trigger zone_changed after update of zone on organization for each row
  when (new.zone is distinct from old.zone)
  execute function zone_of_spend_rules_is_changed();
