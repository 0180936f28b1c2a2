-- What else requests with this key may bring: a provider's key, a host, a browser's origin.
alter table gateway_key
  add column own_provider_keys boolean not null default false,
  add column custom_hosts text[] not null default '{}',
  add column allowed_origins text[] not null default '{}';
