-- The address of whoever logged in, for telling one's own sessions apart; not known of older ones.
alter table session add column opened_from text;
