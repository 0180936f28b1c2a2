package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import org.jspecify.annotations.Nullable;

/** What the client got. */
final class ServedColumns {

  static final Columns<Served> ALL = new Columns<>();

  private static final Cell<@Nullable String> PROVIDER =
      ALL.optional("provider", Limits.NAME, Served::provider);
  private static final Cell<@Nullable String> MODEL =
      ALL.optional("model", Limits.NAME, Served::model);
  private static final Cell<String> OUTCOME =
      ALL.plain("outcome", served -> served.outcome().name());
  private static final Cell<Integer> STATUS = ALL.number("status", Served::status);
  private static final Cell<@Nullable String> ERROR_CODE =
      ALL.optional("error_code", Limits.NAME, Served::errorCode);
  private static final Cell<@Nullable String> ERROR_MESSAGE =
      ALL.optional("error_message", Limits.SENTENCE, Served::errorMessage);

  private ServedColumns() {}

  static Served read(Readable row) {
    return new Served(
        Upstream.of(PROVIDER.of(row), MODEL.of(row)),
        Outcome.valueOf(OUTCOME.of(row)),
        STATUS.of(row),
        ErrorGiven.of(ERROR_CODE.of(row), ERROR_MESSAGE.of(row)));
  }
}
