package io.turnpike.infra.postgres;

import java.util.Collection;
import org.springframework.data.convert.CustomConversions;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.core.R2dbcEntityOperations;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.mapping.NamingStrategy;

/** What a module makes Spring Data repositories with. */
public final class Repositories {

  private Repositories() {}

  /**
   * Statements run in the transaction of {@link Database} around them, in its role and scope;
   * outside of one they fail with IllegalStateException.
   *
   * @param naming which table and columns a record is of
   * @param conversions between a module's value types and what the driver knows
   */
  public static R2dbcEntityOperations operations(NamingStrategy naming, Collection<?> conversions) {
    CustomConversions known = R2dbcCustomConversions.of(PostgresDialect.INSTANCE, conversions);
    R2dbcMappingContext tables = new R2dbcMappingContext(naming);
    tables.setSimpleTypeHolder(known.getSimpleTypeHolder());
    return new R2dbcEntityTemplate(
        CurrentTransaction.CLIENT,
        PostgresDialect.INSTANCE,
        new MappingR2dbcConverter(tables, known));
  }
}
