-- Counts the states of a key, so that copies of them elsewhere can tell which is the newer one. A
-- use is no change.
alter table gateway_key add column revision bigint not null default 1;

create function gateway_key_is_changed() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;

create trigger changed before update on gateway_key for each row
  when (new.changed_at is distinct from old.changed_at)
  execute function gateway_key_is_changed();

-- The same for the connections of an organization, all together: a deleted one has no row to count
-- in. Changes of them wait for each other.
alter table organization add column connections_revision bigint not null default 0;

create function provider_connection_is_changed() returns trigger language plpgsql as $$
begin
  update organization set connections_revision = connections_revision + 1
  where id = coalesce(new.organization_id, old.organization_id);
  return null;
end
$$;

create trigger changed after insert or update or delete on provider_connection for each row
  execute function provider_connection_is_changed();
