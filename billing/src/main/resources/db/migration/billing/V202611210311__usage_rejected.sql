-- The very few requests of which a provider claimed a usage that cannot be. The condition is the
-- one that the log's filter asks by.
create index usage_event_usage_rejected on usage_event (organization_id, id desc)
  where decision_record @> '[{"kind": "usage_rejected"}]';
