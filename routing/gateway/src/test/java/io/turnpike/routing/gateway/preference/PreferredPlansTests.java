package io.turnpike.routing.gateway.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreferredPlansTests {

  private final PreferredPlans plans = new PreferredPlans(new ModelServers(new TwoModels()));
  private final List<ProviderConnection> known =
      List.of(
          connection("eu", "openai", List.of()),
          connection("us", "openai", List.of()),
          connection("claude", "anthropic", List.of()),
          connection("own", "openai-compatible", List.of("llama3:8b")),
          connection("any", "openai-compatible", List.of()),
          connection("x", "xai", List.of("grok")));

  @Test
  void findsEveryConnectionThatServesAModel() {
    assertThat(targets("'model':'gpt'")).containsExactly("eu gpt", "us gpt");
    assertThat(targets("'model':'llama3:8b'")).containsExactly("own llama3:8b");
    assertThat(targets("'model':'openai/gpt'")).containsExactly("eu gpt", "us gpt");
    assertThat(targets("'model':'us/gpt'")).containsExactly("us gpt");
    assertThat(plan("'model':'unheard-of'")).isNull();
  }

  @Test
  void balancesByHealthAndPriceUnlessToldOtherwise() {
    assertThat(plan("'model':'gpt'").root()).isInstanceOf(Priority.class);
    assertThat(plan("'model':'gpt:floor'").root()).isInstanceOf(Cheapest.class);
    assertThat(plan("'model':'gpt:nitro'").root()).isInstanceOf(LeastLatency.class);
    assertThat(plan("'model':'claude/sonnet'").root()).isInstanceOf(Target.class);
  }

  @Test
  void triesNamedConnectionsFirstAndTheOthersAfter() {
    RoutePlan plan = plan("'model':'gpt','provider':{'order':['us']}");

    assertThat(plan.root()).isInstanceOf(Fallback.class);
    assertThat(targets("'model':'gpt','provider':{'order':['us']}"))
        .containsExactly("us gpt", "eu gpt");
  }

  @Test
  void staysWithTheFirstWhenFallbacksAreNotAllowed() {
    Fallback plan =
        (Fallback) plan("'model':'gpt','provider':{'order':['us'],'allow_fallbacks':false}").root();

    assertThat(plan.failover().allowed()).isFalse();
  }

  @Test
  void believesARequestThatNamesAConnectionNothingIsKnownOf() {
    assertThat(targets("'model':'mystery','provider':{'only':['any']}"))
        .containsExactly("any mystery");
  }

  @Test
  void fallsBackOverModels() {
    assertThat(targets("'model':'claude/sonnet','models':['gpt','nobody/has-it']"))
        .containsExactly("claude sonnet", "eu gpt", "us gpt");
  }

  @Test
  void readsTheProviderBehindAModelAndTheMakerInFront() {
    assertThat(targets("'model':'gpt/openai'")).containsExactly("eu gpt", "us gpt");
    assertThat(targets("'model':'gpt/us'")).containsExactly("us gpt");
    assertThat(targets("'model':'sonnet/anthropic'")).containsExactly("claude sonnet");
    assertThat(targets("'model':'x-ai/grok'")).containsExactly("x grok");
    assertThat(targets("'model':'grok/x'")).containsExactly("x grok");
    assertThat(plan("'model':'gpt/nobody'")).isNull();
  }

  @Test
  void aConnectionInFrontGoesBeforeAProviderBehind() {
    assertThat(targets("'model':'claude/openai'")).containsExactly("claude openai");
  }

  @Test
  void takesDotsInVersionsForDashesWhereAModelIsCalledSo() {
    assertThat(targets("'model':'anthropic/opus-4.5'")).containsExactly("claude opus-4-5");
    assertThat(targets("'model':'claude/opus-4.5'")).containsExactly("claude opus-4-5");
    assertThat(targets("'model':'anthropic/opus-9.9'")).containsExactly("claude opus-9.9");
  }

  @Test
  void triesAListInItsOrder() {
    RoutePlan plan = plan("'model':'claude/sonnet,gpt/us,grok/x'");

    assertThat(plan.root()).isInstanceOf(Fallback.class);
    assertThat(targets("'model':'claude/sonnet,gpt/us,grok/x'"))
        .containsExactly("claude sonnet", "us gpt", "x grok");
  }

  @Test
  void leavesOutWhatAListExcludes() {
    assertThat(requirements("'model':'!us,gpt'").ignore()).containsExactly("us");
    assertThat(requirements("'model':'!openai,gpt'").ignore())
        .containsExactlyInAnyOrder("eu", "us");
    assertThatThrownBy(() -> requirements("'model':'!uss,gpt'"))
        .hasMessageContaining("\"model\" names \"uss\"");
  }

  @Test
  void everyElementOfAListMustBeServed() {
    assertThatThrownBy(() -> plan("'model':'gpt,unheard-of'"))
        .isInstanceOf(GatewayFailure.class)
        .hasMessageContaining("\"unheard-of\"");
  }

  @Test
  void fallbacksAreAnotherWordForModels() {
    assertThat(targets("'model':'claude/sonnet','fallbacks':[{'model':'us/gpt'}]"))
        .containsExactly("claude sonnet", "us gpt");
    assertThat(targets("'model':'claude/sonnet','fallbacks':['us/gpt']"))
        .containsExactly("claude sonnet", "us gpt");
  }

  @Test
  void writesTypesOutAsConnections() {
    Requirements held =
        requirements("'model':'gpt','provider':{'only':['openai'],'ignore':['us'],'zdr':true}");

    assertThat(held.only()).containsExactlyInAnyOrder("eu", "us");
    assertThat(held.ignore()).containsExactly("us");
    assertThat(held.zdr()).isTrue();
  }

  @Test
  void refusesNamesThatAreNobodys() {
    assertThatThrownBy(() -> requirements("'model':'gpt','provider':{'ignore':['uss']}"))
        .isInstanceOf(GatewayFailure.class)
        .hasMessageContaining("uss");
  }

  private List<String> targets(String fields) {
    List<String> targets = new ArrayList<>();
    PlanSteps.forEachTarget(
        plan(fields).root(), target -> targets.add(target.connection() + " " + target.model()));
    return targets;
  }

  private RoutePlan plan(String fields) {
    PreferenceReader.Read read = read(fields);
    return plans.plan(String.valueOf(read.body().model()), read.preferences(), known);
  }

  private Requirements requirements(String fields) {
    return PreferredPlans.requirements(read(fields).preferences(), known);
  }

  private static PreferenceReader.Read read(String fields) {
    String json = "{'messages':[]," + fields + "}";
    return PreferenceReader.read(ChatFixture.scan(json.replace('\'', '"')), false, true);
  }

  private static ProviderConnection connection(String name, String type, List<String> models) {
    return new ProviderConnection(
        name,
        type,
        URI.create("https://example.com/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        models,
        Map.of(),
        1,
        null);
  }

  /** A few models of two vendors. */
  private static final class TwoModels implements ModelCatalog {

    private static final List<ModelCard> CARDS =
        List.of(
            new ModelCard("openai", "gpt", "GPT", 0, 0, List.of(), List.of(), List.of()),
            new ModelCard("anthropic", "sonnet", "Sonnet", 0, 0, List.of(), List.of(), List.of()),
            new ModelCard("anthropic", "opus-4-5", "Opus", 0, 0, List.of(), List.of(), List.of()));

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return models(type).stream().filter(it -> it.model().equals(model)).findFirst().orElse(null);
    }

    @Override
    public List<ModelCard> models(String type) {
      return CARDS.stream().filter(card -> card.type().equals(type)).toList();
    }

    @Override
    public List<ModelCard> all() {
      return CARDS;
    }
  }
}
