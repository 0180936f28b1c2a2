package io.turnpike.app.api.models;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.ListedModel;
import io.turnpike.routing.catalog.ListedModel.Rates;
import io.turnpike.tenants.providers.ProviderConnection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as an organization sees it.
 *
 * @param inCatalog false for one that only a connection names
 * @param retiresOn day from which its provider serves it no more; null when none is announced
 * @param replacement newest of its family where it retires and there is a newer one
 * @param usdPerMillion what it costs today; null when that is not known
 * @param prices all that are known of the usual service, oldest first
 */
record ModelView(
    String type,
    String model,
    String title,
    boolean inCatalog,
    long contextTokens,
    long maxOutputTokens,
    List<String> capabilities,
    List<String> lacks,
    List<String> inputModalities,
    List<String> outputModalities,
    @Nullable String released,
    @Nullable Boolean openWeights,
    @Nullable LocalDate retiresOn,
    @Nullable String replacement,
    @Nullable UsdPerMillion usdPerMillion,
    List<ConnectionView> connections,
    List<DatedPrice> prices,
    List<DatedPrice> specialPrices) {

  /** Milli-USD are three places. */
  private static final int MILLI = 3;

  static ModelView of(ListedModel listed, @Nullable ModelCard successor) {
    ModelCard card = listed.card();
    return new ModelView(
        card.type(),
        card.model(),
        card.title(),
        listed.inCatalog(),
        card.contextTokens(),
        card.maxOutputTokens(),
        card.capabilities(),
        card.lacks(),
        card.facts().inputs(),
        card.facts().outputs(),
        card.facts().released(),
        card.facts().openWeights(),
        card.facts().retires(),
        successor == null ? null : successor.model(),
        UsdPerMillion.of(listed.rates()),
        listed.connections().stream().map(ConnectionView::of).toList(),
        card.prices(),
        card.specialPrices());
  }

  /**
   * @param own whether it is the organization's own price
   */
  record UsdPerMillion(BigDecimal input, BigDecimal output, boolean own) {

    static @Nullable UsdPerMillion of(@Nullable Rates rates) {
      return rates == null
          ? null
          : new UsdPerMillion(
              BigDecimal.valueOf(rates.input(), MILLI),
              BigDecimal.valueOf(rates.output(), MILLI),
              rates.own());
    }
  }

  /** One of the organization's that may serve it. */
  record ConnectionView(String name, @Nullable String region, boolean zdr, boolean noTraining) {

    static ConnectionView of(ProviderConnection connection) {
      return new ConnectionView(
          connection.name(),
          connection.dataPolicy().region(),
          connection.dataPolicy().zdr(),
          connection.dataPolicy().noTraining());
    }
  }
}
