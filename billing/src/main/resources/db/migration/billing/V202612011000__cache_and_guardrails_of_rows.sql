-- What lists, filters and the savings report want of the decision record, which is JSON and read for
-- single requests only. Null where the record says nothing of it, and in rows of earlier releases.
alter table usage_event
  add column cache_status text,
  add column cache_entry text,
  -- What the answer cost when it was made: never spent, and so in no sum of costs.
  add column cache_saved_nano bigint,
  add column cache_saved_micros bigint,
  add column cache_similarity double precision,
  add column guardrail text,
  add column guardrail_notes int;

-- Requests whose config keeps answers, for what was saved. The others cost nothing here.
create index usage_event_cached on usage_event (organization_id, id)
  where cache_status is not null;
-- The few that an answer was like, and did not get it.
create index usage_event_near_miss on usage_event (organization_id, id)
  where cache_status = 'miss' and cache_similarity is not null;
