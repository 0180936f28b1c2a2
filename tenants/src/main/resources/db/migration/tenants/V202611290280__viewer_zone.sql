-- In which time zone someone wants to read times; null: in that of the organization.
alter table app_user add column zone text;
