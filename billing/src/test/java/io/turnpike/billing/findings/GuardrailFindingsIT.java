package io.turnpike.billing.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.billing.findings.GuardrailFindings.Finding;
import io.turnpike.billing.findings.GuardrailFindings.Mark;
import io.turnpike.billing.findings.GuardrailFindings.Report;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Founded;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardrailFindingsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Founded founded = Founded.in(stores, ZoneOffset.UTC);
  private final GuardrailFindings findings =
      new PostgresGuardrailFindings(stores.database(), Founded.auditTrail(stores.database()));
  private Ledgers ledger;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    ledger = new Ledgers(stores);
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  @Test
  void tellsWhatOneSetFoundNewestFirst() throws InterruptedException {
    UUID first = stored(note("watch", "email 2"), note(null, "iban 1"), note("watch", "phone 1"));
    stored(note("watchful", "email 9"));
    stored(note(null, "email 3"));
    UUID second = stored(note("watch", "email 1"));
    ledger.store(Events.succeeded(founded.tenant()));

    Report report = report("watch");

    assertThat(report.findings()).extracting(Finding::requestId).containsExactly(second, first);
    Finding oldest = report.findings().getLast();
    assertThat(oldest.notes()).extracting(Guarded::found).containsExactly("email 2", "phone 1");
    assertThat(oldest.team()).isEqualTo("default");
    assertThat(oldest.mark()).isNull();
    assertThat(report.whole()).isTrue();
    assertThat(report.falseShare()).isNull();
  }

  @Test
  void marksAreKeptChangedAndTakenBack() throws InterruptedException {
    UUID first = stored(note("watch", "email 1"));
    UUID second = stored(note("watch", "email 1"));

    mark("watch", first, Mark.FALSE);
    mark("watch", second, Mark.RIGHT);
    assertThat(report("watch").falseShare()).isEqualTo(0.5);
    assertThat(report("watch").findings())
        .extracting(Finding::mark)
        .containsExactly(Mark.RIGHT, Mark.FALSE);

    mark("watch", second, Mark.FALSE);
    assertThat(report("watch").falseShare()).isEqualTo(1.0);
    mark("watch", second, null);
    assertThat(report("watch").marked()).isEqualTo(1);
    assertThat(actions()).hasSize(4).containsOnly("guardrail_finding.mark");
  }

  @Test
  void onlyWhatASetFoundCanBeMarked() throws InterruptedException {
    UUID ofAnother = stored(note("other", "email 1"));
    UUID ofNone = Events.succeeded(founded.tenant()).id();

    for (UUID id : List.of(ofAnother, ofNone, TimeOrderedId.next())) {
      assertThat(catchThrowableOfType(NotFound.class, () -> mark("watch", id, Mark.FALSE)))
          .isNotNull();
    }
    assertThat(actions()).isEmpty();
  }

  @Test
  void whoMayNotChangeMarksNothing() throws InterruptedException {
    UUID id = stored(note("watch", "email 1"));

    assertThat(
            catchThrowableOfType(
                Forbidden.class,
                () ->
                    findings
                        .mark(founded.actor(Role.VIEWER), "watch", id, Mark.RIGHT)
                        .block(PATIENCE)))
        .isNotNull();
  }

  @Test
  void othersFindingsAndMarksAreNotSeen() throws InterruptedException {
    UUID id = stored(note("watch", "email 1"));
    Founded stranger = Founded.in(stores, ZoneOffset.UTC);

    Report report = findings.of(stranger.organization().id(), "watch").block(PATIENCE);
    assertThat(report.findings()).isEmpty();
    Actor owner = stranger.actor(Role.OWNER);
    assertThat(
            catchThrowableOfType(
                NotFound.class,
                () -> findings.mark(owner, "watch", id, Mark.FALSE).block(PATIENCE)))
        .isNotNull();
  }

  @Test
  void whatIsTooOldIsNotToldAndItsMarkIsCleared() throws InterruptedException {
    UsageEvent old = founded.at(Instant.now().minus(GuardrailFindings.LATELY).minusSeconds(9_000));
    ledger.store(Events.noted(old, List.of(note("watch", "email 1"))));
    stores.sql(
        """
        insert into guardrail_mark values ('%s', 'watch', '%s', true, 'ada', now())"""
            .formatted(founded.organization().id(), old.id()));
    UUID fresh = stored(note("watch", "email 1"));

    assertThat(report("watch").findings()).extracting(Finding::requestId).containsExactly(fresh);
    assertThat(report("watch").marked()).isZero();
    mark("watch", fresh, Mark.RIGHT);
    assertThat(stores.rows("select 1 from guardrail_mark where request_id = '" + old.id() + "'"))
        .isEmpty();
  }

  @Test
  void moreThanAPageHoldsIsSaidToBeMore() throws InterruptedException {
    List<UsageEvent> many = new ArrayList<>();
    for (int i = 0; i <= GuardrailFindings.MOST; i++) {
      many.add(
          Events.noted(Events.succeeded(founded.tenant()), List.of(note("watch", "email " + i))));
    }
    ledger.store(many);

    Report report = report("watch");
    assertThat(report.findings()).hasSize(GuardrailFindings.MOST);
    assertThat(report.whole()).isFalse();
  }

  private UUID stored(DecisionNote... notes) throws InterruptedException {
    UsageEvent event = Events.noted(Events.succeeded(founded.tenant()), List.of(notes));
    ledger.store(event);
    return event.id();
  }

  private static Guarded note(@Nullable String set, String found) {
    return new Guarded(
        "/input_guardrails/0", "input", set, "pii", "fail", "observed", found, "/messages/0");
  }

  private void mark(String set, UUID id, @Nullable Mark mark) {
    findings.mark(founded.actor(Role.OWNER), set, id, mark).block(PATIENCE);
  }

  private Report report(String set) {
    return findings.of(founded.organization().id(), set).block(PATIENCE);
  }

  private List<Object> actions() {
    return stores
        .rows(
            "select action from audit where organization_id = '"
                + founded.organization().id()
                + "'")
        .stream()
        .map(row -> row.get("action"))
        .toList();
  }
}
