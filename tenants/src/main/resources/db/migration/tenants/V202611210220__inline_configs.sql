-- Whether requests with this key may bring a config of their own.
alter table gateway_key add column inline_configs boolean not null default false;
