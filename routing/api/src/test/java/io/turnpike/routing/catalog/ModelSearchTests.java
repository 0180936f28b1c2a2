package io.turnpike.routing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.ListedModel.Rates;
import io.turnpike.routing.catalog.ModelQuery.Order;
import io.turnpike.routing.catalog.ModelSearch.Part;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelSearchTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final ModelCatalog CATALOG =
      new Cards(
          List.of(
              card("openai", "gpt-5", 400_000, 1_250L, "2025-08-07", null, "chat", "tools"),
              card("openai", "gpt-5-mini", 400_000, 250L, "2025-08-07", null, "chat", "tools"),
              card("openai", "gpt-3", 4_000, 10L, "2020", TODAY, "chat"),
              card("mistral", "mistral-large", 128_000, 2_000L, "2025-12", null, "chat"),
              card("mistral", "codestral", 0, null, null, TODAY.plusDays(20), "chat")));
  private static final List<ProviderConnection> CONNECTIONS =
      List.of(
          connection("work", "openai", DataPolicy.UNKNOWN, List.of("gpt-5"), Map.of()),
          connection(
              "eu",
              "mistral",
              new DataPolicy(true, true, "eu-west"),
              List.of(),
              Map.of("mistral-large", new ModelPrice(500, 700), "ours", new ModelPrice(1, 2))));

  @Test
  void findsAllThatIsServedByName() {
    assertThat(found(ModelQuery.ALL))
        .containsExactly("codestral", "gpt-5", "gpt-5-mini", "mistral-large", "ours");
  }

  @Test
  void narrowsByEachOfItsBounds() {
    assertThat(found(query().words("mini gpt").it())).containsExactly("gpt-5-mini");
    assertThat(found(query().abilities("tools").it())).containsExactly("gpt-5", "gpt-5-mini");
    assertThat(found(query().types("mistral").it()))
        .containsExactly("codestral", "mistral-large", "ours");
    assertThat(found(query().context(200_000).it())).containsExactly("gpt-5", "gpt-5-mini");
    assertThat(found(query().retired().it())).contains("gpt-3");
  }

  @Test
  void aPriceThatIsNotKnownIsWithinNone() {
    assertThat(found(query().mostInput(1_000L).it()))
        .containsExactly("gpt-5-mini", "mistral-large", "ours");
  }

  @Test
  void theOrganizationsOwnPriceGoesFirst() {
    ListedModel large = listed(ModelQuery.ALL, "mistral-large");

    assertThat(large.rates()).isEqualTo(new Rates(500, 700, true));
    assertThat(listed(ModelQuery.ALL, "gpt-5").rates()).isEqualTo(new Rates(1_250, 1_250, false));
    assertThat(listed(ModelQuery.ALL, "ours").inCatalog()).isFalse();
  }

  @Test
  void whatIsConnectedIsWhatAConnectionMayServe() {
    assertThat(found(query().connected().it()))
        .containsExactly("codestral", "gpt-5", "mistral-large", "ours");
    assertThat(listed(ModelQuery.ALL, "gpt-5-mini").connections()).isEmpty();
  }

  @Test
  void aRegionAndAPolicyAreWhatConnectionsDeclare() {
    assertThat(found(query().region("eu").it()))
        .containsExactly("codestral", "mistral-large", "ours");
    assertThat(found(query().region("us").it())).isEmpty();
    assertThat(found(query().zdr().it())).containsExactly("codestral", "mistral-large", "ours");
  }

  @Test
  void whatIsNotKnownStandsLast() {
    assertThat(found(query().order(Order.PRICE).it()))
        .containsExactly("ours", "gpt-5-mini", "mistral-large", "gpt-5", "codestral");
    assertThat(found(query().order(Order.RELEASED).it()))
        .containsExactly("mistral-large", "gpt-5", "gpt-5-mini", "codestral", "ours");
    assertThat(found(query().order(Order.CONTEXT).it()).getFirst()).isEqualTo("gpt-5");
  }

  @Test
  void pagesFollowEachOther() {
    List<ListedModel> all = ModelSearch.of(CATALOG, CONNECTIONS, ModelQuery.ALL, TODAY);

    Part first = Objects.requireNonNull(ModelSearch.part(all, null, 3));
    Part second = Objects.requireNonNull(ModelSearch.part(all, first.next(), 3));

    assertThat(first.models())
        .extracting(it -> it.card().model())
        .containsExactly("codestral", "gpt-5", "gpt-5-mini");
    assertThat(second.models())
        .extracting(it -> it.card().model())
        .containsExactly("mistral-large", "ours");
    assertThat(second.next()).isNull();
    assertThat(ModelSearch.part(all, "openai gone", 3)).isNull();
  }

  private static List<String> found(ModelQuery query) {
    return ModelSearch.of(CATALOG, CONNECTIONS, query, TODAY).stream()
        .map(it -> it.card().model())
        .toList();
  }

  private static ListedModel listed(ModelQuery query, String model) {
    return ModelSearch.of(CATALOG, CONNECTIONS, query, TODAY).stream()
        .filter(it -> it.card().model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static Query query() {
    return new Query();
  }

  /** A query that asks for one thing. */
  private static final class Query {

    private List<String> words = List.of();
    private Set<String> abilities = Set.of();
    private Set<String> types = Set.of();
    private @Nullable Long mostInput;
    private long context;
    private @Nullable String region;
    private boolean zdr;
    private boolean connected;
    private boolean retired;
    private Order order = Order.NAME;

    Query words(String text) {
      words = ModelQuery.words(text);
      return this;
    }

    Query abilities(String... all) {
      abilities = Set.of(all);
      return this;
    }

    Query types(String... all) {
      types = Set.of(all);
      return this;
    }

    Query mostInput(long nano) {
      mostInput = nano;
      return this;
    }

    Query context(long tokens) {
      context = tokens;
      return this;
    }

    Query region(String wanted) {
      region = wanted;
      return this;
    }

    Query zdr() {
      zdr = true;
      return this;
    }

    Query connected() {
      connected = true;
      return this;
    }

    Query retired() {
      retired = true;
      return this;
    }

    Query order(Order wanted) {
      order = wanted;
      return this;
    }

    ModelQuery it() {
      return new ModelQuery(
          words, abilities, types, mostInput, null, context, region, zdr, false, connected, retired,
          order);
    }
  }

  private static ProviderConnection connection(
      String name,
      String type,
      DataPolicy policy,
      List<String> models,
      Map<String, ModelPrice> prices) {
    URI url = URI.create("https://example.com/v1");
    return new ProviderConnection(
        name, type, url, false, List.of(), policy, models, prices, 1, null);
  }

  private static ModelCard card(
      String type,
      String model,
      long context,
      @Nullable Long nano,
      @Nullable String released,
      @Nullable LocalDate retires,
      String... abilities) {
    Facts facts = new Facts(List.of("text"), List.of("text"), released, null, retires);
    List<DatedPrice> prices =
        nano == null
            ? List.of()
            : List.of(
                new DatedPrice(
                    model, TODAY.minusDays(9), "list", nano, nano, null, null, null, null));
    return new ModelCard(
        type, model, model, context, 0, List.of(abilities), List.of(), prices, List.of(), facts);
  }

  private record Cards(List<ModelCard> all) implements ModelCatalog {

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return models(type).stream().filter(it -> it.model().equals(model)).findFirst().orElse(null);
    }

    @Override
    public List<ModelCard> models(String type) {
      return all.stream().filter(card -> card.type().equals(type)).toList();
    }
  }
}
