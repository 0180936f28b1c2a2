-- Searches that a rerank is billed as. Rows of earlier releases, and those that they still write, have
-- none.
alter table usage_event
  add column search_units bigint not null default 0;
