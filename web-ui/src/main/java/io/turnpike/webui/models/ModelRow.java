package io.turnpike.webui.models;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.alias.ModelFamily;
import io.turnpike.routing.catalog.ListedModel;
import io.turnpike.routing.catalog.ListedModel.Rates;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as shown.
 *
 * @param id of its row in the page
 * @param vendor title of its type of connections
 * @param successor newest of its family; null unless it retires and there is one
 * @param addable whether there are connections of its type to add
 */
public record ModelRow(
    String id,
    ListedModel listed,
    String vendor,
    @Nullable String successor,
    boolean addable,
    LocalDate today) {

  /** Said by the mode, or by what it reads. */
  private static final Set<String> UNSAID = Set.of("temperature", "attachments");

  /** In months. */
  private static final int SOON = 3;

  static ModelRow of(
      int at,
      ListedModel listed,
      String vendor,
      List<ModelCard> ofType,
      boolean addable,
      LocalDate today) {
    ModelCard card = listed.card();
    ModelCard successor =
        card.facts().retires() == null ? null : ModelFamily.successor(card, ofType, today);
    return new ModelRow(
        "m" + at, listed, vendor, successor == null ? null : successor.model(), addable, today);
  }

  /** What to write as the model of a request. */
  public String name() {
    ModelCard card = listed.card();
    return listed.isConnected() ? qualified(listed.connections().getFirst()) : card.model();
  }

  /** With the connection in front, unless the name has it there. */
  public String qualified(ProviderConnection connection) {
    String prefix = connection.name() + "/";
    String model = listed.card().model();
    return model.startsWith(prefix) ? model : prefix + model;
  }

  public String title() {
    return listed.card().title();
  }

  /** In words, for example {@code structured output}. */
  public List<String> abilities() {
    return listed.card().capabilities().stream()
        .filter(ability -> !UNSAID.contains(ability))
        .map(ability -> ability.replace('_', ' '))
        .toList();
  }

  public String context() {
    long tokens = listed.card().contextTokens();
    return tokens == 0 ? "–" : Amounts.count(tokens);
  }

  public String input() {
    Rates rates = listed.rates();
    return rates == null ? "" : Money.perMillion(rates.input());
  }

  public String output() {
    Rates rates = listed.rates();
    return rates == null ? "" : Money.perMillion(rates.output());
  }

  /** What a thousand searches cost where they are what is paid for; null for any other. */
  public @Nullable String searches() {
    DatedPrice price = listed.rates() == null ? listed.card().priceOn(today) : null;
    Long search = price == null || !price.soldBySearch() ? null : price.searchUnitNanoUsd();
    return search == null ? null : Money.exact(Math.multiplyExact(search, 1_000L));
  }

  public boolean isUnpriced() {
    return listed.rates() == null && searches() == null;
  }

  public boolean hasRates() {
    return listed.rates() != null;
  }

  public boolean hasOwnPrice() {
    Rates rates = listed.rates();
    return rates != null && rates.own();
  }

  /** Null without an end, or while that is far. */
  public @Nullable String retirement() {
    LocalDate retires = listed.card().facts().retires();
    if (retires == null || retires.isAfter(today.plusMonths(SOON))) {
      return null;
    }
    return (retires.isAfter(today) ? "Retires " : "Retired ") + retires;
  }

  /** Form that adds a connection of its type. */
  public String adding() {
    String type = listed.card().type();
    return new UrlQuery().add("new", "1").add("type", type).add("name", type).on("/providers");
  }

  /**
   * Form of what the organization says of it; null where only the product's connections serve it.
   */
  public @Nullable String describing() {
    return listed.connections().stream()
        .filter(it -> !it.builtIn())
        .findFirst()
        .map(
            it ->
                new UrlQuery()
                    .add("connection", it.name())
                    .add("model", listed.card().model())
                    .on("/catalog/own"))
        .orElse(null);
  }

  /** Editor of a config that goes there. */
  public String configuring(ProviderConnection connection) {
    return new UrlQuery()
        .add("new", "1")
        .add("provider", connection.name())
        .add("model", listed.card().model())
        .on("/configs");
  }
}
