package io.turnpike.app;

import io.turnpike.TurnpikeApplication;
import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.client.ReactorResourceFactory;

/** The product, started as {@code main} starts it, on a free port and the given stores. */
final class RunningApp implements BeforeAllCallback, AfterAllCallback {

  private final Stores stores;
  private final boolean shared;
  private final Map<String, String> settings;
  private final List<Class<?>> sources =
      new ArrayList<>(List.of(TurnpikeApplication.class, LastingLoops.class, QuickPasswords.class));
  private int port;
  private ConfigurableApplicationContext context;

  /**
   * @param more that this application has beside the product
   */
  RunningApp(Stores stores, Map<String, String> settings, Class<?>... more) {
    this(stores, false, settings, more);
  }

  private RunningApp(
      Stores stores, boolean shared, Map<String, String> settings, Class<?>... more) {
    this.stores = stores;
    this.shared = shared;
    this.settings = settings;
    sources.addAll(List.of(more));
  }

  /**
   * The one product of all test classes that want nothing special of it: with the usual settings,
   * but that providers may be on loopback. It ends with the JVM. Each test signs up an organization
   * of its own, and what is not of an organization (settings, stores, the process) is not touched.
   */
  static RunningApp shared() {
    return Shared.APP;
  }

  @Override
  public synchronized void beforeAll(ExtensionContext test) throws IOException {
    if (context == null) {
      start();
    }
    forgetSignUps();
  }

  private void start() throws IOException {
    port = FreePort.find();
    List<String> arguments = new ArrayList<>(List.of("--server.port=" + port));
    // A machine that is busy with other things is no reason to refuse what a test sends.
    arguments.add("--turnpike.gateway.shedding.event-loop-lag=1m");
    arguments.add("--turnpike.shutdown.drain=0s");
    stores.environment().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    application.setRegisterShutdownHook(!shared);
    context = application.run(arguments.toArray(String[]::new));
    if (shared) {
      stores.closeFirst(context::close);
    }
  }

  /** All of them come from one address, which may sign up sixty times an hour. */
  private void forgetSignUps() {
    stores
        .redis()
        .ask(redis -> redis.keys("throttle:signup-address:*"))
        .collectList()
        .flatMapIterable(Function.identity())
        .concatMap(key -> stores.redis().ask(redis -> redis.del(key)))
        .blockLast();
  }

  @Override
  public void afterAll(ExtensionContext test) {
    if (!shared) {
      context.close();
    }
  }

  String url() {
    return "http://localhost:" + port;
  }

  /** A part of the running product. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  ManagementApi api() {
    return new ManagementApi(url());
  }

  /** Event loops that no product ends: they are the JVM's, and others run on them too. */
  static final class LastingLoops extends ReactorResourceFactory {
    @Override
    public void stop() {}
  }

  /**
   * A person's is slow to hash on purpose; here nearly every test signs up anew. No annotation: a
   * scan must not find it.
   */
  static class QuickPasswords {
    @Bean
    @Primary
    PasswordHashes quickHashes() {
      return PasswordHashes.bcrypt(4);
    }
  }

  private static final class Shared {
    private static final RunningApp APP =
        new RunningApp(Stores.untilTheEnd(), true, Map.of("turnpike.egress.allow", "loopback"));
  }
}
