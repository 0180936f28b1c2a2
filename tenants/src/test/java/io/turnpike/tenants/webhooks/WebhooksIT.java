package io.turnpike.tenants.webhooks;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.webhooks.Webhooks.Change;
import io.turnpike.tenants.webhooks.Webhooks.Issued;
import io.turnpike.tenants.webhooks.Webhooks.Listed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhooksIT {

  private static final String URL = "https://hooks.example.invalid/turnpike?token=t0ken";
  private static final Set<String> BOILED = Set.of("kettle.boiled");
  private static final Change OFF = new Change(null, null, false);

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;

  private final Actor owner = node.founded("Acme").session().actor();

  @BeforeAll
  static void start() {
    // Nothing beyond public addresses may be called.
    node = Node.on(stores, stores.database(), Map.of("turnpike.egress.allow", ""));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void showTheirSecretOnce() {
    Issued issued = created();
    assertThat(issued.secret().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
    Webhook webhook = issued.webhook();
    assertThat(webhook.url()).isEqualTo(URL);
    assertThat(webhook.events()).isEqualTo(BOILED);
    assertThat(webhook.enabled()).isTrue();
    assertThat(get(node.webhooks().find(owner, webhook.id()))).isEqualTo(new Listed(webhook, null));
    assertThat(stores.rows("select sealed_secret from webhook").toString())
        .doesNotContain(issued.secret().reveal());
  }

  @Test
  void areListedInTheOrderTheyWereMade() {
    List<WebhookId> made = List.of(created().webhook().id(), created().webhook().id());
    assertThat(get(node.webhooks().list(owner).collectList()))
        .extracting(listed -> listed.webhook().id())
        .isEqualTo(made);
  }

  @Test
  void areChangedPartByPart() {
    WebhookId id = created().webhook().id();
    get(node.webhooks().change(owner, id, OFF));
    get(node.webhooks().change(owner, id, new Change(null, Set.of("pot.emptied"), null)));
    String other = "https://other.example.invalid/";
    Webhook now = get(node.webhooks().change(owner, id, new Change(other, null, null))).webhook();
    assertThat(now.url()).isEqualTo(other);
    assertThat(now.events()).containsExactly("pot.emptied");
    assertThat(now.enabled()).isFalse();
  }

  @Test
  void allMistakesAreToldTogether() {
    assertThat(pointers("http://hooks.example.com", Set.of())).containsExactly("/url", "/events");
    assertThat(pointers(URL, Set.of("kettle.boiled", "nope"))).containsExactly("/events");
    assertThat(failure(node.webhooks().create(owner, URL, Set.of("nope"))))
        .hasMessageContaining("kettle.boiled, pot.emptied");
  }

  @Test
  void anAddressThatMayNotBeCalledIsRefusedWhenItIsSaved() {
    for (String url :
        List.of(
            "http://127.0.0.1:9000/",
            "http://10.1.2.3/",
            "https://[::1]/",
            "https://169.254.169.254/latest")) {
      assertThat(pointers(url, BOILED)).as(url).containsExactly("/url");
    }
  }

  @Test
  void aChangeIsCheckedToo() {
    WebhookId id = created().webhook().id();
    assertThat(failure(node.webhooks().change(owner, id, new Change("nope", Set.of(), null))))
        .isInstanceOfSatisfying(
            InvalidInput.class, refusal -> assertThat(refusal.mistakes()).hasSize(2));
  }

  @Test
  void thereAreTwentyAtMost() {
    for (int i = 0; i < 20; i++) {
      created();
    }
    assertThat(failure(node.webhooks().create(owner, URL, BOILED)))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("too_many_webhooks"));
  }

  @Test
  void aForeignOneIsNotThere() {
    WebhookId theirs = created(node.founded("Other").session().actor()).webhook().id();
    assertThat(failure(node.webhooks().find(owner, theirs))).isInstanceOf(NotFound.class);
    assertThat(failure(node.webhooks().change(owner, theirs, OFF))).isInstanceOf(NotFound.class);
    assertThat(failure(node.webhooks().delete(owner, theirs))).isInstanceOf(NotFound.class);
    assertThat(failure(node.webhooks().test(owner, theirs))).isInstanceOf(NotFound.class);
    assertThat(failure(node.webhooks().deliveries(owner, theirs, null, 10)))
        .isInstanceOf(NotFound.class);
    assertThat(get(node.webhooks().list(owner).collectList())).isEmpty();
  }

  @Test
  void oneThatIsDeletedIsGoneWithItsDeliveries() {
    WebhookId id = created().webhook().id();
    UUID event = get(node.webhooks().test(owner, id));
    done(node.webhooks().delete(owner, id));
    assertThat(failure(node.webhooks().find(owner, id))).isInstanceOf(NotFound.class);
    assertThat(stores.rows("select 1 from delivery where notification_id = '" + event + "'"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DEVELOPER", "BILLING", "VIEWER"})
  void areForOwnersAndAdmins(Role role) {
    Actor other = new Actor(owner.organization(), null, role, "other");
    WebhookId id = created().webhook().id();
    assertThat(failure(node.webhooks().list(other).collectList())).isInstanceOf(Forbidden.class);
    assertThat(failure(node.webhooks().find(other, id))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.webhooks().create(other, URL, BOILED))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.webhooks().change(other, id, OFF))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.webhooks().delete(other, id))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.webhooks().test(other, id))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.webhooks().deliveries(other, id, null, 10)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void eachChangeIsInTheAuditLogWithoutTheAddress() {
    WebhookId id = created().webhook().id();
    get(node.webhooks().change(owner, id, OFF));
    done(node.webhooks().delete(owner, id));
    List<Map<String, Object>> entries =
        stores.rows(
            "select action, details::text as details from audit where subject = '%s' order by number"
                .formatted(id));
    assertThat(entries)
        .extracting(entry -> entry.get("action"))
        .containsExactly("webhook.create", "webhook.change", "webhook.delete");
    assertThat(entries.toString()).contains("hooks.example.invalid").doesNotContain("t0ken");
  }

  @Test
  void aCursorThatIsNoneIsToldSo() {
    assertThat(failure(node.webhooks().deliveries(owner, created().webhook().id(), "x", 10)))
        .isInstanceOf(InvalidInput.class);
  }

  private Issued created() {
    return created(owner);
  }

  private static Issued created(Actor actor) {
    return get(node.webhooks().create(actor, URL, BOILED));
  }

  private List<String> pointers(String url, Set<String> events) {
    return ((InvalidInput) failure(node.webhooks().create(owner, url, events)))
        .mistakes().stream().map(mistake -> mistake.pointer()).toList();
  }
}
