-- What a client wrote on its requests finds them again. Most rows carry few of these or none, and
-- each index holds only those that do, so that the others cost nothing here.
create index usage_event_user on usage_event (organization_id, end_user, id)
  where end_user is not null;
create index usage_event_session on usage_event (organization_id, session_id, id)
  where session_id is not null;
create index usage_event_trace on usage_event (organization_id, trace_id, id)
  where trace_id is not null;
-- Metadata is searched through newest first among the rows that have any. An index on its entries
-- would never be used: under row-level security only equality of texts is known to leak nothing.
create index usage_event_metadata on usage_event (organization_id, id)
  where metadata <> '{}';
