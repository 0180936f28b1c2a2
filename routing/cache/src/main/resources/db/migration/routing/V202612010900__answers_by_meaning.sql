-- Questions whose answers are kept, for those that mean the same. Text and vector are sealed
-- together for this organization, partition and key; a vector tells much of its text.
create table meaning_question (
  organization_id uuid not null,
  partition text not null check (length(partition) = 64),
  entry text not null check (length(entry) = 64),
  sealed bytea not null,
  kept_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  primary key (organization_id, partition, entry)
);

create index meaning_question_kept on meaning_question (organization_id, partition, kept_at);
create index meaning_question_expired on meaning_question (expires_at);

alter table meaning_question enable row level security;
alter table meaning_question force row level security;
create policy scoped on meaning_question to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on meaning_question to turnpike_system using (true) with check (true);
grant select, insert, update, delete on meaning_question to turnpike_app;
grant select, delete on meaning_question to turnpike_system;

-- What came of comparing two questions' answers. Numbers only: what was asked is not in it.
create table meaning_label (
  organization_id uuid not null,
  id bigint generated always as identity,
  partition text not null check (length(partition) = 64),
  asked text not null check (length(asked) = 64),
  entry text not null check (length(entry) = 64),
  similarity double precision not null check (similarity between -1 and 1),
  correct boolean not null,
  served boolean not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);

create index meaning_label_partition on meaning_label (organization_id, partition, id);
create index meaning_label_age on meaning_label (made_at);

alter table meaning_label enable row level security;
alter table meaning_label force row level security;
create policy scoped on meaning_label to turnpike_app
  using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
  with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
create policy across on meaning_label to turnpike_system using (true) with check (true);
grant select, insert, delete on meaning_label to turnpike_app;
grant select, delete on meaning_label to turnpike_system;
