-- Ids grow: in ascending order every new row lands at an index's right edge, which Postgres finds
-- without a search and leaves pages behind it full. Newest first is the same index read backwards.
drop index usage_event_page;
drop index usage_event_key;
drop index usage_event_trouble;
create index usage_event_page on usage_event (organization_id, id);
create index usage_event_key on usage_event (organization_id, key_id, id);
create index usage_event_trouble on usage_event (organization_id, id)
  where outcome <> 'SUCCEEDED';
