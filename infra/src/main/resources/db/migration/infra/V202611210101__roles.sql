-- The two roles statements run as. Roles belong to the whole server, so another database on it, or
-- another process at this very moment, may be making them too.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['turnpike_app', 'turnpike_system'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
    for attempt in 1..20 loop
      exit when pg_has_role(current_user, wanted, 'set');
      begin
        execute format('grant %I to current_user with set true', wanted);
      exception when internal_error then
        perform pg_sleep(0.05); -- tuple concurrently updated: another process grants as well
      end;
    end loop;
    execute format('grant usage on schema public to %I', wanted);
  end loop;
end $$;
