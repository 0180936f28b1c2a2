package io.turnpike.routing.dialects.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;

/** A stream in a canonical form, cut anywhere, as its client gets it. */
public final class CutStream {

  private CutStream() {}

  /** All that the client gets of a stream that came in one piece. */
  public static String whole(String canonical, AnswerStream answers) {
    return translated(canonical, answers, canonical.length() * 4);
  }

  /** The same of one in pieces of any length. */
  public static String cut(String canonical, AnswerStream answers, Random random) {
    return translated(canonical, answers, 1 + random.nextInt(40), random);
  }

  private static String translated(String canonical, AnswerStream answers, int piece) {
    return translated(canonical, answers, piece, null);
  }

  private static String translated(
      String canonical,
      AnswerStream answers,
      int longest,
      @org.jspecify.annotations.Nullable Random random) {
    SseScanner frames = new SseScanner(1 << 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = canonical.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; ) {
      int length = random == null ? longest : 1 + random.nextInt(longest);
      int end = Math.min(bytes.length, at + length);
      frames.append(Unpooled.copiedBuffer(bytes, at, end - at));
      while (frames.next()) {
        answers.frames(frames).forEach(out::writeBytes);
      }
      at = end;
    }
    return out.toString(UTF_8);
  }
}
