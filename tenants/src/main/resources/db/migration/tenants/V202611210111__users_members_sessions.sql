-- A person. Belongs to no single organization, so only the system role sees it.
create table app_user (
  id uuid primary key,
  email text not null unique check (email = lower(email) and char_length(email) <= 254),
  password_hash text not null,
  created_at timestamptz not null
);

alter table app_user enable row level security;
alter table app_user force row level security;
create policy across on app_user to turnpike_system using (true) with check (true);
grant select, insert, update on app_user to turnpike_system;

create table member (
  organization_id uuid not null references organization,
  user_id uuid not null references app_user,
  role text not null check (role in ('OWNER', 'ADMIN', 'DEVELOPER', 'BILLING', 'VIEWER')),
  created_at timestamptz not null,
  primary key (organization_id, user_id)
);

create index member_user on member (user_id);

alter table member enable row level security;
alter table member force row level security;
create policy scoped on member to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on member to turnpike_system using (true) with check (true);
grant select, insert, update, delete on member to turnpike_app, turnpike_system;

-- The token itself is only in the browser; here is its keyed digest.
create table session (
  digest bytea primary key check (octet_length(digest) = 32),
  organization_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- Someone who is no longer a member has no session either.
  foreign key (organization_id, user_id) references member on delete cascade
);

create index session_person on session (user_id);

alter table session enable row level security;
alter table session force row level security;
create policy scoped on session to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on session to turnpike_system using (true) with check (true);
grant select, delete on session to turnpike_app;
grant select, insert, update, delete on session to turnpike_system;
