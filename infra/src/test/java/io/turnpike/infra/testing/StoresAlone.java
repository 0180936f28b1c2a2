package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.settings.StoreAddresses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The stores as the product wires them, with nothing around them; also as a process to be killed.
 */
@Configuration
@ComponentScan({
  "io.turnpike.infra.settings",
  "io.turnpike.infra.postgres",
  "io.turnpike.infra.redis"
})
public class StoresAlone {

  private static final String WRITE =
      "select lo_from_bytea(77, 'yes') where not exists"
          + " (select from pg_largeobject_metadata where oid = 77)";

  static ConfigurableApplicationContext start(Map<String, String> settings) {
    return new SpringApplicationBuilder(StoresAlone.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .logStartupInfo(false)
        .bannerMode(Banner.Mode.OFF)
        .properties(new HashMap<>(settings))
        .run();
  }

  static ConfigurableApplicationContext start(Path dataFolder) {
    return start(Map.of("turnpike.data-dir", dataFolder.toString()));
  }

  /** Writes to both stores, says so, and waits to be killed. */
  public static void main(String[] arguments) throws InterruptedException {
    var context = start(Path.of(arguments[0]));
    // A large object: the one thing a role without a table of its own may store.
    context
        .getBean(Database.class)
        .across(client -> client.sql(WRITE).fetch().rowsUpdated())
        .blockLast();
    context.getBean(Redis.class).ask(redis -> redis.set("kept", "yes")).blockLast();
    System.out.println("ready " + context.getBean(StoreAddresses.class).database());
    Thread.currentThread().join();
  }
}
