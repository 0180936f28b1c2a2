-- Null for a key that opens until it is revoked.
alter table management_key add column expires_at timestamptz;
