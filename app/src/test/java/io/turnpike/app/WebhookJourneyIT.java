package io.turnpike.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A webhook from its form to a test that arrived, seen without reloading. */
class WebhookJourneyIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final List<String> faults = new ArrayList<>();

  @Test
  void aTestIsSeenToArriveAndAFailureToFail() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    HttpServer receiver = receiver();
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.browser().newContext().newPage();
      page.onPageError(faults::add);
      signUp(page);
      add(page, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/good");
      assertThat(page.locator("#webhook-secret")).containsText("whsec_");
      add(page, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/bad");
      // The form is on the page that it leads to: only what is listed tells that it was sent.
      assertThat(page.locator("#webhooks tbody tr")).hasCount(2);

      Locator good = page.locator("#webhooks tbody tr").first();
      good.getByText("Send test").click();
      assertThat(good).containsText("Delivered");
      Locator bad = page.locator("#webhooks tbody tr").last();
      bad.getByText("Send test").click();
      assertThat(bad).containsText("The receiver answered 500.");
      assertThat(page.locator("#webhooks [hx-get]")).hasCount(0);
      assertThat(faults).isEmpty();
    } finally {
      receiver.stop(0);
    }
  }

  private static void add(Page page, String url) {
    page.navigate(app.url() + "/alerts");
    page.locator("#f-url").fill(url);
    page.getByText("Add webhook").click();
  }

  private static void signUp(Page page) {
    page.navigate(app.url() + "/signup");
    page.getByLabel("E-mail").fill(UUID.randomUUID() + "@example.test");
    page.getByLabel("Password").fill("correct horse battery staple");
    page.getByLabel("Organization").fill("Journey " + UUID.randomUUID());
    page.getByText("Create account").click();
    page.waitForURL("**/quickstart**");
  }

  private static HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          int status = exchange.getRequestURI().getPath().equals("/good") ? 204 : 500;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }
}
