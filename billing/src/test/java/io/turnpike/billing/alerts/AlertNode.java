package io.turnpike.billing.alerts;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.settings.TurnpikeSettings;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Actor;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Alerts and what tells them, as one process runs them. */
final class AlertNode implements AutoCloseable {

  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final AnnotationConfigApplicationContext context;

  AlertNode(Stores stores, Map<String, Object> settings) {
    context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    var beans = context.getBeanFactory();
    beans.registerSingleton("database", stores.database());
    beans.registerSingleton("announcements", stores.announcements());
    beans.registerSingleton("redis", stores.redis());
    beans.registerSingleton("meters", new SimpleMeterRegistry());
    beans.registerSingleton("vault", Vault.under(MASTER));
    beans.registerSingleton("digests", TokenDigest.under(MASTER));
    context.registerBean(PasswordHashes.class, () -> PasswordHashes.bcrypt(4));
    context.register(Settings.class);
    context.scan(
        "io.turnpike.tenants",
        "io.turnpike.infra.http",
        "io.turnpike.infra.cache",
        "io.turnpike.billing.alerts");
    context.refresh();
  }

  BudgetAlerts alerts() {
    return context.getBean(BudgetAlerts.class);
  }

  <T> T the(Class<T> type) {
    return context.getBean(type);
  }

  /** Owner of a new organization. */
  Actor founded() {
    return context
        .getBean(Accounts.class)
        .signUp(
            UUID.randomUUID() + "@example.com",
            new Secret("correct horse battery"),
            "Acme",
            "192.0.2.1")
        .blockOptional(Duration.ofSeconds(20))
        .orElseThrow()
        .session()
        .actor();
  }

  @Override
  public void close() {
    context.close();
  }

  @EnableConfigurationProperties(TurnpikeSettings.class)
  private static final class Settings {}
}
