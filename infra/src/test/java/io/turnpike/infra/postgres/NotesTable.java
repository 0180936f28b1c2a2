package io.turnpike.infra.postgres;

/** A table as every tenant table is made. */
final class NotesTable {

  static final String SQL =
      """
      create table note (organization_id uuid not null, text text not null);
      alter table note enable row level security;
      alter table note force row level security;
      create policy scoped on note to turnpike_app
        using (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid)
        with check (organization_id = nullif(current_setting('turnpike.scope', true), '')::uuid);
      create policy across on note to turnpike_system using (true) with check (true);
      grant select, insert, update, delete on note to turnpike_app, turnpike_system;
      """;

  private NotesTable() {}
}
