-- Pictures that were made, and calls of a provider's own tools. Rows of earlier releases, and those
-- that they still write, have none.
alter table usage_event
  add column image_output bigint not null default 0,
  add column web_searches bigint not null default 0,
  add column file_searches bigint not null default 0;
