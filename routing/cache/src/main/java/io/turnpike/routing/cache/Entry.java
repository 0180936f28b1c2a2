package io.turnpike.routing.cache;

import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kept answer, as it stood after output guardrails and before anything was put back into it.
 *
 * @param dialect in which it is: the path of the operation it answers, for example {@code messages}
 * @param streamed whether the body is a stream's frames
 * @param config name of the config it was made by
 * @param connection that served it
 * @param model as sent there
 * @param usage what it took then
 * @param costNanoUsd what it cost then; -1 where nobody knows
 * @param micros how long it took then
 * @param tags by which it can be purged
 */
public record Entry(
    String dialect,
    boolean streamed,
    byte[] body,
    @Nullable String contentType,
    @Nullable String config,
    String connection,
    String model,
    TokenUsage usage,
    long costNanoUsd,
    long micros,
    Instant storedAt,
    List<String> tags) {

  /** Answers are nobody's to print. */
  @Override
  public String toString() {
    return "Entry[" + dialect + ", " + body.length + " bytes]";
  }
}
