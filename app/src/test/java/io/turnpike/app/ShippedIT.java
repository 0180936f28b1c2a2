package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What is installed starts and serves, with the cache of its training and without. */
class ShippedIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @TempDir Path folder;

  private Path shipped;

  @BeforeEach
  void onlyWhereItWasBuilt() {
    shipped = Program.shipped();
    assumeTrue(shipped != null, "built with -Dquick");
  }

  /** A JVM that is told to insist on its cache does not start with one that does not fit. */
  @Test
  void startsFromItsCache() throws Exception {
    assertThat(shipped.resolve("turnpike.aot")).isNotEmptyFile();

    serves(shipped, "JDK_JAVA_OPTIONS=-XX:AOTMode=on");
  }

  @Test
  void startsWithoutACache() throws Exception {
    Path home = Files.createDirectory(folder.resolve("installed"));
    for (String part : List.of("bin", "conf")) {
      FileSystemUtils.copyRecursively(shipped.resolve(part), home.resolve(part));
    }
    assertThat(home.resolve("bin/turnpike").toFile().setExecutable(true)).isTrue();
    for (String part : List.of("lib", "turnpike.jar")) {
      Files.createSymbolicLink(home.resolve(part), shipped.resolve(part));
    }

    serves(home, "JDK_JAVA_OPTIONS=");
  }

  private void serves(Path home, String variable) throws IOException, InterruptedException {
    List<String> program = List.of("env", variable, home.resolve("bin/turnpike").toString());
    try (ChildApp app = ChildApp.start(program, stores, folder, Map.of())) {
      Tenant tenant = app.api().signUp();
      String endpoint = app.url() + "/v1";
      assertThat(SdkCall.stream(endpoint, tenant.apiKey(), "first-call", "demo/echo", "Hello"))
          .contains("Hello");
      assertThat(app.api().send("GET", "/docs", null, null).statusCode()).isEqualTo(200);
      assertThat(app.api().send("GET", "/metrics", null, null).body()).contains("turnpike_");
    }
  }
}
