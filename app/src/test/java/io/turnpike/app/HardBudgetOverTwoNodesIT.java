package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Five hundred calls at once on two nodes under one hard budget that pays for a hundred of them.
 * Input is free, so that a call that writes all it may costs its worst case to the nano-dollar.
 */
class HardBudgetOverTwoNodesIT {

  private static final int CALLS = 500;
  private static final int FITTING = 100;
  private static final long TOKENS = 100;
  private static final long TOKEN_NANO = 1_000_000;
  private static final long CALL_NANO = TOKENS * TOKEN_NANO;
  private static final long AMOUNT = FITTING * CALL_NANO;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern SENTENCE =
      Pattern.compile("has \\$([0-9.]+) left, and this call could cost \\$([0-9.]+)\\.");

  @RegisterExtension static final Stores stores = Stores.fresh();

  @TempDir static Path data;

  static HostileProvider provider;
  static TwoNodes nodes;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger unavailable = new AtomicInteger();
  private Tenant tenant;

  @BeforeAll
  static void start() {
    provider = HostileProvider.start();
    nodes = TwoNodes.start(stores, data);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    provider.close();
    nodes.close();
  }

  @BeforeEach
  void anOrganizationWithABudget() {
    provider.reset();
    ManagementApi api = nodes.first().api();
    tenant = api.signUp();
    api.put(
        tenant,
        "/api/v1/providers/dear",
        """
        {"type":"openai-compatible","base_url":"%s","prices":{"dear":
          {"input_usd_per_million":0,"output_usd_per_million":%d}}}"""
            .formatted(provider.baseUrl(), TOKEN_NANO / 1_000));
    api.put(tenant, "/api/v1/configs/dear", "{\"provider\":\"@dear\"}");
    api.put(
        tenant,
        "/api/v1/budgets/all-of-it",
        "{\"scope\":{\"organization\":true},\"amount_usd\":\"%s\",\"period\":\"lifetime\"}"
            .formatted(BigDecimal.valueOf(AMOUNT, 9).toPlainString()));
    await()
        .atMost(PATIENCE)
        .until(() -> nodes.second().api().get(tenant, "/api/v1/budgets").path("data").size() == 1);
  }

  @Test
  void asManyCallsAreLetThroughAsFitAndNotOneMore() throws Exception {
    provider.otherwise(Completion.tokens((int) TOKENS).headersAfter(Duration.ofMillis(300)));
    List<HttpResponse<String>> answers = all(send(CALLS, false));

    areRightfullyRefused(answers);
    assertThat(provider.requests()).hasSizeLessThanOrEqualTo(FITTING);
    if (unavailable.get() > 0) {
      areRightfullyRefused(all(send(FITTING - provider.requests().size(), false)));
    }
    assertThat(provider.requests()).hasSize(FITTING);
    JsonNode budget = awaitReleased();
    assertThat(budget.path("spent_nano_usd").asLong()).isEqualTo(AMOUNT);
    assertThat(budget.path("remaining_nano_usd").asLong()).isZero();
    assertThat(spentByTheLog()).isEqualTo(AMOUNT);
  }

  @Test
  void whatClientsThatLeaveHadReservedComesBackAndIsUsedToTheLastCall() throws Exception {
    provider.otherwise(
        Completion.tokens((int) TOKENS)
            .firstTokenAfter(Duration.ofMillis(200))
            .tokenDelay(Duration.ofMillis(10)));
    List<CompletableFuture<HttpResponse<String>>> calls = send(CALLS, true);
    leave(calls);
    areRightfullyRefused(all(calls));

    long spent = awaitReleased().path("spent_nano_usd").asLong();
    assertThat(spent).isPositive().isLessThanOrEqualTo(AMOUNT).isEqualTo(spentByTheLog());

    provider.otherwise(Completion.tokens((int) TOKENS));
    long fit = (AMOUNT - spent) / CALL_NANO;
    List<HttpResponse<String>> more = all(send((int) fit + 3, false));
    areRightfullyRefused(more);
    if (unavailable.get() == 0) {
      assertThat(more).filteredOn(each -> each.statusCode() == 200).hasSize((int) fit);
    }
    while (send(call(0, false)).join().statusCode() == 200) {
      assertThat(provider.requests()).hasSizeLessThan(CALLS);
    }
    assertThat(awaitReleased().path("remaining_nano_usd").asLong()).isBetween(0L, CALL_NANO - 1);
  }

  private List<CompletableFuture<HttpResponse<String>>> send(int calls, boolean streamed) {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      sent.add(send(call(i, streamed)));
    }
    return sent;
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest call) {
    CompletableFuture<HttpResponse<String>> last = new CompletableFuture<>();
    send(call, last);
    return last;
  }

  /** Whoever has left sends nothing more, and leaves the connection, not only the waiting. */
  private void send(HttpRequest call, CompletableFuture<HttpResponse<String>> last) {
    if (!last.isDone()) {
      CompletableFuture<HttpResponse<String>> one = http.sendAsync(call, BodyHandlers.ofString());
      last.whenComplete((_, _) -> one.cancel(true));
      one.whenComplete((answer, fault) -> ended(call, answer, fault, last));
    }
  }

  /** A machine busy with tests may not reach Redis in time; then nothing is let through for now. */
  private void ended(
      HttpRequest call,
      @Nullable HttpResponse<String> answer,
      Throwable fault,
      CompletableFuture<HttpResponse<String>> last) {
    if (answer == null) {
      last.completeExceptionally(fault);
    } else if (answer.statusCode() == 503) {
      unavailable.incrementAndGet();
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(() -> send(call, last));
    } else {
      last.complete(answer);
    }
  }

  private HttpRequest call(int number, boolean streamed) {
    String url = nodes.both().get(number % 2).url();
    return HttpRequest.newBuilder(URI.create(url + "/v1/chat/completions"))
        .timeout(PATIENCE)
        .header("authorization", "Bearer " + tenant.apiKey())
        .header("content-type", "application/json")
        .header("x-turnpike-config", "dear")
        .POST(
            BodyPublishers.ofString(
                """
                {"model":"dear","max_tokens":%d,"stream":%s,
                 "messages":[{"role":"user","content":"go on"}]}"""
                    .formatted(TOKENS, streamed)))
        .build();
  }

  /** Every third of them, some time on its way. */
  private static void leave(List<CompletableFuture<HttpResponse<String>>> calls) {
    Random random = new Random(7);
    for (CompletableFuture<HttpResponse<String>> call : calls) {
      if (random.nextInt(10) < 3) {
        CompletableFuture.delayedExecutor(random.nextInt(3_000), TimeUnit.MILLISECONDS)
            .execute(() -> call.cancel(true));
      }
    }
  }

  /** Those that were waited for. */
  private static List<HttpResponse<String>> all(
      List<CompletableFuture<HttpResponse<String>>> calls) {
    return calls.stream()
        .map(call -> call.exceptionally(_ -> null).join())
        .filter(answer -> answer != null)
        .toList();
  }

  /** Each refusal names the budget, and what it says was left is less than the call could cost. */
  private static void areRightfullyRefused(List<HttpResponse<String>> answers) {
    assertThat(answers).allMatch(each -> each.statusCode() == 200 || each.statusCode() == 402);
    for (HttpResponse<String> answer : answers) {
      if (answer.statusCode() == 402) {
        String sentence = ManagementApi.json(answer).path("error").path("message").asString();
        Matcher found = SENTENCE.matcher(sentence);
        assertThat(sentence).contains("\"all-of-it\"").matches(_ -> found.find());
        BigDecimal left = new BigDecimal(found.group(1));
        assertThat(left).isLessThan(new BigDecimal(found.group(2)));
      }
    }
  }

  /** As both nodes see it. */
  private JsonNode awaitReleased() {
    for (ChildApp node : nodes.both()) {
      await().atMost(PATIENCE).until(() -> budget(node).path("reserved_nano_usd").asLong() == 0);
    }
    await().atMost(PATIENCE).until(this::isShipped);
    return budget(nodes.first());
  }

  private boolean isShipped() {
    return spentByTheLog() == budget(nodes.first()).path("spent_nano_usd").asLong()
        && nodes.first().api().get(tenant, "/api/v1/spend").path("total").path("requests").asLong()
            >= provider.requests().size();
  }

  private JsonNode budget(ChildApp node) {
    return node.api().get(tenant, "/api/v1/budgets/all-of-it");
  }

  private long spentByTheLog() {
    return nodes
        .first()
        .api()
        .get(tenant, "/api/v1/spend")
        .path("total")
        .path("cost_nano_usd")
        .asLong();
  }
}
