package io.turnpike.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a new person does in the first minute, in a real browser and with a real SDK. */
class BrowserJourneyIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  static Chromium chromium;
  static HostileProvider provider;

  private BrowserContext context;
  private Page page;
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    chromium = Chromium.start();
    provider = HostileProvider.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
      provider.close();
    }
  }

  @BeforeEach
  void openBrowser() {
    context = chromium.browser().newContext();
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
    page.onPageError(faults::add);
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  @Test
  void firstCallWithTheDemoProviderTurnsTheLiveCheckGreen() {
    signUp();
    String key = text("#gateway-key");

    String answer =
        SdkCall.stream(text("#endpoint"), key, "first-call", "demo/echo", "Hello out there");

    assertThat(answer).contains("Hello out there");
    Locator check = page.locator("#live-check");
    assertThat(check.locator("[data-state=success]")).isVisible();
    assertThat(check).containsText("demo");
    String cost = costIn(check.innerText());
    seeInTheLog(cost);
    seeInTheSpend(cost);
    assertThat(faults).isEmpty();
  }

  @Test
  void callThroughAnOwnProviderIsCountedAsTheProviderCountedIt() {
    signUp();
    String key = text("#gateway-key");
    String endpoint = text("#endpoint");
    String quickstart = page.url();
    addProvider("local");
    addConfig(
        "through-local",
        """
        {"targets": [{"provider": "@local"}]}""");

    SdkCall.stream(endpoint, key, "through-local", "own-model", "Count my tokens, please");

    ReceivedRequest truth = provider.requests().getLast();
    page.navigate(quickstart);
    assertThat(page.locator("#live-check [data-state=success]")).isVisible();
    String tokens = truth.call().promptTokens() + ", " + truth.tokensWritten() + " tok";
    assertThat(page.locator("#live-check")).containsText(tokens);
    String cost = costIn(page.locator("#live-check").innerText());
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the log entry"))
        .click();
    assertThat(page.locator("main")).containsText("through-local@1");
    assertThat(page.locator("main")).containsText(cost);
    seeInTheSpend(cost);
    assertThat(faults).isEmpty();
  }

  @Test
  void aSessionMayChangeThingsThroughTheApiOnlyWithItsFormToken() {
    signUp();
    String token = page.locator("input[name=_csrf]").first().inputValue();

    assertThat(addTeam("foreign", RequestOptions.create())).isEqualTo(403);
    assertThat(addTeam("own", RequestOptions.create().setHeader("X-XSRF-TOKEN", token)))
        .isEqualTo(201);
    assertThat(page.request().get(app.url() + "/api/v1/teams").text())
        .contains("own")
        .doesNotContain("foreign");
  }

  @Test
  void theTimeZoneIsChangedAndTheAuditLogTellsOfIt() {
    signUp();
    link("Organization").click();
    changeZone("Europe/Nowhere");
    assertThat(page.locator("#e-time_zone")).containsText("not a time zone");

    changeZone("Asia/Kathmandu");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Saved");
    page.navigate(app.url() + "/logs?model=any");
    assertThat(page.locator("main")).containsText("From (Asia/Kathmandu)");

    link("Audit log").click();
    Locator newest = page.locator("tbody tr").first();
    assertThat(newest).containsText("organization changed");
    assertThat(newest).containsText("time zone: Asia/Kathmandu");
    link("gateway key created").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(faults).as("only the form that was not accepted").allMatch(it -> it.contains("422"));
  }

  @Test
  void aKeyGetsItsBudgetWithoutAScript() {
    context.close();
    context =
        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page = context.newPage();
    signUp();
    page.navigate(app.url() + "/keys");
    link("Set a budget").first().click();
    assertThat(page.getByLabel("A gateway key", exactly())).isChecked();
    page.getByLabel("Name", exactly()).fill("stranger");
    page.getByLabel("Amount in US dollars").fill("nothing");
    page.getByLabel("Time", exactly()).selectOption("lifetime");
    button("Create budget").click();
    assertThat(page.locator("#e-amount_usd")).containsText("more than 0");
    assertThat(page.getByLabel("Name", exactly())).hasValue("stranger");

    page.getByLabel("Amount in US dollars").fill("1");
    button("Create budget").click();
    Locator row = page.locator("tbody tr");
    assertThat(row).containsText("stranger");
    assertThat(row).containsText("$1.00");
    assertThat(row).containsText("in all, hard");

    button("Delete").click();
    button("Delete budget").click();
    assertThat(page.locator("main")).containsText("Nothing bounds what calls may cost");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void changeZone(String zone) {
    page.locator("#f-time_zone").fill(zone);
    page.locator("form[action='/settings'] button").click();
  }

  private int addTeam(String slug, RequestOptions options) {
    options.setHeader("content-type", "application/json").setData("{\"slug\":\"" + slug + "\"}");
    return page.request().post(app.url() + "/api/v1/teams", options).status();
  }

  private void signUp() {
    page.navigate(app.url() + "/signup");
    page.getByLabel("E-mail").fill(UUID.randomUUID() + "@example.com");
    page.getByLabel("Password").fill("correct horse battery staple");
    page.getByLabel("Organization").fill("Journey " + UUID.randomUUID());
    button("Create account").click();
    page.waitForURL(Pattern.compile(".*/quickstart.*"));
  }

  private void addProvider(String name) {
    page.navigate(app.url() + "/providers?new");
    page.getByLabel("Find a vendor").fill("vllm");
    button("Find").click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("vLLM")).click();
    page.getByLabel("Name").fill(name);
    page.getByLabel("Base URL").fill(provider.baseUrl().toString());
    page.getByLabel("Model 1").fill("own-model");
    page.getByLabel("Input price 1", new Page.GetByLabelOptions().setExact(true)).fill("0.5");
    page.getByLabel("Output price 1").fill("2");
    button("Add provider").click();
    page.waitForURL(Pattern.compile(".*/providers/" + name + "(\\?.*)?$"));
  }

  private void addConfig(String name, String document) {
    page.navigate(app.url() + "/configs?new");
    page.getByLabel("Name").fill(name);
    Locator editor =
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("document"));
    editor.fill(document);
    button("Create config").click();
    page.waitForURL(Pattern.compile(".*/configs/" + name + ".*"));
  }

  private void seeInTheLog(String cost) {
    page.navigate(app.url() + "/logs");
    assertThat(page.locator("main")).containsText("first-call@1");
    assertThat(page.locator("main")).containsText(cost);
  }

  private void seeInTheSpend(String cost) {
    page.navigate(app.url() + "/spend");
    assertThat(page.locator("main")).containsText("default");
    assertThat(page.locator("main")).containsText(cost);
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private String text(String selector) {
    return page.locator(selector).innerText().strip();
  }

  private static String costIn(String text) {
    var matcher = Pattern.compile("\\$0\\.\\d+").matcher(text);
    assertThat(matcher.find()).as("a cost in: " + text).isTrue();
    return matcher.group();
  }
}
