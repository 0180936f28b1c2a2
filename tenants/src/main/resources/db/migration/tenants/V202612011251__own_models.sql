-- What an organization says of the models of a connection: title, limits, what they can.
alter table provider_connection add column own_models jsonb not null default '{}';
