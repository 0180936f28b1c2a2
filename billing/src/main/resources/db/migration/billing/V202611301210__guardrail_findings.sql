-- Requests in which a guardrail had something to say: what is looked through for what one set found.
-- Their share is small where guardrails are useful, and a row that is none of them costs nothing.
create index usage_event_guarded on usage_event (organization_id, id)
  where strpos(decision_record::text, '"kind":"guarded"') > 0;

-- What people say of what a set found in a request: right, or mistaken. Rows of requests that are
-- told no more are cleared with the next mark.
create table guardrail_mark (
  organization_id uuid not null references organization,
  set_name text not null,
  request_id uuid not null,
  mistaken boolean not null,
  author text not null,
  marked_at timestamptz not null,
  primary key (organization_id, set_name, request_id)
);

alter table guardrail_mark enable row level security;
alter table guardrail_mark force row level security;
create policy scoped on guardrail_mark to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on guardrail_mark to turnpike_system using (true) with check (true);
grant select, insert, update, delete on guardrail_mark to turnpike_app;
grant select on guardrail_mark to turnpike_system;
