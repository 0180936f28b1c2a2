-- Which types there are is for the product to say; what a type asks for beyond the columns is kept
-- as a flat object of strings.
alter table provider_connection drop constraint provider_connection_type_check;
alter table provider_connection
  add constraint provider_connection_type_check
    check (type ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(type) <= 40),
  add column settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object');
