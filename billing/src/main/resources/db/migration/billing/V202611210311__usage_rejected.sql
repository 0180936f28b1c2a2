-- The very few requests of which a provider claimed a usage that cannot be. The condition is the
-- one that the log's filter asks by. Records are kept as they are written, without spaces, and
-- quotes inside of what they quote are escaped, so nothing else reads like this.
create index usage_event_usage_rejected on usage_event (organization_id, id)
  where strpos(decision_record::text, '"kind":"usage_rejected"') > 0;
