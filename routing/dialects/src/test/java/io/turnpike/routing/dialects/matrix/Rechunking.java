package io.turnpike.routing.dialects.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.completions.CompletionsDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Streams of a provider, written down in any legal way and cut anywhere, for one client.
 *
 * @param name of the client and the provider
 * @param features whose answers it gets
 */
record Rechunking(String name, MatrixProvider provider, Exchange exchange, List<String> features) {

  private static final Operation COMPLETIONS =
      new CompletionsDialect(new ChatDialect()).operations().getFirst();
  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};

  /** All in which something is translated. */
  static List<Rechunking> all() {
    return Arrays.stream(MatrixProvider.values())
        .flatMap(
            provider ->
                Stream.concat(
                    Arrays.stream(MatrixClient.values())
                        .filter(client -> client != provider.alike)
                        .map(client -> of(client, provider)),
                    Stream.of(ofCompletions(provider))))
        .toList();
  }

  private static Rechunking of(MatrixClient client, MatrixProvider provider) {
    JsonNode request = MatrixFixture.of(client).path("requests").path("stream");
    byte[] body = MatrixFixture.JSON.writeValueAsBytes(request);
    JsonNode answers = MatrixFixture.of(provider);
    return new Rechunking(
        client.word() + " from " + provider.word(),
        provider,
        Exchange.of(client, provider, body, true),
        MatrixFixture.features(answers, "answers"));
  }

  private static Rechunking ofCompletions(MatrixProvider provider) {
    byte[] body = "{\"model\":\"m-1\",\"prompt\":\"Hi.\",\"stream\":true}".getBytes(UTF_8);
    return new Rechunking(
        "completions from " + provider.word(),
        provider,
        Exchange.of(COMPLETIONS, COMPLETIONS.scan(null, body), provider),
        List.of("text", "stopped at a limit", "usage", "error in a stream"));
  }

  /** The feature whose stream came out otherwise; empty when none did. */
  String differing(int from, int to) {
    List<String> wholes =
        features.stream().map(it -> told(List.of(written(it, "\n", " ")))).toList();
    for (int seed = from; seed < to; seed++) {
      Random random = new Random(seed);
      int which = seed % features.size();
      String end = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
      byte[] sent = written(features.get(which), end, random.nextBoolean() ? " " : "");
      if (!told(pieces(sent, random)).equals(wholes.get(which))) {
        return features.get(which) + ", seed " + seed;
      }
    }
    return "";
  }

  /** Ids that are drawn are not the same twice. */
  private String told(List<byte[]> pieces) {
    return new String(exchange.stream(pieces), UTF_8).replaceAll("[0-9a-f]{24,32}", "X");
  }

  private byte[] written(String feature, String lineEnd, String space) {
    JsonNode events = MatrixFixture.of(provider).path("answers").path(feature).path("events");
    byte[] stream = MatrixFixture.stream(provider, events);
    if (provider == MatrixProvider.BEDROCK) {
      return stream;
    }
    return new String(stream, UTF_8)
        .replace("\ndata: ", "\ndata:" + space)
        .replace("\n", lineEnd)
        .getBytes(UTF_8);
  }

  private static List<byte[]> pieces(byte[] bytes, Random random) {
    int longest = 1 + random.nextInt(random.nextBoolean() ? 8 : 400);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  @Override
  public String toString() {
    return name;
  }
}
