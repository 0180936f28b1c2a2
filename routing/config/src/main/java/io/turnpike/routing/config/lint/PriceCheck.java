package io.turnpike.routing.config.lint;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Warnings;
import io.turnpike.routing.plan.Requirements.PriceCap;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Warns of a model that costs more than {@code max_price} allows, or nobody knows how much. */
final class PriceCheck {

  private final Warnings warnings;

  PriceCheck(Warnings warnings) {
    this.warnings = warnings;
  }

  void check(Mention mention, ProviderConnection connection, @Nullable ModelCard card) {
    PriceCap cap = mention.target().requirements().maxPrice();
    String model = mention.model();
    if (cap == null || model == null) {
      return;
    }
    ModelPrice price = connection.prices().getOrDefault(model, listed(card));
    String why = price == null ? "its price is not known" : tooMuch(price, cap);
    if (why != null) {
      warnings.add(
          mention.modelAt(),
          "never serves: " + Spelling.quoted(model) + " does not meet \"max_price\", " + why + ".");
    }
  }

  private static @Nullable String tooMuch(ModelPrice price, PriceCap cap) {
    String input = tooMuch(price.inputNanoUsd(), cap.inputNanoUsd(), "input");
    return input != null ? input : tooMuch(price.outputNanoUsd(), cap.outputNanoUsd(), "output");
  }

  private static @Nullable String tooMuch(long price, @Nullable Long most, String what) {
    return most == null || price <= most
        ? null
        : "a million "
            + what
            + " tokens cost "
            + BigDecimal.valueOf(price, 3).stripTrailingZeros().toPlainString()
            + " USD";
  }

  private static @Nullable ModelPrice listed(@Nullable ModelCard card) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    DatedPrice last = null;
    if (card != null) {
      for (DatedPrice price : card.prices()) {
        last = price.from().isAfter(today) && last != null ? last : price;
      }
    }
    return last == null ? null : new ModelPrice(last.inputNanoUsd(), last.outputNanoUsd());
  }
}
