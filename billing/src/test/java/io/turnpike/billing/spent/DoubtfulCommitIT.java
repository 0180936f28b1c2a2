package io.turnpike.billing.spent;

import static io.turnpike.billing.testing.SpendNode.quote;
import static io.turnpike.billing.testing.SpendNode.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Scope;
import io.turnpike.billing.testing.FixedRules;
import io.turnpike.billing.testing.SpendNode;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.AdmissionRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows are stored, and whoever held money for them does not hear of it, or has died. */
class DoubtfulCommitIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Tenant tenant = Tenant.create();
  private final FixedRules rules = new FixedRules();
  private SpendNode one;
  private SpendNode two;

  @BeforeEach
  void open() throws Exception {
    one = new SpendNode(stores, rules);
    two = new SpendNode(stores, rules);
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    two.close();
  }

  @Test
  void rowsWhoseCommitNobodyHeardOfStayHeldUntilWhatIsSpentIsRead() throws Exception {
    rules.budget(Scope.ORGANIZATION, 1_000, Mode.HARD);
    AdmissionRequest call = request(tenant, quote(0, 500));
    one.end(call, one.admit(call), tenant, 300);
    two.shipJournalOf(one);
    one.ship();
    assertThatThrownBy(() -> one.admit(request(tenant, quote(0, 701))))
        .isInstanceOf(AdmissionRefused.class);
    await()
        .atMost(SOON)
        .ignoreException(AdmissionRefused.class)
        .until(() -> one.admit(request(tenant, quote(0, 700))) != null);
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 1))))
        .isInstanceOf(AdmissionRefused.class);
  }

  @Test
  void whatAKilledNodeHeldIsGivenBackOnceItsJournalIsInThoughItHasNoCallForIt() throws Exception {
    Budget budget = rules.budget(Scope.ORGANIZATION, 100_000, Mode.HARD);
    AdmissionRequest ended = request(tenant, quote(0, 500));
    one.end(ended, one.admit(ended), tenant, 300);
    one.admit(request(tenant, quote(0, 200)));
    one.killAndRestart();
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 100_000))))
        .isInstanceOf(AdmissionRefused.class);
    one.ship();
    await()
        .atMost(SOON)
        .ignoreException(AdmissionRefused.class)
        .until(() -> two.admit(request(tenant, quote(0, 99_700))) != null);
    assertThat(two.standing(tenant, budget).spentNanoUsd()).isEqualTo(300);
    assertThatThrownBy(() -> two.admit(request(tenant, quote(0, 1))))
        .isInstanceOf(AdmissionRefused.class);
  }
}
