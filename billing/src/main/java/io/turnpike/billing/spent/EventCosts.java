package io.turnpike.billing.spent;

import io.turnpike.billing.Scope;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event costs in the eyes of a scope. */
final class EventCosts {

  private EventCosts() {}

  /** In nano-USD, of those whose value is one of these; 0 where it is none of its business. */
  static long of(UsageEvent event, Scope.Kind kind, String name, Set<String> values) {
    return switch (kind) {
      case ORGANIZATION -> whole(event);
      case TEAM -> values.contains(event.who().teamSlug()) ? whole(event) : 0;
      case KEY -> values.contains(event.who().key().toString()) ? whole(event) : 0;
      case USER -> has(values, event.labels().user()) ? whole(event) : 0;
      case TAG -> has(values, event.labels().metadata().get(name)) ? whole(event) : 0;
      case MODEL -> attempts(event, values, true);
      case PROVIDER -> attempts(event, values, false);
      case HEADER -> 0;
    };
  }

  /**
   * Whose counters it counts for: empty where the scope has only one; none where it has no part.
   */
  static List<String> values(UsageEvent event, Scope scope) {
    if (!scope.each()) {
      return of(event, scope.kind(), scope.name(), scope.values()) > 0 ? List.of("") : List.of();
    }
    return all(event, scope)
        .flatMap(
            value -> value == null || value.isEmpty() ? Stream.<String>empty() : Stream.of(value))
        .distinct()
        .toList();
  }

  private static Stream<@Nullable String> all(UsageEvent event, Scope scope) {
    return switch (scope.kind()) {
      case TEAM -> Stream.of(event.who().teamSlug());
      case KEY -> Stream.of(event.who().key().toString());
      case USER -> Stream.of(event.labels().user());
      case TAG -> Stream.of(event.labels().metadata().get(scope.name()));
      case MODEL -> event.attempts().stream().map(Attempt::model);
      case PROVIDER -> event.attempts().stream().map(Attempt::connection);
      case ORGANIZATION, HEADER -> Stream.empty();
    };
  }

  static long whole(UsageEvent event) {
    Long nano = event.bill().nanoUsd();
    return nano == null ? 0 : nano;
  }

  private static boolean has(Set<String> values, @Nullable String value) {
    return value != null && values.contains(value);
  }

  /** As spend counts them: where they were made, unless they do not add up. */
  private static long attempts(UsageEvent event, Set<String> values, boolean models) {
    if (event.attempts().stream().mapToLong(EventCosts::owed).sum() != whole(event)) {
      String served = models ? event.served().model() : event.served().provider();
      return has(values, served) ? whole(event) : 0;
    }
    List<Attempt> made = event.attempts();
    return made.stream()
        .filter(each -> values.contains(models ? each.model() : each.connection()))
        .mapToLong(EventCosts::owed)
        .sum();
  }

  private static long owed(Attempt attempt) {
    Long nano = attempt.bill().owes() ? attempt.bill().nanoUsd() : null;
    return nano == null ? 0 : nano;
  }
}
