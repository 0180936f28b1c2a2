package io.turnpike.webui.logs;

import io.turnpike.billing.LogFilter;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.Teams;
import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.view.OutcomeChip;
import java.util.Arrays;
import java.util.List;
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
            listed(
                teams.list(owner).map(team -> Choice.of(team.slug(), team.name(), wanted.team())),
                wanted.team()),
            listed(
                keys.list(owner)
                    .map(key -> Choice.of(key.id().toString(), key.name(), wanted.key())),
                wanted.key()),
            listed(
                configs
                    .list(owner)
                    .map(each -> Choice.of(each.name(), each.name(), wanted.config())),
                wanted.config()),
            listed(
                providers
                    .list(owner)
                    .map(each -> Choice.of(each.name(), each.name(), wanted.provider())),
                wanted.provider()))
        .map(
            lists ->
                new Choices(
                    lists.getT1(),
                    lists.getT2(),
                    lists.getT3(),
                    lists.getT4(),
                    modelNames(),
                    outcomes(wanted.outcome()),
                    List.of(Choice.of(LogQuery.UsageClaim.REJECTED, "Rejected", query.usage()))));
  }

  private static Mono<List<Choice>> listed(Flux<Choice> choices, @Nullable String chosen) {
    return choices.take(MOST).collectList().map(all -> Choice.withChosen(all, chosen));
  }

  private List<String> modelNames() {
    return models.all().stream().map(ModelCard::model).distinct().sorted().toList();
  }

  private static List<Choice> outcomes(@Nullable Outcome chosen) {
    return Arrays.stream(Outcome.values())
        .map(each -> Choice.of(each, OutcomeChip.of(each).word(), chosen))
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
      List<Choice> usages) {}
}
