package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.DryRuns;
import io.turnpike.routing.DryRuns.DryRun;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.tenants.OrganizationId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class DryRunIT {

  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));
  private static final String BODY = "{\"model\":\"m\",\"messages\":[]}";

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    URI nowhere = URI.create("http://127.0.0.1:9/v1");
    gateway = GatewayFixture.start().connect("first", nowhere).connect("second", nowhere);
    gateway.config(
        "chain",
        new Fallback(
            List.of(target("first"), target("gone"), target("second")),
            Set.of(FailureClass.TIMEOUT, FailureClass.RATE_LIMITED),
            Set.of()));
    Query pro =
        new Query.Comparison(
            new Query.Field(Query.Source.METADATA, List.of("plan"), "metadata.plan"),
            Query.Operator.EQ,
            List.of(new Query.Text("pro")),
            null);
    gateway.config(
        "plans", new Conditional("", List.of(new Branch("good", pro, target("first"))), null));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void namesTheTargetsInTurnAndWhatLeadsToThem() {
    DryRun run = run("chain", BODY, Map.of());

    assertThat(run.config()).isEqualTo("chain");
    assertThat(run.version()).isEqualTo(3);
    assertThat(run.decision()).isEqualTo("fallback:1/3");
    assertThat(run.failure()).isNull();
    assertThat(run.wouldTry())
        .extracting(DecisionNote.Place::label, DecisionNote.Place::measure)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("first", null),
            org.assertj.core.groups.Tuple.tuple("second", "after rate_limited, timeout"));
    assertThat(run.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .isInstanceOfSatisfying(
                        DecisionNote.Excluded.class,
                        excluded -> assertThat(excluded.code()).isEqualTo("connection_missing")));
    assertThat(gateway.records()).isEmpty();
  }

  @Test
  void evaluatesConditionsOnWhatTheHeadersSay() {
    DryRun run = run("plans", BODY, Map.of("X-Turnpike-Metadata", "{\"plan\":\"pro\"}"));

    assertThat(run.decision()).isEqualTo("conditional:good");
    assertThat(run.notes())
        .containsExactly(
            new DecisionNote.Evaluated(
                "",
                "good",
                true,
                List.of(new DecisionNote.Seen("metadata.plan", "$eq \"pro\"", "pro", true))));
  }

  @Test
  void tellsWhyNothingWouldBeAsked() {
    DryRun run = run("plans", BODY, Map.of());

    assertThat(run.wouldTry()).isEmpty();
    assertThat(run.failure()).contains("no branch");
    assertThat(run.decision()).isEqualTo("none:no_branch_holds");
  }

  @Test
  void refusesABodyThatNobodyCouldBeAskedWith() {
    StepVerifier.create(dryRuns().run(ORGANIZATION, "chain", bytes("[]"), Map.of(), null))
        .verifyErrorSatisfies(
            error ->
                assertThat(((InvalidInput) error).mistakes())
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.pointer()).isEqualTo("/body")));
  }

  @Test
  void isEmptyForAConfigThatDoesNotExist() {
    StepVerifier.create(dryRuns().run(ORGANIZATION, "other", bytes(BODY), Map.of(), null))
        .verifyComplete();
  }

  private static DryRun run(String config, String body, Map<String, String> headers) {
    DryRun[] run = new DryRun[1];
    StepVerifier.create(dryRuns().run(ORGANIZATION, config, bytes(body), headers, null))
        .consumeNextWith(it -> run[0] = it)
        .verifyComplete();
    return run[0];
  }

  private static DryRuns dryRuns() {
    return gateway.bean(DryRuns.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }
}
