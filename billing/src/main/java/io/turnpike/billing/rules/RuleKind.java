package io.turnpike.billing.rules;

import io.turnpike.tenants.OrganizationId;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * @param word for example {@code budget}
 * @param details of one for the audit log, like the API's JSON
 */
public record RuleKind<R>(
    String word,
    BiFunction<DatabaseClient, OrganizationId, RuleStatements<R>> statements,
    Function<R, String> id,
    Function<R, Map<String, @Nullable Object>> details) {

  String words() {
    return word + "s";
  }
}
