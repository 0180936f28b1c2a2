package io.turnpike.billing.stored;

import io.turnpike.infra.testing.EarlierSchema;
import io.turnpike.infra.testing.Stores;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The tables of an earlier release without months of their own: the function that made these knows
 * only the present schema, where days have taken their place.
 */
public final class EarlierMonths {

  private EarlierMonths() {}

  public static EarlierSchema at(Stores stores, String version) {
    YearMonth month = YearMonth.now(ZoneOffset.UTC);
    for (int ahead = 0; ahead <= 2; ahead++) {
      String name = month.plusMonths(ahead).toString().replace("-", "");
      stores.sql("create table if not exists public.usage_event_%s ()".formatted(name));
    }
    return EarlierSchema.at(stores, version);
  }
}
