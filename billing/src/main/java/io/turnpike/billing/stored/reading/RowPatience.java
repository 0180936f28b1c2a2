package io.turnpike.billing.stored.reading;

import io.r2dbc.spi.R2dbcException;
import io.turnpike.infra.refusal.InvalidInput;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** How long log rows are added up while someone waits for it. */
public final class RowPatience {

  private static final String SET = "set local statement_timeout = '10s'";
  private static final String CANCELLED = "57014";

  private RowPatience() {}

  /**
   * Refused with {@link InvalidInput} when a statement takes longer.
   *
   * @param remedy what to ask for instead, for example {@code ask for a shorter time}
   */
  public static <T> Flux<T> bounded(DatabaseClient client, Flux<T> rows, String remedy) {
    return client
        .sql(SET)
        .then()
        .thenMany(rows)
        .onErrorMap(
            RowPatience::cancelled,
            _ ->
                InvalidInput.at(
                    "/from", "gives more log rows than can be added up in 10 seconds; " + remedy));
  }

  private static boolean cancelled(Throwable error) {
    return error instanceof R2dbcException cause
        ? CANCELLED.equals(cause.getSqlState())
        : error.getCause() != null && cancelled(error.getCause());
  }
}
