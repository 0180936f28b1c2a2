package io.turnpike.app.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.webui.Imports.Outcome;
import io.turnpike.webui.Imports.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was made is told, whatever comes after it. */
class StepRunTests {

  private static final Step KEY = step("web", Mono.just(Optional.of(new Secret("tp_made"))));

  @Test
  void aFaultKeepsNeitherSecretsFromBeingToldNorOthersFromBeingTried() {
    List<Outcome> outcomes = outcomes(KEY, faulty("odd"), KEY);

    assertThat(states(outcomes)).containsExactly(State.MADE, State.FAILED, State.MADE);
    assertThat(Objects.requireNonNull(outcomes.getFirst().secret()).reveal()).isEqualTo("tp_made");
    assertThat(outcomes.get(1).sentence()).doesNotContain("SELECT").contains("log");
  }

  @Test
  void manyFaultsEndIt() {
    List<Outcome> outcomes = outcomes(KEY, faulty("a"), faulty("b"), faulty("c"), KEY);

    assertThat(states(outcomes)).containsSequence(State.MADE, State.FAILED).hasSize(5);
    assertThat(outcomes.getLast().state()).isEqualTo(State.LEFT);
    assertThat(outcomes.getLast().sentence()).startsWith("Not tried");
  }

  @Test
  void refusalsDoNotEndIt() {
    Step refused = step("taken", Mono.error(new Conflict("taken", "It is taken.")));

    List<Outcome> outcomes = outcomes(refused, refused, refused, refused, KEY);

    assertThat(outcomes.getFirst().sentence()).isEqualTo("It is taken.");
    assertThat(outcomes.getLast().state()).isEqualTo(State.MADE);
  }

  @Test
  void settingsAreMadeOnlyWhenAskedForByName() {
    Step setting =
        new Step(
            "organization", "log-retention-days", Mono.just(false), Mono.just(Optional.empty()));

    assertThat(outcome(new StepRun(true), setting).state()).isEqualTo(State.LEFT);
    assertThat(outcome(new StepRun(false), setting).state()).isEqualTo(State.MADE);
  }

  private static Outcome outcome(StepRun run, Step step) {
    return Objects.requireNonNull(run.outcome(step).block());
  }

  private static Step faulty(String name) {
    return step(name, Mono.error(new IllegalStateException("SELECT failed")));
  }

  private static Step step(String name, Mono<Optional<Secret>> make) {
    return new Step("key", name, Mono.just(false), make);
  }

  private static List<Outcome> outcomes(Step... steps) {
    StepRun run = new StepRun(true);
    return Objects.requireNonNull(
        Flux.fromStream(Stream.of(steps)).concatMap(run::outcome).collectList().block());
  }

  private static List<State> states(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::state).toList();
  }
}
