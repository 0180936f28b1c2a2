-- Requests that were still under way when the journal file with their beginning had been read to
-- its end. What was known of them waits here, so that a long stream does not keep the journal from
-- letting go of what is stored. As the journal does, it belongs to a node and to no tenant.
create table open_request (
  node text not null,
  event_id uuid not null,
  segment bigint not null,
  byte_offset bigint not null,
  opened bytea not null,
  dispatched bytea[] not null,
  primary key (node, event_id)
);

create index open_request_event on open_request (event_id);

alter table open_request enable row level security;
alter table open_request force row level security;
create policy across on open_request to turnpike_system using (true) with check (true);
grant select, insert, update, delete on open_request to turnpike_system;
