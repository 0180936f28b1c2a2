package io.turnpike.webui;

import io.turnpike.tenants.Actor;
import io.turnpike.webui.fake.FakeRequestLogs;
import io.turnpike.webui.fake.SampleData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes pictures of pages on sample data; {@code web-ui/pictures} starts it. */
public final class Pictures {

  private static final int PATIENCE_SECONDS = 120;

  private final String browser;
  private final Path folder;
  private final String site;

  private Pictures(String browser, Path folder, String site) {
    this.browser = browser;
    this.folder = folder;
    this.site = site;
  }

  /**
   * @param args the browser's command, and the folder the pictures go to
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (ConfigurableApplicationContext console =
        new SpringApplicationBuilder(ConsoleTestApplication.class)
            .profiles("preview")
            .properties("server.port=0")
            .run()) {
      Pictures pictures = new Pictures(args[0], Path.of(args[1]).toAbsolutePath(), site(console));
      for (Map.Entry<String, String> page : pages(console).entrySet()) {
        pictures.take(page.getKey(), page.getValue());
      }
    }
  }

  private static String site(ConfigurableApplicationContext console) {
    return "http://127.0.0.1:" + ((WebServerApplicationContext) console).getWebServer().getPort();
  }

  private static Map<String, String> pages(ConfigurableApplicationContext console) {
    Actor ada = console.getBean(SampleData.class).fill();
    var requests = console.getBean(FakeRequestLogs.class).of(ada.organizationId());
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("overview", "/overview?range=7d");
    pages.put("logs", "/logs?range=7d");
    pages.put("request", "/logs/" + requests.getLast().id() + "?");
    pages.put("spend", "/spend?range=7d&by=team&and=model");
    return pages;
  }

  private void take(String name, String page) throws IOException, InterruptedException {
    Path picture = folder.resolve(name + ".png");
    Process taking =
        new ProcessBuilder(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--window-size=1280,840",
                "--screenshot=" + picture,
                site + page + "&preview=light")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!taking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || taking.exitValue() != 0) {
      taking.destroyForcibly();
      throw new IllegalStateException("No picture of " + page + " was taken.");
    }
  }
}
