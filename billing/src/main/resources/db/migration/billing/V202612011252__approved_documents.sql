-- What was approved, so that it holds on every node, whatever the node's own source says or lacks.
-- Null for what was approved before this was kept: that holds where the source still says it.
alter table catalog_approval add column document bytea;
