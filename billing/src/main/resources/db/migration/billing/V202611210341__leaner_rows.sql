-- Nothing looks into attempts and decision records but the reader of one row: kept as they are
-- written, they need not be taken apart for every call and put together again for none.
alter table usage_event alter column decision_record drop default;
alter table usage_event alter column decision_record type json using decision_record::json;
alter table usage_event alter column decision_record set default '[]';
alter table usage_event alter column attempts type json using attempts::json;

-- class:tokens:price:cost;… instead of the same in JSON, which was a fifth of the row.
create function cost_lines_text(lines jsonb) returns text
  language sql immutable strict
  return (
    select coalesce(string_agg(
      concat_ws(':', line ->> 'tokenClass', line ->> 'tokens', line ->> 'nanoUsdPerToken', line ->> 'nanoUsd'),
      ';' order by place), '')
    from jsonb_array_elements(lines) with ordinality as each(line, place));
alter table usage_event alter column cost_lines type text using cost_lines_text(cost_lines);
drop function cost_lines_text(jsonb);
