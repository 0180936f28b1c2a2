package io.turnpike.routing.config.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.document.Examples;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceCheckTests {

  private static final ModelCard CARD = card(List.of("chat"), 2_500, 10_000);

  @Test
  void warnsOfAModelThatTheConnectionMayNotServe() {
    assertThat(warnings(model(""), connection(DataPolicy.UNKNOWN, List.of("n"), Map.of()), CARD))
        .containsExactly(
            new Warning(
                "/override_params/model",
                "never serves: \"m\" is not among the models of \"a\". Did you mean \"n\"?"));
  }

  @Test
  void warnsOfAPolicyThatTheConnectionDoesNotDeclare() {
    ProviderConnection silent = connection(DataPolicy.UNKNOWN, List.of(), Map.of());
    ProviderConnection german =
        connection(new DataPolicy(true, true, "eu-central-1"), List.of(), Map.of());

    for (String policy : List.of("'zdr':true", "'no_training':true", "'regions':['eu','ch']")) {
      String node = model(",'data_policy':{" + policy + "}");
      assertThat(warnings(node, silent, CARD))
          .extracting(Warning::pointer)
          .containsExactly("/provider");
      assertThat(warnings(node, german, CARD)).isEmpty();
    }
    assertThat(warnings(model(",'data_policy':{'regions':['us']}"), german, CARD)).hasSize(1);
  }

  @Test
  void warnsOfAPriceAboveTheLimit() {
    ProviderConnection listed = connection(DataPolicy.UNKNOWN, List.of(), Map.of());
    ProviderConnection own =
        connection(DataPolicy.UNKNOWN, List.of(), Map.of("m", new ModelPrice(100, 100)));

    assertThat(warnings(model(",'max_price':{'prompt':2.49}"), listed, CARD))
        .singleElement()
        .extracting(Warning::sentence)
        .asString()
        .contains("a million input tokens cost 2.5 USD");
    assertThat(warnings(model(",'max_price':{'completion':9}"), listed, CARD)).hasSize(1);
    assertThat(warnings(model(",'max_price':{'prompt':2.5,'completion':10}"), listed, CARD))
        .isEmpty();
    assertThat(warnings(model(",'max_price':{'prompt':0.1}"), own, CARD)).isEmpty();
    assertThat(warnings(model(",'max_price':{'prompt':100}"), listed, null))
        .singleElement()
        .extracting(Warning::sentence)
        .asString()
        .contains("price is not known");
  }

  @Test
  void warnsOfAbilitiesTheModelLacks() {
    ProviderConnection any = connection(DataPolicy.UNKNOWN, List.of(), Map.of());
    String tools = ",'override_params':{'model':'m','tools':[{'type':'function'}]}";
    String schema =
        ",'override_params':{'model':'m','response_format':{'type':'json_schema','json_schema':{}}}";

    assertThat(warnings("{'provider':'a'" + tools + "}", any, CARD)).hasSize(1);
    assertThat(warnings("{'provider':'a'" + schema + "}", any, CARD)).hasSize(1);
    assertThat(
            warnings(
                "{'provider':'a','override_params':{'model':'m','max_tokens':5000}}", any, CARD))
        .singleElement()
        .extracting(Warning::sentence)
        .asString()
        .contains("at most 4096 tokens, and 5000");
    ModelCard able = card(List.of("chat", "tools", "structured_output"), 1, 1);
    assertThat(warnings("{'provider':'a'" + tools + "}", any, able)).isEmpty();
    assertThat(warnings("{'provider':'a'" + schema + "}", any, able)).isEmpty();
  }

  private static List<Warning> warnings(
      String document, ProviderConnection connection, @Nullable ModelCard card) {
    ConfigDocument read = ConfigDocument.read(Examples.json(document));
    assertThat(read.mistakes().list()).isEmpty();
    new ServiceCheck(read.warnings()).check(read.mentions().getFirst(), connection, card);
    return read.warnings().list();
  }

  private static String model(String more) {
    return "{'provider':'a','override_params':{'model':'m'}" + more + "}";
  }

  private static ProviderConnection connection(
      DataPolicy policy, List<String> models, Map<String, ModelPrice> prices) {
    return new ProviderConnection(
        "a",
        "openai",
        URI.create("http://127.0.0.1:9/v1"),
        false,
        List.of(),
        policy,
        models,
        prices,
        1,
        null);
  }

  private static List<String> lacks(List<String> can) {
    return Stream.of("tools", "structured_output").filter(it -> !can.contains(it)).toList();
  }

  private static ModelCard card(List<String> can, long input, long output) {
    DatedPrice price =
        new DatedPrice(
            "openai/m@2026-01-01",
            LocalDate.of(2026, 1, 1),
            "test",
            input,
            output,
            null,
            null,
            null,
            null);
    return new ModelCard("openai", "m", "m", 8_192, 4_096, can, lacks(can), List.of(price));
  }
}
