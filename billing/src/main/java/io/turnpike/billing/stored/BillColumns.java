package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import org.jspecify.annotations.Nullable;

/** What was used and what it costs. */
final class BillColumns {

  static final Columns<Bill> ALL = new Columns<Bill>().with(UsageColumns.ALL, Bill::usage);

  private static final Cell<String> SOURCE =
      ALL.plain("usage_source", bill -> bill.source().name());
  private static final Cell<@Nullable Long> COST = ALL.optionalBig("cost_nano", Bill::nanoUsd);
  private static final Cell<@Nullable String> PRICE_VERSION =
      ALL.optional("price_version", Limits.SENTENCE, Bill::priceVersion);

  private BillColumns() {}

  static Bill read(Readable row) {
    return new Bill(UsageColumns.read(row), UsageSource.valueOf(SOURCE.of(row)), cost(row));
  }

  private static @Nullable Cost cost(Readable row) {
    Long nanoUsd = COST.of(row);
    String version = PRICE_VERSION.of(row);
    return nanoUsd == null || version == null ? null : new Cost(nanoUsd, version);
  }
}
