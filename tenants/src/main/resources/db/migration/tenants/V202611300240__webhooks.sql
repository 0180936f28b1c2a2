-- Who is told of what happens in an organization. The secret is sealed for this organization and
-- webhook.
create table webhook (
  organization_id uuid not null references organization,
  id uuid not null,
  url text not null check (char_length(url) <= 2000),
  events text[] not null check (cardinality(events) > 0),
  sealed_secret bytea not null,
  enabled boolean not null default true,
  -- Why it was switched off without anybody doing so.
  fault text,
  created_at timestamptz not null,
  primary key (organization_id, id)
);

alter table webhook enable row level security;
alter table webhook force row level security;
create policy scoped on webhook to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on webhook to turnpike_system using (true) with check (true);
grant select, insert, update, delete on webhook to turnpike_app;
grant select, update on webhook to turnpike_system;

-- The outbox: what has happened, written in the transaction in which it did. The body is text, so
-- that each try sends and signs the same bytes. No foreign key: publishing takes no lock.
create table notification (
  organization_id uuid not null,
  id uuid not null,
  type text not null,
  body text not null,
  mail_subject text,
  mail_text text,
  mail_roles text[] not null default '{}',
  created_at timestamptz not null,
  -- Whether there is a delivery for each who is to be told.
  addressed boolean not null default false,
  mailed boolean not null default false,
  primary key (organization_id, id)
);

create index notification_unaddressed on notification (created_at) where not addressed;
create index notification_mailed on notification (organization_id, created_at) where mailed;
create index notification_age on notification (created_at);

alter table notification enable row level security;
alter table notification force row level security;
create policy scoped on notification to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on notification to turnpike_system using (true) with check (true);
grant select, insert on notification to turnpike_app;
grant select, insert, update, delete on notification to turnpike_system;

-- One notification on its way to one recipient: a webhook by its id, a person by e-mail. Whoever
-- tries it moves due_at ahead, which is its lease, and counts the try, which is its fence.
create table delivery (
  organization_id uuid not null,
  notification_id uuid not null,
  recipient text not null,
  webhook_id uuid,
  state text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'FAILED')),
  tries integer not null default 0,
  due_at timestamptz not null,
  tried_at timestamptz,
  status integer,
  error text,
  primary key (organization_id, notification_id, recipient),
  foreign key (organization_id, notification_id) references notification on delete cascade,
  foreign key (organization_id, webhook_id) references webhook on delete cascade
);

create index delivery_due on delivery (due_at) where state = 'PENDING';
create index delivery_webhook on delivery (organization_id, webhook_id, notification_id)
  where webhook_id is not null;

alter table delivery enable row level security;
alter table delivery force row level security;
create policy scoped on delivery to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on delivery to turnpike_system using (true) with check (true);
grant select, insert, update on delivery to turnpike_app, turnpike_system;
