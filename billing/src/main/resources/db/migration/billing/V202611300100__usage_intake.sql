-- The way in: COPY, which is much cheaper than INSERT, is refused where row-level security is on.
-- So the rows get a second name below the first. usage_event is what is read, under its policies;
-- its one partition usage_intake, which holds the months, is what is written, and grants nothing
-- else. Nothing moves.
--
-- One index less for each row: the primary key also answers what usage_event_page did. An id
-- belongs to one organization for good, so it is unique as before.
alter table usage_event drop constraint usage_event_pkey;
drop index usage_event_page;
alter table usage_event rename to usage_intake;
alter table usage_intake add primary key (organization_id, id, event_day);

drop policy scoped on usage_intake;
drop policy across on usage_intake;
alter table usage_intake no force row level security;
alter table usage_intake disable row level security;
revoke all on usage_intake from turnpike_app, turnpike_system;
grant insert on usage_intake to turnpike_system;

alter index usage_event_arrival rename to usage_intake_arrival;
alter index usage_event_key rename to usage_intake_key;
alter index usage_event_trouble rename to usage_intake_trouble;
alter index usage_event_usage_rejected rename to usage_intake_usage_rejected;
alter index usage_event_user rename to usage_intake_user;
alter index usage_event_session rename to usage_intake_session;
alter index usage_event_trace rename to usage_intake_trace;
alter index usage_event_metadata rename to usage_intake_metadata;

create table usage_event (like usage_intake including defaults including constraints)
  partition by range (event_day);
alter table usage_event add primary key (organization_id, id, event_day);
create index usage_event_arrival on usage_event (organization_id, stored_seq);
create index usage_event_key on usage_event (organization_id, key_id, id);
create index usage_event_trouble on usage_event (organization_id, id)
  where outcome <> 'SUCCEEDED';
create index usage_event_usage_rejected on usage_event (organization_id, id)
  where strpos(decision_record::text, '"kind":"usage_rejected"') > 0;
create index usage_event_user on usage_event (organization_id, end_user, id)
  where end_user is not null;
create index usage_event_session on usage_event (organization_id, session_id, id)
  where session_id is not null;
create index usage_event_trace on usage_event (organization_id, trace_id, id)
  where trace_id is not null;
create index usage_event_metadata on usage_event (organization_id, id)
  where metadata <> '{}';

alter table usage_event attach partition usage_intake for values from (minvalue) to (maxvalue);

alter table usage_event enable row level security;
alter table usage_event force row level security;
create policy scoped on usage_event to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on usage_event to turnpike_system using (true) with check (true);
grant select on usage_event to turnpike_app;
grant select, insert on usage_event to turnpike_system;

create or replace function prepare_usage_partitions(months_ahead int) returns int
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
    execute format('create table %I (like usage_intake including defaults including constraints)', part);
    -- The owner is bound by the policies too, and none lets it in.
    alter table usage_event_default no force row level security;
    execute format(
      'with moved as (delete from usage_event_default where event_day >= %L and event_day < %L returning *)
       insert into %I select * from moved', first_day, next_month, part);
    alter table usage_event_default force row level security;
    execute format('alter table usage_intake attach partition %I for values from (%L) to (%L)',
      part, first_day, next_month);
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    made := made + 1;
  end loop;
  return made;
end
$$;

-- Who has ended is known to the node that parked it, and asked for by node and id.
drop index open_request_event;
