package io.turnpike.tenants.store;

import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/** The columns of records: what refers to another row says so, {@code team} is {@code team_id}. */
final class ColumnNames implements NamingStrategy {

  @Override
  public String getColumnName(RelationalPersistentProperty property) {
    String name = NamingStrategy.super.getColumnName(property);
    return isId(property.getType()) && !name.equals("id") ? name + "_id" : name;
  }

  private static boolean isId(Class<?> type) {
    return type.isRecord() && type.getSimpleName().endsWith("Id");
  }
}
