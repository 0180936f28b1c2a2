package io.turnpike.tenants.outbox;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Eventually;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.outbox.Receiver.Received;
import io.turnpike.tenants.webhooks.Webhooks.Change;
import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.Issued;
import io.turnpike.tenants.webhooks.Webhooks.Page;
import io.turnpike.tenants.webhooks.Webhooks.State;
import java.net.http.HttpHeaders;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeliveriesIT {

  private static final Set<String> BOILED = Set.of("kettle.boiled");
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "turnpike.egress.allow", "loopback",
          "turnpike.outbox.poll", "50ms",
          "turnpike.outbox.retries", "50ms,50ms,50ms");

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;

  private final Actor owner = node.founded("Acme").session().actor();
  private final Receiver receiver = new Receiver();

  @BeforeAll
  static void start() {
    node = Node.on(stores, stores.database(), SETTINGS);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void isSignedSoThatSomebodyElsesCodeBelievesIt() throws WebhookVerificationException {
    Issued issued = created();
    UUID id = published(node, "Grüße \u2615");
    await(issued, State.DELIVERED);
    Received sent = receiver.received().getFirst();
    var verifier = new com.standardwebhooks.Webhook(issued.secret().reveal());
    HttpHeaders headers = HttpHeaders.of(sent.headers(), (_, _) -> true);
    verifier.verify(sent.body(), headers);
    assertThatThrownBy(() -> verifier.verify(sent.body() + " ", headers))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(sent.header("webhook-id")).isEqualTo(id.toString());
    assertThat(sent.header("content-type")).isEqualTo("application/json");
    assertThat(sent.target()).isEqualTo("/hook?token=t");
  }

  @Test
  void saysWhatWhenAndTheData() {
    Issued issued = created();
    published(node, "Grüße \u2615");
    await(issued, State.DELIVERED);
    JsonNode body = JsonMapper.shared().readTree(receiver.received().getFirst().body());
    assertThat(body.propertyNames()).containsExactlyInAnyOrder("type", "timestamp", "data");
    assertThat(body.get("type").asString()).isEqualTo("kettle.boiled");
    assertThatCode(() -> java.time.Instant.parse(body.get("timestamp").asString()))
        .doesNotThrowAnyException();
    assertThat(body.at("/data/words").asString()).isEqualTo("Grüße \u2615");
  }

  @Test
  void goesToThoseWhoAskedForItAndAreSwitchedOnOnly() {
    Issued other =
        get(node.webhooks().create(owner, receiver.url("/other"), Set.of("pot.emptied")));
    Issued off = created();
    get(node.webhooks().change(owner, off.webhook().id(), new Change(null, null, false)));
    Actor stranger = node.founded("Other").session().actor();
    get(node.webhooks().create(stranger, receiver.url("/stranger"), BOILED));
    Issued issued = created();
    published(node, "x");
    await(issued, State.DELIVERED);
    assertThat(receiver.received()).hasSize(1);
    assertThat(deliveries(other)).isEmpty();
    assertThat(deliveries(off)).isEmpty();
  }

  @Test
  void isNotSentWhenTheTransactionIsUndone() {
    Issued issued = created();
    Node.failure(
        within(
            (db, undone) ->
                node.notifications()
                    .publish(db, undone)
                    .then(Mono.error(new IllegalStateException("no"))),
            "undone"));
    published(node, "done");
    await(issued, State.DELIVERED);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void isPublishedInABlockingTransactionToo() throws Exception {
    Issued issued = created();
    try (Connection open = stores.database().openBlocking()) {
      node.notifications().publish(open, boiled("undone"));
      open.rollback();
      node.notifications().publish(open, boiled("done"));
      open.commit();
    }
    await(issued, State.DELIVERED);
    assertThat(receiver.received())
        .singleElement()
        .satisfies(sent -> assertThat(sent.body()).contains("\"done\""));
  }

  @Test
  void isTriedAgainWithTheSameIdAndBodyUntilItIsTaken() {
    receiver.answer(_ -> receiver.received().size() < 3 ? 500 : 200);
    Issued issued = created();
    published(node, "x");
    await(issued, State.DELIVERED);
    List<Received> sent = receiver.received();
    assertThat(sent).hasSize(3);
    assertThat(sent).extracting(Received::body).containsOnly(sent.getFirst().body());
    assertThat(sent)
        .extracting(each -> each.header("webhook-id"))
        .containsOnly(sent.getFirst().header("webhook-id"));
    assertThat(deliveries(issued).getFirst())
        .satisfies(
            delivery -> {
              assertThat(delivery.tries()).isEqualTo(sent.size());
              assertThat(delivery.status()).isEqualTo(200);
              assertThat(delivery.error()).isNull();
            });
  }

  @Test
  void isGivenUpAfterTheLastTryAndTheWebhookIsSwitchedOff() {
    receiver.answer(503);
    Issued issued = created();
    published(node, "x");
    await(issued, State.FAILED);
    Delivery delivery = deliveries(issued).getFirst();
    assertThat(delivery.tries()).isEqualTo(4);
    assertThat(delivery.status()).isEqualTo(503);
    assertThat(delivery.error()).isEqualTo("The receiver answered 503.");
    assertThat(receiver.received()).hasSize(4);
    Eventually.is(false, () -> webhook(issued).enabled());
    assertThat(webhook(issued).fault())
        .isEqualTo("Switched off after 4 tries: The receiver answered 503.");
    assertThat(audited(issued)).contains("webhook.shut_off");
  }

  @Test
  void oneThatTakesOtherEventsMeanwhileStaysOn() {
    receiver.answer(body -> body.contains("unwanted") ? 503 : 200);
    Issued issued = created();
    Notification unwanted = boiled("unwanted");
    get(
        within(
            (db, wanted) ->
                node.notifications()
                    .publish(db, unwanted)
                    .then(Mono.defer(() -> node.notifications().publish(db, wanted))),
            "wanted"));
    Eventually.is(State.FAILED, () -> state(issued, unwanted.id()));
    // Switched off, if it is, in the transaction that gave the delivery up.
    assertThat(webhook(issued).enabled()).isTrue();
  }

  @Test
  void oneThatIsGoneIsSwitchedOffAtOnce() {
    receiver.answer(410);
    Issued issued = created();
    published(node, "x");
    await(issued, State.FAILED);
    Eventually.is(false, () -> webhook(issued).enabled());
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) {
    receiver.answer(status);
    Issued issued = created();
    get(node.webhooks().test(owner, issued.webhook().id()));
    await(issued, State.FAILED);
    assertThat(receiver.received()).hasSize(1);
    assertThat(deliveries(issued).getFirst().error()).contains("redirects are not followed");
  }

  @Test
  void aTestIsTriedOnceAndSwitchesNothingOff() {
    receiver.answer(500);
    Issued issued = created();
    UUID event = get(node.webhooks().test(owner, issued.webhook().id()));
    await(issued, State.FAILED);
    assertThat(receiver.received())
        .singleElement()
        .satisfies(sent -> assertThat(sent.body()).contains("webhook.test"));
    assertThat(deliveries(issued).getFirst().eventId()).isEqualTo(event);
    assertThat(webhook(issued).enabled()).isTrue();
  }

  @Test
  void whatWaitsForOneThatIsSwitchedOffIsGivenUp() {
    CountDownLatch off = new CountDownLatch(1);
    receiver.answer(_ -> failing(off));
    Issued issued = created();
    published(node, "x");
    Eventually.is(true, () -> !receiver.received().isEmpty());
    get(node.webhooks().change(owner, issued.webhook().id(), new Change(null, null, false)));
    off.countDown();
    await(issued, State.FAILED);
    assertThat(receiver.received()).hasSize(1);
    assertThat(webhook(issued).fault()).isNull();
  }

  @Test
  void retriesSurviveARestart() {
    receiver.answer(500);
    Node before = Node.on(stores, stores.database(), Map.of("turnpike.egress.allow", "loopback"));
    WebhookId id;
    try (before) {
      node.close();
      id = created(before).webhook().id();
      published(before, "x");
      Eventually.is(1, () -> receiver.received().size());
    }
    receiver.answer(200);
    stores.sql("update delivery set due_at = now() where state = 'PENDING'");
    start();
    Eventually.is(2, () -> receiver.received().size());
    Eventually.is(
        State.DELIVERED,
        () -> get(node.webhooks().deliveries(owner, id, null, 1)).deliveries().getFirst().state());
  }

  @Test
  void whatIsOnItsWayWhenItsNodeStopsStillArrives() {
    receiver.answer(_ -> slowly(204));
    node.close();
    try {
      UUID id;
      try (Node stopping = Node.on(stores, stores.database(), SETTINGS)) {
        created(stopping);
        id = published(stopping, "x");
        Eventually.is(1, () -> receiver.received().size());
      }
      assertThat(
              stores.rows("select state from delivery where notification_id = '%s'".formatted(id)))
          .singleElement()
          .satisfies(row -> assertThat(row.get("state")).hasToString("DELIVERED"));
    } finally {
      start();
    }
  }

  @Test
  void severalNodesSendEachOnce() {
    try (Node second = Node.on(stores, stores.database(), SETTINGS);
        Node third = Node.on(stores, stores.database(), SETTINGS)) {
      created();
      for (int i = 0; i < 60; i++) {
        published(List.of(node, second, third).get(i % 3), "x");
      }
      Eventually.is(
          0,
          () ->
              stores
                  .rows(
                      "select 1 from delivery where state <> 'DELIVERED' and organization_id = '%s'"
                          .formatted(owner.organizationId()))
                  .size());
      Eventually.is(60, () -> receiver.received().size());
    }
    assertThat(receiver.received())
        .extracting(sent -> sent.header("webhook-id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aDeliveryWhoseNodeDiedIsTriedAgainWhenItsLeaseIsOver() {
    Issued issued = created();
    // Taken by a node that is no more: the lease is in the future, and the try is counted.
    UUID id = published(node, "x");
    await(issued, State.DELIVERED);
    stores.sql(
        "update delivery set state = 'PENDING', due_at = now() + interval '1 hour'"
            + " where notification_id = '%s'".formatted(id));
    UUID next = published(node, "next");
    Eventually.is(State.DELIVERED, () -> state(issued, next));
    assertThat(receiver.received()).hasSize(2);
    stores.sql("update delivery set due_at = now() where notification_id = '%s'".formatted(id));
    Eventually.is(State.DELIVERED, () -> state(issued, id));
    assertThat(receiver.received()).hasSize(3);
  }

  @Test
  void deliveriesArePagedNewestFirst() {
    Issued issued = created();
    List<UUID> ids = List.of(published(node, "1"), published(node, "2"), published(node, "3"));
    Eventually.is(3, () -> deliveries(issued).size());
    WebhookId id = issued.webhook().id();
    Page first = get(node.webhooks().deliveries(owner, id, null, 2));
    Page second = get(node.webhooks().deliveries(owner, id, first.nextCursor(), 2));
    assertThat(first.deliveries())
        .extracting(Delivery::eventId)
        .containsExactly(ids.get(2), ids.get(1));
    assertThat(second.deliveries()).extracting(Delivery::eventId).containsExactly(ids.getFirst());
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void whatIsOlderThanThirtyDaysIsForgotten() {
    Issued issued = created();
    UUID old = published(node, "old");
    await(issued, State.DELIVERED);
    stores.sql(
        "update notification set created_at = now() - interval '31 days' where id = '%s'"
            .formatted(old));
    UUID young = published(node, "young");
    Eventually.is(2, () -> deliveries(issued).size());
    done(node.the(OutboxTable.class).forget());
    assertThat(deliveries(issued)).extracting(Delivery::eventId).containsExactly(young);
  }

  private static int slowly(int status) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    return status;
  }

  /** A receiver that takes its time, and then fails. */
  private static int failing(CountDownLatch until) {
    try {
      assertThat(until.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 500;
  }

  private Issued created() {
    return created(node);
  }

  private Issued created(Node at) {
    return get(at.webhooks().create(owner, receiver.url("/hook?token=t"), BOILED));
  }

  private UUID published(Node at, String words) {
    return get(within(at.notifications()::publish, words));
  }

  private Mono<UUID> within(Publishing publishing, String words) {
    Notification notification = boiled(words);
    OrganizationId organization = owner.organizationId();
    return stores
        .database()
        .within(
            organization.value(),
            db -> publishing.publish(db, notification).thenReturn(notification.id()))
        .single();
  }

  private Notification boiled(String words) {
    return Notification.of(owner.organizationId(), "kettle.boiled", Map.of("words", words), null);
  }

  private List<Delivery> deliveries(Issued issued) {
    return get(node.webhooks().deliveries(owner, issued.webhook().id(), null, 100)).deliveries();
  }

  private State state(Issued issued, UUID event) {
    return deliveries(issued).stream()
        .filter(delivery -> delivery.eventId().equals(event))
        .map(Delivery::state)
        .findFirst()
        .orElse(State.PENDING);
  }

  private io.turnpike.tenants.webhooks.Webhook webhook(Issued issued) {
    return get(node.webhooks().find(owner, issued.webhook().id())).webhook();
  }

  private static String audited(Issued issued) {
    return stores
        .rows("select action from audit where subject = '%s'".formatted(issued.webhook().id()))
        .toString();
  }

  private void await(Issued issued, State state) {
    Eventually.is(
        true,
        () -> !deliveries(issued).isEmpty() && deliveries(issued).getFirst().state() == state);
  }

  @FunctionalInterface
  private interface Publishing {
    Mono<Void> publish(org.springframework.r2dbc.core.DatabaseClient db, Notification notification);
  }
}
