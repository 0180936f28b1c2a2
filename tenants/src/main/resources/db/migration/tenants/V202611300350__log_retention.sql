-- For how many days, today not counted, an organization keeps the rows of its request log.
alter table organization add column log_retention_days int not null default 90
  check (log_retention_days between 1 and 3650);

-- The first UTC day of which an organization's log rows are kept: what is older is not shown, and
-- goes. Reads what its caller may see.
create function log_kept_from(organization uuid) returns date
  language sql stable
  return (now() at time zone 'UTC')::date
    - coalesce((select log_retention_days from organization as kept where kept.id = $1), 90);
