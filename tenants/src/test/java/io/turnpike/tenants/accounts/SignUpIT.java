package io.turnpike.tenants.accounts;

import static io.turnpike.tenants.Node.PASSWORD;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.CountingPasswordHashes;
import io.turnpike.tenants.Dump;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Accepted;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SignUpIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;

  @BeforeAll
  static void start() {
    node = Node.on(stores);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void givesEverythingAnOrganizationBeginsWith() {
    SignedUp signedUp = signUp("ada@example.com", "Acme & Söhne", "192.0.2.1");
    assertThat(signedUp.organization().slug()).isEqualTo("acme-sohne");
    assertThat(get(node.keys().authenticate(signedUp.gatewayKey().secret().reveal())))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> {
              assertThat(accepted.caller().organization()).isEqualTo(signedUp.organization().id());
              assertThat(accepted.caller().teamSlug()).isEqualTo("default");
              assertThat(accepted.caller().defaultConfig()).isNull();
              assertThat(accepted.caller().mayUse("any-model")).isTrue();
            });
    assertThat(get(node.managementKeys().authenticate(signedUp.managementKey().secret().reveal())))
        .satisfies(actor -> assertThat(actor.role()).isEqualTo(Role.OWNER))
        .satisfies(actor -> assertThat(actor.organization()).isEqualTo(signedUp.organization()));
    assertThat(get(node.accounts().session(signedUp.session().token().reveal())).actor())
        .isEqualTo(signedUp.session().actor());
  }

  @Test
  void showsItsSecretsOnceAndStoresNoneOfThem() {
    SignedUp signedUp = signUp("secrets@example.com", "Secrets", "192.0.2.2");
    List<Secret> secrets =
        List.of(
            signedUp.gatewayKey().secret(),
            signedUp.managementKey().secret(),
            signedUp.session().token(),
            PASSWORD);
    String stored = Dump.of(stores);
    assertThat(stored).contains("secrets@example.com");
    for (Secret secret : secrets) {
      assertThat(stored).doesNotContain(secret.reveal());
      assertThat(signedUp.toString()).doesNotContain(secret.reveal());
    }
  }

  @Test
  void leavesNothingBehindWhenItsLastStepFails() {
    stores.sql("alter table session add constraint refused check (false) not valid");
    try {
      failure(node.accounts().signUp("nobody@example.com", PASSWORD, "Nothing", "192.0.2.3"));
    } finally {
      stores.sql("alter table session drop constraint refused");
    }
    assertThat(Dump.of(stores)).doesNotContain("nobody@example.com").doesNotContain("Nothing");
    signUp("nobody@example.com", "Nothing", "192.0.2.3");
  }

  @Test
  void aKnownEmailIsRefusedAfterTheSameWorkAndWithoutSayingSo() {
    signUp("known@example.com", "First", "192.0.2.4");
    int before = node.the(CountingPasswordHashes.class).hashed.get();
    Throwable refusal =
        failure(node.accounts().signUp("KNOWN@example.com", PASSWORD, "Second", "192.0.2.4"));
    assertThat(refusal)
        .isInstanceOf(Conflict.class)
        .hasMessageNotContaining("known")
        .hasMessageContaining("If you already have an account");
    assertThat(node.the(CountingPasswordHashes.class).hashed).hasValue(before + 1);
    assertThat(Dump.of(stores)).doesNotContain("Second");
  }

  @Test
  void ofTwoAtOnceWithTheSameEmailOneWins() {
    List<Object> outcomes =
        get(Flux.range(0, 4).flatMap(i -> outcome("race@example.com", "Race " + i)).collectList());
    assertThat(outcomes).filteredOn(SignedUp.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Conflict.class::isInstance).hasSize(3);
    assertThat(stores.rows("select 1 from organization where name like 'Race %'")).hasSize(1);
  }

  @Test
  void organizationsOfOneNameGetSlugsOfTheirOwn() {
    List<String> slugs =
        get(
            Flux.range(0, 4)
                .flatMap(
                    i ->
                        node.accounts()
                            .signUp("twin" + i + "@example.com", PASSWORD, "Twin", "192.0.2.5"))
                .map(signedUp -> signedUp.organization().slug())
                .collectList());
    assertThat(slugs).hasSize(4).doesNotHaveDuplicates().contains("twin");
    assertThat(slugs).allMatch(slug -> slug.matches("twin(-[0-9a-z]{6})?"));
  }

  @Test
  void isThrottledByEmail() {
    signUp("often@example.com", "Often", "192.0.2.6");
    for (int i = 0; i < 4; i++) {
      failure(node.accounts().signUp("often@example.com", PASSWORD, "Often", "198.51.100." + i));
    }
    assertThat(
            failure(node.accounts().signUp("often@example.com", PASSWORD, "Often", "203.0.113.1")))
        .isInstanceOfSatisfying(
            Throttled.class, it -> assertThat(it.retryAfter().toMinutes()).isBetween(1L, 60L));
  }

  @Test
  void isForbiddenWhereTheOperatorSaysSo() {
    try (Node closed = set("closed")) {
      assertThat(
              failure(closed.accounts().signUp("late@example.com", PASSWORD, "Late", "192.0.2.7")))
          .isInstanceOf(Forbidden.class)
          .hasMessageContaining("closed");
    }
    assertThat(Dump.of(stores)).doesNotContain("late@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "OPEN", ""})
  void isOpenWhereTheOperatorSaysSoOrNothing(String mode) {
    try (Node open = set(mode)) {
      assertThat(open.founded("Open").organization().name()).isEqualTo("Open");
    }
  }

  @Test
  void anUnknownWordOfTheOperatorKeepsTheNodeFromStarting() {
    assertThatThrownBy(() -> set("invite"))
        .rootCause()
        .isInstanceOf(StartRefused.class)
        .hasMessage("TURNPIKE_SIGNUP is \"invite\"; it can be open or closed.");
  }

  private static Node set(String signup) {
    return Node.on(stores, stores.database(), Map.of("turnpike.signup", signup));
  }

  @Test
  void isWrittenIntoTheAuditLog() {
    SignedUp signedUp = signUp("audit@example.com", "Audited", "192.0.2.8");
    assertThat(
            stores.rows(
                "select number, actor, action from audit where organization_id = '%s' order by number"
                    .formatted(signedUp.organization().id())))
        .extracting(row -> row.get("number") + " " + row.get("actor") + " " + row.get("action"))
        .containsExactly(
            "1 audit@example.com organization.create",
            "2 audit@example.com gateway_key.create",
            "3 audit@example.com management_key.create");
  }

  private static Mono<Object> outcome(String email, String organization) {
    return node.accounts()
        .signUp(email, PASSWORD, organization, "192.0.2.9")
        .cast(Object.class)
        .onErrorResume(Mono::just);
  }

  private static SignedUp signUp(String email, String organization, String address) {
    return get(node.accounts().signUp(email, PASSWORD, organization, address));
  }
}
