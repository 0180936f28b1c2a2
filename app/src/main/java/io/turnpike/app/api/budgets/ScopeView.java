package io.turnpike.app.api.budgets;

import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.WrittenScope;
import java.util.List;
import java.util.Map;

/** A scope as it is answered: as it may be written. */
final class ScopeView {

  private ScopeView() {}

  static Map<String, Object> ofBudget(Scope scope) {
    WrittenScope written = WrittenScope.of(scope);
    return Map.of(written.word(), value(scope, written));
  }

  static Map<String, Object> ofLimit(Scope scope) {
    return scope.kind() == Kind.TAG && scope.each()
        ? Map.of(WrittenScope.METADATA, scope.name())
        : ofBudget(scope);
  }

  private static Object value(Scope scope, WrittenScope written) {
    return switch (scope.kind()) {
      case ORGANIZATION -> true;
      case HEADER -> written.name();
      case TAG -> Map.of(written.name(), oneOrAll(written.values()));
      case TEAM, KEY, USER, MODEL, PROVIDER -> oneOrAll(written.values());
    };
  }

  private static Object oneOrAll(List<String> values) {
    return values.size() == 1 ? values.getFirst() : values;
  }
}
