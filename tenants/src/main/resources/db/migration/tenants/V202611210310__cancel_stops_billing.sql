-- Whether the provider stops generating, and billing, when a call is cancelled.
alter table provider_connection add column cancel_stops_billing boolean not null default true;
