-- A partition for each day instead of each month: a day is the least that can be dropped, and what
-- a query without an end need look into. Months that hold rows stay as they are and go when all
-- their days are past.

-- Partitions that have bounds, which leaves out the default one.
create function usage_partitions() returns table (part regclass, first_day date, beyond date)
  language sql stable security definer
  set search_path = public, pg_temp
  set datestyle = 'ISO, YMD'
as $$
  select oid::regclass, bounds[1]::date, bounds[2]::date
  from (
    select child.oid,
      regexp_match(
        pg_get_expr(child.relpartbound, child.oid), 'FROM \(''(.+)''\) TO \(''(.+)''\)') as bounds
    from pg_inherits join pg_class as child on child.oid = inhrelid
    where inhparent = 'usage_intake'::regclass
  ) as partitions
  where bounds is not null
$$;

-- Makes the partitions of today, of the days to come, and of days whose rows were quicker: those
-- move out of the default partition. Runs as the owner, because only the owner may attach. Gives
-- up after two seconds rather than hold up the intake; whoever called tries again later.
create function prepare_usage_days(days_ahead int) returns int
  language plpgsql security definer
  set search_path = public, pg_temp
  set lock_timeout = '2s'
as $$
declare
  made int := 0;
  today date := (now() at time zone 'UTC')::date;
  waiting date[];
  day date;
  part text;
begin
  perform pg_advisory_xact_lock(7083052101);
  if pg_relation_size('usage_event_default') > 0 then
    -- The owner is bound by the policies too, and none lets it in. No row comes in meanwhile.
    alter table usage_event_default no force row level security;
    waiting := array(
      select distinct event_day from usage_event_default
      where event_day between today - 3650 and today + days_ahead order by 1 limit 50);
  end if;
  for day in
    select today + step from generate_series(0, days_ahead) as step
    union select unnest(waiting) order by 1
  loop
    continue when exists (
      select from usage_partitions() as each where day >= each.first_day and day < each.beyond);
    part := 'usage_event_' || to_char(day, 'YYYYMMDD');
    execute format('create table %I (like usage_intake including defaults including constraints)', part);
    if day = any (waiting) then
      execute format(
        'with moved as (delete from usage_event_default where event_day = %L returning *)
         insert into %I select * from moved', day, part);
    end if;
    execute format('alter table usage_intake attach partition %I for values from (%L) to (%L)',
      part, day, day + 1);
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    made := made + 1;
  end loop;
  if waiting is not null then
    alter table usage_event_default force row level security;
  end if;
  return made;
end
$$;

-- What the release before calls: days, whatever it asks for.
create or replace function prepare_usage_partitions(months_ahead int) returns int
  language sql security definer
  set search_path = public, pg_temp
  return prepare_usage_days(8);

-- Drops the oldest partition all of whose days are before the given one, and tells which it was;
-- null when there is none. One at a time, so that nobody waits for more than one.
create function drop_usage_partition(before date) returns text
  language plpgsql security definer
  set search_path = public, pg_temp
  set lock_timeout = '500ms'
as $$
declare
  oldest regclass;
begin
  if before >= (now() at time zone 'UTC')::date then
    raise exception 'only days before today can go, not those before %', before;
  end if;
  select part into oldest from usage_partitions() where beyond <= before order by beyond limit 1;
  if oldest is not null then
    execute format('drop table %s', oldest);
  end if;
  return oldest::text;
end
$$;

-- Deletes an organization's oldest rows of the days before the given one, and tells how many.
create function delete_usage_rows(organization uuid, before date, most int) returns int
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  deleted int;
begin
  if before >= (now() at time zone 'UTC')::date then
    raise exception 'only rows of days before today can go, not those before %', before;
  end if;
  delete from usage_intake as event
  using (
    select id, event_day from usage_intake
    where organization_id = organization and event_day < before
    order by id limit most) as old
  where event.organization_id = organization and event.event_day < before
    and event.id = old.id and event.event_day = old.event_day;
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

revoke execute on function usage_partitions() from public;
revoke execute on function prepare_usage_days(int) from public;
revoke execute on function drop_usage_partition(date) from public;
revoke execute on function delete_usage_rows(uuid, date, int) from public;
grant execute on function usage_partitions() to turnpike_system;
grant execute on function prepare_usage_days(int) to turnpike_system;
grant execute on function drop_usage_partition(date) to turnpike_system;
grant execute on function delete_usage_rows(uuid, date, int) to turnpike_system;

-- Months that no row was ever written to make room for days.
do $$
declare
  month regclass;
begin
  lock table usage_intake in access exclusive mode;
  for month in
    select child.oid::regclass
    from pg_inherits join pg_class as child on child.oid = inhrelid
    where inhparent = 'usage_intake'::regclass and pg_relation_size(child.oid) = 0
      and pg_get_expr(child.relpartbound, child.oid) <> 'DEFAULT'
  loop
    execute format('drop table %s', month);
  end loop;
end
$$;

select prepare_usage_days(8);
