-- What changed in a time, to be marked on charts of that time.
create index audit_by_time on audit (organization_id, at);
