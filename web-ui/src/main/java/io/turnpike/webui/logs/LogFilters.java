package io.turnpike.webui.logs;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.LogFilter;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.view.OutcomeChip;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each filter of the log offers to choose from. */
@Component
class LogFilters {

  private static final int MOST = 500;

  private final Teams teams;
  private final GatewayKeys keys;
  private final RouteConfigs configs;
  private final ProviderConnections providers;
  private final ModelCatalog models;

  LogFilters(
      Teams teams,
      GatewayKeys keys,
      RouteConfigs configs,
      ProviderConnections providers,
      ModelCatalog models) {
    this.teams = teams;
    this.keys = keys;
    this.configs = configs;
    this.providers = providers;
    this.models = models;
  }

  Mono<Choices> choices(OrganizationId owner, LogQuery query) {
    LogFilter wanted = query.wanted();
    return Mono.zip(
            listed(teams.list(owner), Team::slug, Team::name, wanted.team()),
            listed(keys.list(owner), key -> key.id().toString(), GatewayKey::name, wanted.key()),
            named(configs.list(owner).map(Version::name), wanted.config()),
            named(providers.list(owner).map(ProviderConnection::name), wanted.provider()))
        .map(
            lists ->
                new Choices(
                    lists.getT1(),
                    lists.getT2(),
                    lists.getT3(),
                    lists.getT4(),
                    modelNames(),
                    outcomes(wanted.outcome()),
                    List.of(Choice.of(LogQuery.UsageClaim.REJECTED, "Rejected", query.usage())),
                    caches(query.cache()),
                    guardrails(wanted.guardrail())));
  }

  private static Mono<List<Choice>> named(Flux<String> names, @Nullable String chosen) {
    return listed(names, name -> name, name -> name, chosen);
  }

  private static <T> Mono<List<Choice>> listed(
      Flux<T> all, Function<T, String> value, Function<T, String> label, @Nullable String chosen) {
    return all.take(MOST)
        .map(each -> Choice.of(value.apply(each), label.apply(each), chosen))
        .collectList()
        .map(choices -> Choice.withChosen(choices, chosen));
  }

  private List<String> modelNames() {
    return models.all().stream().map(ModelCard::model).distinct().sorted().toList();
  }

  private static List<Choice> outcomes(@Nullable Outcome chosen) {
    return Arrays.stream(Outcome.values())
        .map(each -> Choice.of(each, OutcomeChip.of(each).word(), chosen))
        .toList();
  }

  private static List<Choice> caches(@Nullable String chosen) {
    return Arrays.stream(CacheStatus.values())
        .map(each -> Choice.of(each.word(), CacheChip.word(each), chosen))
        .toList();
  }

  private static List<Choice> guardrails(@Nullable GuardrailAction chosen) {
    return Arrays.stream(GuardrailAction.values())
        .map(each -> Choice.of(each, GuardrailChip.word(each), chosen))
        .toList();
  }

  /**
   * @param models suggestions; any other name may be typed
   */
  record Choices(
      List<Choice> teams,
      List<Choice> keys,
      List<Choice> configs,
      List<Choice> providers,
      List<String> models,
      List<Choice> outcomes,
      List<Choice> usages,
      List<Choice> caches,
      List<Choice> guardrails) {}
}
