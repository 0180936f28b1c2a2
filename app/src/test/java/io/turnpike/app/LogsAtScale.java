package io.turnpike.app;

import io.turnpike.TurnpikeApplication;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.settings.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Fills a database of its own with a log of millions of rows, asks the product for pages, reports
 * and exports of it over HTTP, ships new rows into it, and prints how long each took: the tables of
 * docs/money.md, "Logs at scale". {@code infra/bench/logs} runs it.
 */
final class LogsAtScale {

  private static final int ROUNDS = Integer.getInteger("rounds", 40);

  private static final int CALLS = Integer.getInteger("calls", 500_000);
  private static final String PARTS =
      System.getProperty("parts", "logs,spend,savings,intake,exports");

  private LogsAtScale() {}

  /**
   * @param arguments how many rows; a folder that is kept, or none for one that is deleted
   */
  public static void main(String[] arguments) throws Exception {
    long rows = Long.parseLong(arguments[0]);
    boolean kept = arguments.length > 1;
    Path folder =
        kept ? Path.of(arguments[1]) : Files.createTempDirectory("turnpike-logs-at-scale");
    try (ConfigurableApplicationContext app = start(folder)) {
      measure(app, folder, rows);
    } finally {
      if (!kept) {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
    System.exit(0);
  }

  private static void measure(ConfigurableApplicationContext app, Path folder, long rows)
      throws Exception {
    String url = "http://localhost:" + app.getEnvironment().getProperty("local.server.port");
    ScaleTenant tenant = ScaleTenant.in(folder, new ManagementApi(url));
    new ScaleFilling(app.getBean(Database.class), tenant.organization()).upTo(rows);
    ScaleQuestions questions =
        new ScaleQuestions(url, tenant.managementKey(), ScaleCpu.of(folder), ROUNDS);
    for (String part : PARTS.split(",")) {
      switch (part) {
        case "logs" -> questions.logs();
        case "spend" -> questions.spend();
        case "savings" -> questions.savings();
        case "exports" -> questions.exports();
        default -> ScaleIntake.of(app, tenant.organization()).print(CALLS, ScaleCpu.of(folder));
      }
    }
  }

  private static ConfigurableApplicationContext start(Path folder) throws IOException {
    SpringApplication application = new SpringApplication(TurnpikeApplication.class);
    return application.run(
        Map.of(
                "server.port", String.valueOf(FreePort.find()),
                "turnpike.data-dir", folder.toString(),
                "turnpike.shutdown.drain", "0s")
            .entrySet()
            .stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toArray(String[]::new));
  }
}
