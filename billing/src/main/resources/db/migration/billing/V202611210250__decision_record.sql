-- Why the request went where it went, oldest first; see DecisionNote for the kinds. Attempts are
-- JSON already and grow their fields there.
alter table usage_event add column decision_record jsonb not null default '[]';

alter table usage_event drop constraint usage_event_usage_source_check;
alter table usage_event add constraint usage_event_usage_source_check
  check (usage_source in ('PROVIDER', 'ESTIMATED', 'RECOVERED', 'NONE', 'UNCONFIRMED'));
