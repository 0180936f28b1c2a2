package io.turnpike.billing.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.testing.Founded;
import io.turnpike.billing.testing.Today;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.Notifications;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class RetirementNoticesIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalDate today = Today.in(ZoneOffset.UTC);
  private final OrganizationId organization =
      Founded.in(stores, ZoneOffset.UTC).tenant().organization();
  private final Told told = new Told();
  private final RetirementNotices notices =
      new RetirementNotices(
          stores.database(),
          new Cards(
              List.of(
                  card("claude-opus-4-1", today.plusDays(20)),
                  card("claude-opus-5", null),
                  card("claude-opus-3", today.plusDays(90)))),
          connections(),
          told);

  @Test
  void whoUsesAModelThatRetiresIsToldOnceWithWhatIsNewer() {
    used("work", "claude-opus-4-1", 7);
    used("work", "claude-opus-3", 5);
    used("work", "claude-opus-5", 5);

    notices.round().block(PATIENCE);
    notices.round().block(PATIENCE);

    Notification notification = told.all.getFirst();
    assertThat(told.all).hasSize(1);
    assertThat(notification.organization()).isEqualTo(organization);
    assertThat(notification.type()).isEqualTo("model.retiring");
    assertThat(notification.data())
        .isEqualTo(
            Map.of(
                "connection",
                "work",
                "type",
                "anthropic",
                "model",
                "claude-opus-4-1",
                "retires_on",
                today.plusDays(20).toString(),
                "replacement",
                "claude-opus-5",
                "requests_last_30_days",
                7L));
  }

  @Test
  void anotherVendorsModelOfThatNameStays() {
    used("elsewhere", "claude-opus-4-1", 7);

    notices.round().block(PATIENCE);

    assertThat(told.all).isEmpty();
  }

  private void used(String connection, String model, long requests) {
    stores
        .database()
        .across(
            db ->
                db.sql(
                        """
                        insert into spend_hour (organization_id, hour, team, key_id, config,
                          provider, model, requests, failed, unpriced, unpriced_attempts,
                          input_tokens, output_tokens, cost_nano)
                        values (:organization, date_trunc('hour', now(), 'UTC'), 'default', :key,
                          '', :provider, :model, :requests, 0, 0, 0, 0, 0, 0)
                        """)
                    .bind("organization", organization.value())
                    .bind("key", UUID.randomUUID())
                    .bind("provider", connection)
                    .bind("model", model)
                    .bind("requests", requests)
                    .fetch()
                    .rowsUpdated())
        .blockLast(PATIENCE);
  }

  private static ModelCard card(String model, @Nullable LocalDate retires) {
    Facts facts = new Facts(List.of(), List.of(), null, null, retires);
    return new ModelCard(
        "anthropic", model, model, 0, 0, List.of(), List.of(), List.of(), List.of(), facts);
  }

  /** One of Anthropic's is called work; every other is somebody else's. */
  private static ProviderConnections connections() {
    return (ProviderConnections)
        Proxy.newProxyInstance(
            ProviderConnections.class.getClassLoader(),
            new Class<?>[] {ProviderConnections.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("find")) {
                throw new UnsupportedOperationException("They are only found here.");
              }
              String name = (String) arguments[1];
              return Mono.just(
                  connection(name, name.equals("work") ? "anthropic" : "openai-compatible"));
            });
  }

  private static ProviderConnection connection(String name, String type) {
    return new ProviderConnection(
        name,
        type,
        URI.create("https://example.com/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        1,
        null);
  }

  private record Cards(List<ModelCard> all) implements ModelCatalog {

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return models(type).stream().filter(it -> it.model().equals(model)).findFirst().orElse(null);
    }

    @Override
    public List<ModelCard> models(String type) {
      return all.stream().filter(card -> card.type().equals(type)).toList();
    }
  }

  /** Keeps what is published. */
  private static final class Told implements Notifications {

    private final List<Notification> all = new ArrayList<>();

    @Override
    public Mono<Void> publish(DatabaseClient transaction, Notification notification) {
      return Mono.fromRunnable(() -> all.add(notification));
    }

    @Override
    public void publish(Connection transaction, Notification notification) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean mails() {
      return false;
    }
  }
}
