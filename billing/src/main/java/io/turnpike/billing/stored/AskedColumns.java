package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.UsageEvent.Asked;
import org.jspecify.annotations.Nullable;

/** What was asked for. */
final class AskedColumns {

  static final Columns<Asked> ALL = new Columns<>();

  private static final Cell<@Nullable String> CONFIG =
      ALL.optional("config", Limits.NAME, Asked::config);
  private static final Cell<Integer> CONFIG_VERSION =
      ALL.number("config_version", Asked::configVersion);
  private static final Cell<String> OPERATION =
      ALL.text("operation", Limits.NAME, Asked::operation);
  private static final Cell<Boolean> STREAMED = ALL.flag("streamed", Asked::streamed);
  private static final Cell<String> MODEL = ALL.text("requested_model", Limits.NAME, Asked::model);

  private AskedColumns() {}

  static Asked read(Readable row) {
    return new Asked(
        CONFIG.of(row), CONFIG_VERSION.of(row), OPERATION.of(row), STREAMED.of(row), MODEL.of(row));
  }
}
