package io.turnpike.billing.simulation;

import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;

/** What Redis has of an organization's budgets. */
final class Shared {

  private static final int TRIES = 600;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Stores stores;
  private final Tenant tenant;

  Shared(Stores stores, Tenant tenant) {
    this.stores = stores;
    this.tenant = tenant;
  }

  /** Shortly after the last call: nothing is held by anybody, and what is spent is known. */
  void mustBeSettled(Books books, BiConsumer<Boolean, String> require) throws InterruptedException {
    for (Line line : books.lines()) {
      String key = "{" + tenant.organization() + "}:allotment:" + line.key();
      Map<String, String> fields = fields(key);
      for (int i = 0; i < TRIES && !isSettled(fields, books.spent(line)); i++) {
        Thread.sleep(PAUSE);
        fields = fields(key);
      }
      require.accept(
          isSettled(fields, books.spent(line)),
          "Redis has %s of %s, where %d is spent".formatted(fields, key, books.spent(line)));
    }
  }

  private static boolean isSettled(Map<String, String> fields, long spent) {
    boolean held =
        fields.entrySet().stream()
            .filter(each -> each.getKey().matches("[ghru]:.*"))
            .anyMatch(each -> !each.getValue().equals("0"));
    return !held && (fields.isEmpty() || fields.get("p").equals(String.valueOf(spent)));
  }

  private Map<String, String> fields(String key) {
    return stores
        .redis()
        .ask(commands -> commands.hgetall(key))
        .collectMap(field -> field.getKey(), field -> field.getValue())
        .block();
  }
}
