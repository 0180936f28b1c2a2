package io.turnpike.routing.gateway.trial;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.guard.GuardrailTrials;
import io.turnpike.routing.guard.GuardrailTrials.Choice.OfSet;
import io.turnpike.routing.guard.GuardrailTrials.Choice.Written;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Trials are computed on the threads of documents: a text may be long and rules many. */
@Component
final class TrialService implements GuardrailTrials {

  private final NamedSets sets;
  private final CompiledLists lists = new CompiledLists();

  TrialService(NamedSets sets) {
    this.sets = sets;
  }

  @Override
  public List<KnownCheck> checks() {
    return Guardrails.names().stream()
        .map(name -> Objects.requireNonNull(Guardrails.named(name)))
        .map(TrialService::known)
        .toList();
  }

  @Override
  public Mono<Trial> run(OrganizationId organization, Material material, Choice choice) {
    return switch (choice) {
      case Written(JsonNode list, boolean output) ->
          DocumentThreads.compute(() -> compiled(list, output))
              .flatMap(rules -> run(material, rules, output));
      case OfSet(String name, boolean output) ->
          sets.known(organization, name)
              .switchIfEmpty(Mono.error(() -> new NotFound("set of guardrails", name)))
              .flatMap(set -> DocumentThreads.compute(() -> lists.of(rules(set, output))))
              .flatMap(rules -> run(material, rules, output));
    };
  }

  private List<CompiledRule> compiled(JsonNode list, boolean output) {
    return lists.of(list, output ? "/output_guardrails" : "/input_guardrails");
  }

  private static Mono<Trial> run(Material material, List<CompiledRule> rules, boolean output) {
    return Mono.defer(() -> new TrialRun(TrialTexts.of(material, output), output).of(rules));
  }

  private static List<GuardrailRule> rules(NamedSet set, boolean output) {
    return output ? set.rules().output() : set.rules().input();
  }

  private static KnownCheck known(Guardrail guardrail) {
    return new KnownCheck(guardrail.name(), guardrail.spellings());
  }
}
