package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.TokenUsage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands around the content of a message: who it is, and what it used. */
final class MessageHead {

  private static final String ID = "\"msg_";
  private static final byte[] NAMELESS = {'"', '"'};

  private MessageHead() {}

  /** Up to the content's opening bracket. */
  static Pieces of(ObjectScan completion) {
    return new Pieces(1024)
        .put("{\"id\":")
        .put(id(completion.string("id")))
        .put(",\"type\":\"message\",\"role\":\"assistant\",\"model\":")
        .put(orNameless(completion.string("model")))
        .put(",\"content\":[");
  }

  /** Cached tokens are among those read in a chat completion, and beside them in a message. */
  static byte[] usage(TokenUsage used) {
    long input = used.input() + used.audioInput() + used.image();
    long written = used.cacheWrite5m() + used.cacheWrite1h();
    return new Pieces(256)
        .put("{\"input_tokens\":" + input)
        .put(",\"cache_creation_input_tokens\":" + written)
        .put(",\"cache_read_input_tokens\":" + used.cachedInput())
        .put(",\"cache_creation\":{\"ephemeral_5m_input_tokens\":" + used.cacheWrite5m())
        .put(",\"ephemeral_1h_input_tokens\":" + used.cacheWrite1h())
        .put("},\"output_tokens\":" + used.totalOutput())
        .put(",\"output_tokens_details\":{\"thinking_tokens\":" + used.reasoning())
        .put("}}")
        .toArray();
  }

  static byte[] orNameless(byte @Nullable [] quoted) {
    return quoted == null ? NAMELESS : quoted;
  }

  /** An id of its own for what came without one. */
  static byte[] unique(String beginning) {
    String id = beginning + UUID.randomUUID().toString().replace("-", "");
    return ("\"" + id + "\"").getBytes(US_ASCII);
  }

  private static byte[] id(byte @Nullable [] quoted) {
    if (quoted == null || quoted.length <= NAMELESS.length) {
      return unique("msg_");
    }
    boolean known = new String(quoted, US_ASCII).startsWith(ID);
    return known
        ? quoted
        : new Pieces(quoted.length + 8).put(ID).put(quoted, 1, quoted.length).toArray();
  }
}
