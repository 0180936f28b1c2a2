package io.turnpike.infra.postgres;

import io.turnpike.infra.crypto.Secret;
import java.nio.file.Path;
import java.util.Map;

/** Opens the package's doors for {@code io.turnpike.infra.testing.Stores}. */
public final class TestPostgres {

  private TestPostgres() {}

  /** An embedded server that forgets on a crash, which makes it quick. */
  public static TestServer embedded(Path folder, Path binaries) {
    var server =
        EmbeddedDatabase.start(
            folder.resolve("postgres"),
            binaries,
            new Secret("4c1d0f0aa1"),
            Map.of(
                "fsync", "off",
                "synchronous_commit", "off",
                "full_page_writes", "off",
                "max_connections", "200"));
    DatabaseLocation owner = server.location();
    return new TestServer(owner, owner.as(EmbeddedDatabase.SUPERUSER), server);
  }

  /** A server someone else runs; the user must be a superuser. */
  public static TestServer given(String url) {
    DatabaseLocation owner = DatabaseLocation.parse(url);
    return new TestServer(owner, owner, () -> {});
  }
}
