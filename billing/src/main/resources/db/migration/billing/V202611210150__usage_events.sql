-- The UTC day in which a UUIDv7 was made. Unique keys of a partitioned table must hold the
-- partition key; a day that follows from the id keeps (event_day, id) as unique as the id alone.
create function usage_event_day(id uuid) returns date
  language sql immutable strict parallel safe
  return date '1970-01-01'
    + (('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 86400000)::int;

create sequence usage_event_stored_seq as bigint;

-- One row per gateway request. Never holds prompts, answers or secrets.
create table usage_event (
  event_day date not null check (event_day = usage_event_day(id)),
  id uuid not null,
  organization_id uuid not null,
  team_id uuid not null,
  team_slug text not null,
  key_id uuid not null,
  key_name text not null,
  started_at timestamptz not null,
  config text,
  config_version int not null,
  operation text not null,
  requested_model text not null,
  streamed boolean not null,
  attempts jsonb not null,
  attempt_count int not null,
  provider text,
  model text,
  outcome text not null
    check (outcome in ('SUCCEEDED', 'FAILED', 'INTERRUPTED', 'CANCELLED', 'REJECTED')),
  status int not null,
  error_code text,
  error_message text,
  -- Token classes do not overlap; input_tokens and output_tokens are their sums.
  input bigint not null,
  cached_input bigint not null,
  cache_write_5m bigint not null,
  cache_write_1h bigint not null,
  output bigint not null,
  reasoning bigint not null,
  audio_input bigint not null,
  audio_output bigint not null,
  image bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  usage_source text not null
    check (usage_source in ('PROVIDER', 'ESTIMATED', 'RECOVERED', 'NONE')),
  cost_nano bigint,
  price_version text,
  cost_lines jsonb not null,
  first_token_micros bigint not null,
  total_micros bigint not null,
  decision text,
  metadata jsonb not null,
  trace_id text,
  end_user text,
  session_id text,
  node text not null,
  -- Order of arrival, which is not the order of ids: a row arrives when its request ends.
  stored_seq bigint not null default nextval('usage_event_stored_seq'),
  stored_at timestamptz not null default clock_timestamp(),
  primary key (event_day, id),
  check ((cost_nano is null) = (price_version is null))
) partition by range (event_day);

-- Pages, newest first.
create index usage_event_page on usage_event (organization_id, id desc);
-- What came after the last row a live listener has seen.
create index usage_event_arrival on usage_event (organization_id, stored_seq);
-- One key's requests among many.
create index usage_event_key on usage_event (organization_id, key_id, id desc);
-- The few that went wrong.
create index usage_event_trouble on usage_event (organization_id, id desc)
  where outcome <> 'SUCCEEDED';

alter table usage_event enable row level security;
alter table usage_event force row level security;
create policy scoped on usage_event to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on usage_event to turnpike_system using (true) with check (true);
grant select on usage_event to turnpike_app;
grant select, insert on usage_event to turnpike_system;
grant usage on sequence usage_event_stored_seq to turnpike_system;

-- Whatever month nobody prepared. Partitions carry no grants: the way in is the table itself.
create table usage_event_default partition of usage_event default;
alter table usage_event_default enable row level security;
alter table usage_event_default force row level security;
