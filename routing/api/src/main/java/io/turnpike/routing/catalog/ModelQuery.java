package io.turnpike.routing.catalog;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.ListedModel.Rates;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the catalogue. A price or limit that is not known satisfies no bound; a
 * region or policy is what a connection declares, so that only what is connected has one.
 *
 * @param words each of which stands in the type, name or title
 * @param abilities all of which it has: the catalogue's words, and kinds of content it reads
 * @param types of connections; empty for all
 * @param mostInput nano-USD per token; null for any
 * @param mostOutput nano-USD per token; null for any
 * @param leastContext tokens; 0 for any
 * @param region null for any
 * @param retired whether those that are served no more are among them
 */
public record ModelQuery(
    List<String> words,
    Set<String> abilities,
    Set<String> types,
    @Nullable Long mostInput,
    @Nullable Long mostOutput,
    long leastContext,
    @Nullable String region,
    boolean zdr,
    boolean noTraining,
    boolean connected,
    boolean retired,
    Order order) {

  /** Everything that is still served, by name. */
  public static final ModelQuery ALL =
      new ModelQuery(
          List.of(),
          Set.of(),
          Set.of(),
          null,
          null,
          0,
          null,
          false,
          false,
          false,
          false,
          Order.NAME);

  /** What stands first. What is not known stands last. */
  public enum Order {
    NAME(Comparator.comparing(listed -> listed.card().model(), String.CASE_INSENSITIVE_ORDER)),
    PRICE(Comparator.comparingLong(Order::price)),
    CONTEXT(Comparator.comparingLong(listed -> -listed.card().contextTokens())),
    RELEASED(Comparator.comparing(Order::released, Comparator.reverseOrder()));

    private final Comparator<ListedModel> comparator;

    Order(Comparator<ListedModel> first) {
      comparator =
          first
              .thenComparing(listed -> listed.card().model(), String.CASE_INSENSITIVE_ORDER)
              .thenComparing(ListedModel::key);
    }

    Comparator<ListedModel> comparator() {
      return comparator;
    }

    private static long price(ListedModel listed) {
      Rates rates = listed.rates();
      return rates == null ? Long.MAX_VALUE : rates.input() + rates.output();
    }

    private static String released(ListedModel listed) {
      String released = listed.card().facts().released();
      return released == null ? "" : released;
    }
  }

  /** Of a text as people write it. */
  public static List<String> words(String text) {
    return text.isBlank()
        ? List.of()
        : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  boolean finds(ListedModel listed, LocalDate day) {
    ModelCard card = listed.card();
    return (retired || !card.facts().isRetired(day))
        && (types.isEmpty() || types.contains(card.type()))
        && (!connected || listed.isConnected())
        && card.contextTokens() >= leastContext
        && abilities.stream().allMatch(ability -> has(card, ability))
        && isWithin(listed.rates())
        && isNamed(card);
  }

  /** Whether a connection declares what is asked. */
  boolean admits(ProviderConnection connection) {
    DataPolicy policy = connection.dataPolicy();
    return (region == null || policy.isIn(region))
        && (!zdr || policy.zdr())
        && (!noTraining || policy.noTraining());
  }

  /** Whether it asks for what only connections declare. */
  boolean asksPolicy() {
    return region != null || zdr || noTraining;
  }

  private boolean isWithin(@Nullable Rates rates) {
    return mostInput == null && mostOutput == null
        || rates != null
            && (mostInput == null || rates.input() <= mostInput)
            && (mostOutput == null || rates.output() <= mostOutput);
  }

  private boolean isNamed(ModelCard card) {
    if (words.isEmpty()) {
      return true;
    }
    String text = (card.type() + " " + card.model() + " " + card.title()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }

  private static boolean has(ModelCard card, String ability) {
    return card.capabilities().contains(ability) || card.facts().inputs().contains(ability);
  }
}
