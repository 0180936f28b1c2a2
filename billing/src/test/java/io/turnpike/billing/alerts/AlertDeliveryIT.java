package io.turnpike.billing.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.turnpike.billing.Budget;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.webhooks.Webhooks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From what was spent to a mailbox and to somebody's server, both real. */
class AlertDeliveryIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long DOLLAR = 1_000_000_000;

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final GreenMail mail = mail();
  private HttpServer receiver;

  @BeforeEach
  void start() throws Exception {
    mail.start();
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
    receiver.stop(0);
  }

  @Test
  void eachThresholdArrivesOnceByMailAndByWebhook() throws Exception {
    try (AlertNode node = node();
        AlertNode second = node()) {
      Actor owner = node.founded();
      node.the(Webhooks.class)
          .create(
              owner,
              "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
              Set.of(BudgetAlert.EVENT))
          .block(PATIENCE);
      Budget budget = budget();
      for (long spent = 1; spent <= 12; spent++) {
        spend(spent % 2 == 0 ? node : second, owner, budget, spent * DOLLAR);
      }
      await().atMost(PATIENCE).until(() -> received.size() >= 3);
      await().atMost(PATIENCE).until(() -> mail.getReceivedMessages().length >= 3);
    }
    assertThat(received)
        .satisfiesExactlyInAnyOrder(
            body -> assertThat(body).contains("\"percent\":50", "\"spent_usd\":\"5.00\""),
            body -> assertThat(body).contains("\"percent\":80", "\"spent_usd\":\"8.00\""),
            body -> assertThat(body).contains("\"percent\":100", "\"spent_usd\":\"10.00\""));
    assertThat(mail.getReceivedMessages())
        .extracting(message -> message.getSubject())
        .containsExactlyInAnyOrder(
            "Budget search: 50% of $10.00 is spent",
            "Budget search: 80% of $10.00 is spent", "Budget search: 100% of $10.00 is spent");
  }

  private void spend(AlertNode at, Actor owner, Budget budget, long spent) throws Exception {
    Window window = budget.period().at(Instant.now(), ZoneOffset.UTC);
    UUID organization = owner.organizationId().value();
    try (Connection open = stores.database().openBlocking()) {
      at.alerts().crossed(open, organization, budget, "", window, spent - DOLLAR, spent);
      open.commit();
    }
  }

  private static GreenMail mail() {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(20_000);
    return new GreenMail(setup);
  }

  private AlertNode node() {
    return new AlertNode(
        stores,
        Map.of(
            "turnpike.egress.allow", "loopback",
            "turnpike.outbox.poll", "50ms",
            "turnpike.mail.url", "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
            "turnpike.mail.from", "turnpike@example.com"));
  }

  private static Budget budget() {
    return new Budget(
        "search",
        UUID.randomUUID(),
        new Scope(Kind.TEAM, "", Set.of("search")),
        10 * DOLLAR,
        new Period(Unit.LIFETIME, 0),
        Budget.Mode.SOFT,
        null,
        List.of(50, 80, 100),
        Instant.now());
  }
}
