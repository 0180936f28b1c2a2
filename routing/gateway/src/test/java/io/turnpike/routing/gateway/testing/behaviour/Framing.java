package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** HTTP that is wrong around an answer that is right. */
public final class Framing {

  private static final int BLOCK = 1 << 20;

  private Framing() {}

  /** The body ends so many bytes before its declared length. */
  public static Behaviour tooShort(int bytes) {
    return Completion.tokens(3).lengthOff(bytes);
  }

  /** No length and no chunks: the body ends with the connection. */
  public static Behaviour untilClose() {
    return call -> {
      String type = call.stream() ? "text/event-stream" : "application/json";
      byte[] head = Http.head(200, "Content-Type: " + type);
      List<String> tokens = List.of("t1", " t2", " t3");
      StringBuilder body = new StringBuilder();
      if (call.stream()) {
        Shape shape = call.shape();
        List<Event> events = new ArrayList<>(shape.beginning(call, Form.PLAIN));
        tokens.forEach(token -> events.add(shape.token(call, Form.PLAIN, token)));
        events.addAll(shape.finish(call, Form.PLAIN, tokens.size()));
        events.add(shape.end());
        events.forEach(event -> body.append(new String(SseStyle.PLAIN.event(event, false), UTF_8)));
      } else {
        body.append(call.shape().whole(call, Form.PLAIN, tokens));
      }
      return Stream.of(Step.send(head), Step.send(body.toString()), new Step.Close());
    };
  }

  /** So many bytes follow the declared end of the body. */
  public static Behaviour surplus(int bytes) {
    byte[] more = "x".repeat(bytes).getBytes(UTF_8);
    return followedBy(more);
  }

  /** A second answer follows the first: what a poisoned connection would give to the next asker. */
  public static Behaviour secondAnswer() {
    String body = "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"poison\"}}]}";
    return followedBy(Http.whole(200, "application/json", body.getBytes(UTF_8), List.of()));
  }

  /** The beginning of a second answer, so that the next one would be read as its body. */
  public static Behaviour halfASecondAnswer() {
    return followedBy(Http.head(200, "Content-Type: application/json", "Content-Length: 90000"));
  }

  /** In a header that would be passed on. */
  public static Behaviour inHeader(String text) {
    return Completion.tokens(3).header("x-request-id: before" + text + "after");
  }

  /** Unpacks to this many MiB, out of a thousandth of that. */
  public static Behaviour bomb(int mebibytes) {
    return call -> {
      String type = call.stream() ? "text/event-stream" : "application/json";
      byte[] head =
          Http.head(200, "Content-Type: " + type, "Content-Encoding: gzip", "Connection: close");
      byte[] block = zeros();
      byte[] magic = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
      return Stream.of(
              Stream.of(Step.send(head), Step.send(magic)),
              LongStream.range(0, mebibytes).mapToObj(_ -> Step.send(block)),
              Stream.of(new Step.Close()))
          .flatMap(steps -> steps);
    };
  }

  private static Behaviour followedBy(byte[] more) {
    return call -> {
      java.util.List<Step> steps =
          new java.util.ArrayList<>(Completion.tokens(3).steps(call).toList());
      for (int i = steps.size() - 1; i >= 0; i--) {
        if (steps.get(i) instanceof Step.Send(byte[] bytes, int tokens)) {
          steps.set(i, new Step.Send(Http.join(bytes, more), tokens));
          break;
        }
      }
      return steps.stream();
    };
  }

  /** Deflated so that it may be repeated as often as one likes. */
  private static byte[] zeros() {
    try (Deflater deflater = new Deflater(9, true)) {
      deflater.setInput(new byte[BLOCK]);
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
      while (length > 0) {
        block.write(buffer, 0, length);
        length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
      }
      return block.toByteArray();
    }
  }
}
