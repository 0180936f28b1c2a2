package io.turnpike.routing.providers.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.converse.ConverseTranslation;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import io.turnpike.routing.dialects.eventstream.EventStreamFrames;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much CPU a request of 1 KB to Bedrock takes, translated and signed, and a frame of its
 * streams. {@code infra/bench/bedrock} runs it.
 */
public final class BedrockBench {

  private static final int ROUNDS = 21;
  private static final int TIMES = 2_000;
  private static final Secret KEYS =
      new Secret(
          "{\"access_key_id\":\"AKIDEXAMPLE\",\"secret_access_key\":\"wJalrXUtnFEMI/K7MDENG\"}");
  private static final BedrockAdapter ADAPTER = new BedrockAdapter(new Addresses());

  private BedrockBench() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    byte[] chat = request("");
    byte[] messages = request(",\"max_tokens\":9");
    Translation converse = new ConverseTranslation();
    Translation hosted = BedrockAdapter.ANTHROPICS.translation();
    out.println("| request of 1 KB | CPU, median of " + ROUNDS + " rounds | least |");
    out.println("|--|--:|--:|");
    out.println(row("signed", () -> signed("converse", chat)));
    out.println(row("chat → converse, signed", () -> signed("converse", sent(converse, chat))));
    out.println(
        row("messages for Claude, signed", () -> signed("messages", sent(hosted, messages))));
    out.println();
    out.println("| frame of a stream | CPU, median | least |");
    out.println("|--|--:|--:|");
    byte[] delta =
        EventStreamFixture.event(
            "contentBlockDelta",
            "{\"contentBlockIndex\":0,\"delta\":{\"text\":\" quokka\"},\"p\":\"abcdefghij\"}");
    byte[] chunk =
        EventStreamFixture.chunk(
            "{\"type\":\"content_block_delta\",\"index\":0,"
                + "\"delta\":{\"type\":\"text_delta\",\"text\":\" quokka\"}}");
    Frames translated =
        new TranslatedFrames(new EventStreamFrames(1 << 20), converse.stream(Instant.EPOCH));
    out.println(row("converse → chat", () -> read(translated, delta)));
    Frames passed = new EventStreamFrames(1 << 20);
    out.println(row("messages for Claude", () -> read(passed, chunk)));
  }

  private static byte[] sent(@Nullable Translation translation, byte[] request) {
    return translation == null ? request : translation.request(request, null).body();
  }

  private static ProviderRequest signed(String operation, byte[] body) {
    return ProviderRequest.of(
        ADAPTER,
        new ProviderCall(
            operation,
            "POST",
            null,
            Set.of(),
            "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            false,
            RequestBody.of(body),
            URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com"),
            Map.of("region", "eu-central-1"),
            KEYS));
  }

  private static void read(Frames frames, byte[] message) {
    frames.append(Unpooled.wrappedBuffer(message));
    if (!frames.next()) {
      throw new IllegalStateException("There is a frame.");
    }
  }

  private static byte[] request(String more) {
    String body =
        "{\"model\":\"eu.anthropic.claude-sonnet-4-5-20250929-v1:0\",\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"%s\"}]"
            + more
            + "}";
    return body.formatted("word ".repeat((1024 - body.length()) / 5)).getBytes(UTF_8);
  }

  private static String row(String name, Runnable work) {
    for (int i = 0; i < TIMES * 10; i++) {
      work.run();
    }
    double[] micros = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < TIMES; i++) {
        work.run();
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      micros[round] = nanos / 1_000.0 / TIMES;
    }
    Arrays.sort(micros);
    return "| %s | %.1f µs | %.1f µs |".formatted(name, micros[ROUNDS / 2], micros[0]);
  }
}
