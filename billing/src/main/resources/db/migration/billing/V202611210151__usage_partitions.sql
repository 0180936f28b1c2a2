-- Makes the partitions of this month and the next ones; rows that were quicker move out of the
-- default partition. Runs as the owner, because only the owner may attach. Gives up after two
-- seconds rather than hold up the intake; whoever called tries again later.
create function prepare_usage_partitions(months_ahead int) returns int
  language plpgsql security definer
  set search_path = public, pg_temp
  set lock_timeout = '2s'
as $$
declare
  made int := 0;
  first_day date;
  next_month date;
  part text;
begin
  perform pg_advisory_xact_lock(7083052101);
  for step in 0 .. months_ahead loop
    first_day := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => step))::date;
    next_month := (first_day + interval '1 month')::date;
    part := 'usage_event_' || to_char(first_day, 'YYYYMM');
    continue when to_regclass(part) is not null;
    execute format('create table %I (like usage_event including defaults including constraints)', part);
    -- The owner is bound by the policies too, and none lets it in.
    alter table usage_event_default no force row level security;
    execute format(
      'with moved as (delete from usage_event_default where event_day >= %L and event_day < %L returning *)
       insert into %I select * from moved', first_day, next_month, part);
    alter table usage_event_default force row level security;
    execute format('alter table usage_event attach partition %I for values from (%L) to (%L)',
      part, first_day, next_month);
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    made := made + 1;
  end loop;
  return made;
end
$$;

revoke execute on function prepare_usage_partitions(int) from public;
grant execute on function prepare_usage_partitions(int) to turnpike_system;

select prepare_usage_partitions(2);
