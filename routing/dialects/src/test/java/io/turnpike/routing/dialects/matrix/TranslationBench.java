package io.turnpike.routing.dialects.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * How much CPU it takes to translate a whole request of 1 KB, reading included, and one frame of a
 * stream beyond what it costs to pass it. {@code infra/bench/translation} runs it.
 */
public final class TranslationBench {

  private static final int ROUNDS = 21;
  private static final int REQUESTS = 2_000;
  private static final int FRAMES = 500;
  private static final int STREAMS = 10;

  private TranslationBench() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    out.println("| request of 1 KB, whole | CPU, median of " + ROUNDS + " rounds | least |");
    out.println("|--|--:|--:|");
    out.println(request("messages → chat", MatrixClient.MESSAGES, MatrixProvider.OPENAI));
    out.println(request("chat → messages", MatrixClient.CHAT, MatrixProvider.ANTHROPIC));
    out.println(request("responses → chat", MatrixClient.RESPONSES, MatrixProvider.OPENAI));
    out.println(request("chat → responses", MatrixClient.CHAT, MatrixProvider.BRIDGE));
    out.println(request("gemini → chat", MatrixClient.GEMINI, MatrixProvider.OPENAI));
    out.println(request("chat → gemini", MatrixClient.CHAT, MatrixProvider.GEMINI));
    out.println(request("messages → gemini", MatrixClient.MESSAGES, MatrixProvider.GEMINI));
    out.println(request("chat → converse", MatrixClient.CHAT, MatrixProvider.BEDROCK));
    out.println(request("chat → cohere", MatrixClient.CHAT, MatrixProvider.COHERE));
    out.println();
    out.println("| frame of a stream, beyond passing it | CPU, median | least |");
    out.println("|--|--:|--:|");
    out.println(frame("messages → chat", MatrixClient.CHAT, MatrixProvider.ANTHROPIC));
    out.println(frame("responses → chat", MatrixClient.CHAT, MatrixProvider.BRIDGE));
    out.println(frame("gemini → chat", MatrixClient.CHAT, MatrixProvider.GEMINI));
    out.println(frame("gemini → messages", MatrixClient.MESSAGES, MatrixProvider.GEMINI));
    out.println(frame("chat → messages", MatrixClient.MESSAGES, MatrixProvider.OPENAI));
    out.println(frame("chat → responses", MatrixClient.RESPONSES, MatrixProvider.OPENAI));
    out.println(frame("chat → gemini", MatrixClient.GEMINI, MatrixProvider.OPENAI));
    out.println(frame("converse → chat", MatrixClient.CHAT, MatrixProvider.BEDROCK));
    out.println(frame("cohere → chat", MatrixClient.CHAT, MatrixProvider.COHERE));
    out.println(frame("messages → responses", MatrixClient.RESPONSES, MatrixProvider.ANTHROPIC));
  }

  private static String request(String name, MatrixClient client, MatrixProvider provider) {
    byte[] body = ofOneKilobyte(client);
    double[] micros =
        rounds(() -> Exchange.of(client, provider, body, false), REQUESTS, body.length / 1024.0);
    return row(name, micros);
  }

  /** With tools, calls, their results and as much text as there is room for. */
  private static byte[] ofOneKilobyte(MatrixClient client) {
    String request = MatrixFixture.of(client).path("requests").path("parallel tools").toString();
    int room = Math.max(0, 1024 - request.getBytes(UTF_8).length);
    return request.replace("\"Hi.\"", "\"" + "word ".repeat(room / 5) + "\"").getBytes(UTF_8);
  }

  private static String frame(String name, MatrixClient client, MatrixProvider provider) {
    double[] translated = stream(client, provider);
    double[] passed = passed(provider);
    double[] beyond = new double[ROUNDS];
    Arrays.setAll(beyond, i -> translated[i] - passed[i]);
    return row(name, beyond);
  }

  /** No client takes a binary stream, so that it costs nothing to pass it. */
  private static double[] passed(MatrixProvider provider) {
    return provider.alike == null ? new double[ROUNDS] : stream(provider.alike, provider);
  }

  /** Each frame comes for itself, as it does from a provider that thinks. */
  private static double[] stream(MatrixClient client, MatrixProvider provider) {
    JsonNode request = MatrixFixture.of(client).path("requests").path("stream");
    Exchange exchange =
        Exchange.of(client, provider, MatrixFixture.JSON.writeValueAsBytes(request), true);
    List<byte[]> frames = frames(provider);
    return rounds(() -> exchange.stream(frames), STREAMS, frames.size());
  }

  private static List<byte[]> frames(MatrixProvider provider) {
    JsonNode events = MatrixFixture.of(provider).path("answers").path("text").path("events");
    List<byte[]> frames = new ArrayList<>();
    for (JsonNode event : events) {
      ArrayNode one = MatrixFixture.JSON.createArrayNode().add(event);
      byte[] frame = MatrixFixture.stream(provider, one);
      String text = new String(frame, UTF_8).replace("data: [DONE]\n\n", "");
      int times = text.contains("\"quokka.\"") && isDelta(event) ? FRAMES : 1;
      byte[] sent = provider == MatrixProvider.BEDROCK ? frame : text.getBytes(UTF_8);
      for (int i = 0; i < times; i++) {
        frames.add(sent);
      }
    }
    return frames;
  }

  private static boolean isDelta(JsonNode event) {
    return event.has("delta") || event.has("choices") || event.has("candidates");
  }

  /** Microseconds of this thread's CPU for one of so many units. */
  private static double[] rounds(Runnable work, int times, double units) {
    for (int i = 0; i < times * 5; i++) {
      work.run();
    }
    double[] micros = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        work.run();
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      micros[round] = nanos / 1_000.0 / times / units;
    }
    Arrays.sort(micros);
    return micros;
  }

  private static String row(String name, double[] micros) {
    return "| %s | %.1f µs | %.1f µs |".formatted(name, micros[ROUNDS / 2], micros[0]);
  }
}
