package io.turnpike.billing.pricing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.UsagePricing.Used;
import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.cohere.CohereTranslation;
import io.turnpike.routing.dialects.converse.ConverseTranslation;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import io.turnpike.routing.dialects.eventstream.EventStreamFrames;
import io.turnpike.routing.dialects.gemini.provider.ContentsTranslation;
import io.turnpike.routing.dialects.gemini.provider.embed.VectorForm;
import io.turnpike.routing.dialects.gemini.provider.embed.VectorsTranslation;
import io.turnpike.routing.dialects.invoke.InvokedEmbeddings;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import io.turnpike.routing.dialects.responses.provider.ResponsesBridge;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as providers send them, with what they cost by the catalogue. The costs in {@code
 * usage-payloads} were reckoned by hand: each case shows how.
 */
class UsagePayloadTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private static final AnnotationConfigApplicationContext BEANS =
      new AnnotationConfigApplicationContext(
          "io.turnpike.routing.dialects", "io.turnpike.routing.providers.catalog");

  private final Dialects dialects = BEANS.getBean(Dialects.class);
  private final PriceBook prices = new PriceBook(BEANS.getBean(ModelCatalog.class));
  private final CostLines lines = new CostLines(prices);

  /** A case, named by its wire: the file it stands in. */
  record Payload(String wire, JsonNode told) {

    @Override
    public String toString() {
      return wire + ": " + told.path("name").asString();
    }
  }

  private record Said(UsageReport report, Answered answered) {}

  static Stream<Payload> payloads() throws IOException {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver()
                .getResources("classpath:usage-payloads/*.json"))
        .flatMap(UsagePayloadTests::cases);
  }

  @AfterAll
  static void close() {
    BEANS.close();
  }

  @Test
  void thereAreManyOfManyVendors() throws IOException {
    assertThat(payloads()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(payloads().map(each -> each.wire() + each.told()).distinct())
        .hasSameSizeAs(payloads().toList());
    assertThat(payloads().map(each -> each.told().path("type").asString()).distinct())
        .hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void costsWhatWasReckonedByHand(Payload payload) {
    JsonNode told = payload.told();
    String model = asked(told);
    Said said = said(payload);
    TokenUsage usage = said.report.usage();

    assertThat(said.report.rejected()).isNull();
    assertThat(usage).as("%s", payload).isEqualTo(used(told.path("used")));
    if (usage == null) {
      return;
    }
    Used used = new Used(model, said.answered.to(model), usage, Unpriced.ALLOW);
    Cost cost = prices.price(connection(told), used, NOW);
    assertThat(cost).as("%s", payload).isEqualTo(expected(told));
    assertThat(lines.of(usage, cost).stream().mapToLong(CostLine::nanoUsd).sum())
        .isEqualTo(cost == null ? 0 : cost.nanoUsd());
    assertThat(lines.of(usage, cost)).noneMatch(line -> line.tokenClass().equals("unitemized"));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void theArithmeticIsRight(Payload payload) {
    JsonNode arithmetic = payload.told().path("arithmetic");
    long sum = 0;
    for (String product : arithmetic.asString("").split(" \\+ ")) {
      String[] factors = product.split("×");
      sum += factors.length < 2 ? 0 : Long.parseLong(factors[0]) * Long.parseLong(factors[1]);
    }
    assertThat(sum).isEqualTo(payload.told().path("cost").asLong(0));
  }

  private Said said(Payload payload) {
    JsonNode told = payload.told();
    return switch (payload.wire()) {
      case "chat", "completions" -> whole("chat/completions", null, told);
      case "chat-stream" -> streamed("chat/completions", null, told);
      case "responses" -> whole("responses", null, told);
      case "responses-stream" -> streamed("responses", null, told);
      case "responses-bridge" -> whole("chat/completions", new ResponsesBridge(), told);
      case "responses-bridge-stream" -> streamed("chat/completions", new ResponsesBridge(), told);
      case "messages" -> whole("messages", null, told);
      case "messages-stream" -> streamed("messages", null, told);
      case "anthropic-as-chat" -> whole("chat/completions", new MessagesTranslation(), told);
      case "anthropic-as-chat-stream" ->
          streamed("chat/completions", new MessagesTranslation(), told);
      case "cohere-as-chat" -> whole("chat/completions", new CohereTranslation(), told);
      case "cohere-as-chat-stream" -> streamed("chat/completions", new CohereTranslation(), told);
      case "embeddings" -> whole("embeddings", null, told);
      case "rerank" -> whole("rerank", null, told);
      case "gemini-as-chat" -> whole("chat/completions", new ContentsTranslation(true), told);
      case "gemini-as-chat-stream" ->
          streamed("chat/completions", new ContentsTranslation(true), told);
      case "converse-as-chat" -> whole("chat/completions", converse(told), told);
      case "converse-as-chat-stream" -> binary(converse(told), told);
      case "gemini-embeddings" ->
          whole("embeddings", embeddings(new VectorsTranslation(VectorForm.BATCH), told), told);
      case "vertex-embeddings" ->
          whole("embeddings", embeddings(new VectorsTranslation(VectorForm.PREDICT), told), told);
      case "bedrock-embeddings" ->
          whole("embeddings", embeddings(InvokedEmbeddings.of(asked(told)), told), told);
      case "passed" -> whole("a/path/of/a/vendors", null, told);
      case "passed-stream" -> streamed("a/path/of/a/vendors", null, told);
      default -> throw new IllegalStateException(payload.wire());
    };
  }

  private Said whole(String path, Translation translation, JsonNode told) {
    byte[] sent = told.path("payload").toString().getBytes(UTF_8);
    byte[] read = translation == null ? sent : translation.answer(sent, NOW);
    AnswerScan answer = Objects.requireNonNull(dialect(path).answer(read));
    return new Said(answer.usage(), answer.answered());
  }

  private Said streamed(String path, Translation translation, JsonNode told) {
    Frames events = new SseScanner(1 << 20);
    Frames frames =
        translation == null ? events : new TranslatedFrames(events, translation.stream(NOW));
    frames.append(Unpooled.wrappedBuffer(text(told.path("frames")).getBytes(UTF_8)));
    return read(dialect(path).frames(), frames);
  }

  /** Frames are objects, each of the name of its event. */
  private Said binary(Translation translation, JsonNode told) {
    Frames frames = new TranslatedFrames(new EventStreamFrames(1 << 20), translation.stream(NOW));
    for (JsonNode frame : told.path("frames")) {
      frame.forEachEntry(
          (event, payload) ->
              frames.append(
                  Unpooled.wrappedBuffer(EventStreamFixture.event(event, payload.toString()))));
    }
    return read(dialect("chat/completions").frames(), frames);
  }

  private static Said read(FrameScan scan, Frames frames) {
    UsageReport report = UsageReport.NONE;
    Answered answered = Answered.AS_ASKED;
    while (frames.next() || frames.nextAtEnd()) {
      scan.scan(frames);
      if (scan.hasUsage()) {
        report = scan.usage();
        answered = answered.then(scan.answered());
      }
    }
    return new Said(report, answered);
  }

  private static Translation converse(JsonNode told) {
    return answering(
        new ConverseTranslation(),
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Well?\"}]}",
        told);
  }

  private static Translation embeddings(Translation translation, JsonNode told) {
    return answering(translation, "{\"model\":\"%s\",\"input\":\"Well?\"}", told);
  }

  /** Who translates the answer to a request. */
  private static Translation answering(Translation translation, String request, JsonNode told) {
    byte[] sent = request.formatted(asked(told)).getBytes(UTF_8);
    return Objects.requireNonNullElse(translation.request(sent, null).answers(), translation);
  }

  private static String asked(JsonNode told) {
    return told.path("asked").asString();
  }

  private Dialect dialect(String path) {
    return dialects.at(path).dialect();
  }

  private static String text(JsonNode frames) {
    StringBuilder text = new StringBuilder();
    for (JsonNode frame : frames) {
      text.append("data: ")
          .append(frame.isString() ? frame.asString() : frame.toString())
          .append("\n\n");
    }
    return text.toString();
  }

  private static Stream<Payload> cases(Resource file) {
    String wire = Objects.requireNonNull(file.getFilename()).replace(".json", "");
    try (InputStream in = file.getInputStream()) {
      return JSON.readTree(in).valueStream().toList().stream().map(told -> new Payload(wire, told));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Cost expected(JsonNode told) {
    return told.path("cost").isNull()
        ? null
        : new Cost(told.path("cost").asLong(), told.path("version").asString());
  }

  private static TokenUsage used(JsonNode used) {
    if (used.isNull()) {
      return null;
    }
    ObjectNode all = JSON.valueToTree(TokenUsage.NONE);
    all.setAll((ObjectNode) used);
    return JSON.treeToValue(all, TokenUsage.class);
  }

  /** Own prices are input, output, cached input, sounds, pictures, or have names. */
  private static ProviderConnection connection(JsonNode told) {
    Map<String, ModelPrice> own = new HashMap<>();
    told.path("own").properties().forEach(each -> own.put(each.getKey(), price(each.getValue())));
    return new ProviderConnection(
        "acme",
        told.path("type").asString(),
        URI.create("http://localhost:1/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        List.of(),
        own,
        3,
        null);
  }

  private static ModelPrice price(JsonNode figures) {
    return figures.isObject() ? named(figures) : inOrder(figures);
  }

  private static ModelPrice named(JsonNode figures) {
    return new ModelPrice(
        figures.path("input").asLong(),
        figures.path("output").asLong(),
        orNull(figures.path("cachedInput")),
        orNull(figures.path("cacheWrite5m")),
        orNull(figures.path("cacheWrite1h")),
        orNull(figures.path("reasoning")),
        orNull(figures.path("audioInput")),
        orNull(figures.path("audioOutput")),
        orNull(figures.path("image")));
  }

  private static ModelPrice inOrder(JsonNode figures) {
    return new ModelPrice(
        figures.path(0).asLong(),
        figures.path(1).asLong(),
        orNull(figures.path(2)),
        null,
        null,
        null,
        orNull(figures.path(3)),
        null,
        orNull(figures.path(4)));
  }

  private static Long orNull(JsonNode figure) {
    return figure.isNumber() ? (Long) figure.asLong() : null;
  }
}
