-- What an organization wants of models without a known price.
alter table organization add column unpriced text not null default 'allow'
  check (unpriced in ('allow', 'ceiling', 'block'));
