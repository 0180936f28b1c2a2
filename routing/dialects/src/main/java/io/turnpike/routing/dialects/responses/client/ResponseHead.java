package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A response but for its output: who answers, how it ended, what it used. */
final class ResponseHead {

  private static final String IN_PROGRESS = "in_progress";
  private static final byte[] NOTHING = {'[', ']'};
  private static final byte[] NAMELESS = {'"', '"'};

  private final byte[] echo;
  private final long created;
  private final String mark;
  private byte[] model = NAMELESS;
  private byte[] usage = ResponseUsage.UNKNOWN;
  private @Nullable String cutBy;

  ResponseHead(byte[] echo, Instant now) {
    this.echo = echo;
    this.created = now.getEpochSecond();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    this.mark = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  /** What makes its ids unique. */
  String mark() {
    return mark;
  }

  /**
   * @param name as JSON; null when the provider does not say
   */
  void model(byte @Nullable [] name) {
    model = name == null ? model : name;
  }

  /**
   * @param counts a canonical usage object; null without one
   */
  void usage(byte @Nullable [] counts) {
    usage = counts == null ? usage : ResponseUsage.of(counts);
  }

  /**
   * @param reason in the words of chat completions; null while it goes on
   */
  void finished(@Nullable String reason) {
    cutBy =
        switch (reason) {
          case "length" -> "max_output_tokens";
          case "content_filter" -> reason;
          case null, default -> cutBy;
        };
  }

  /** Of what was being said when it ended. */
  String itemStatus() {
    return cutBy == null ? "completed" : "incomplete";
  }

  /** Type of the event that ends a stream. */
  String ending() {
    return "response." + itemStatus();
  }

  byte[] begun() {
    return write(IN_PROGRESS, NOTHING, ResponseUsage.UNKNOWN, null);
  }

  byte[] whole(byte[] output) {
    return write(itemStatus(), output, usage, cutBy);
  }

  /** What a stream that breaks has to repeat. */
  FailedResponse failed(long lastSequence) {
    FailedResponse failed = new FailedResponse();
    failed.follows(lastSequence);
    failed.begun(OutputItem.json(id()), model, OutputItem.json(Long.toString(created)));
    return failed;
  }

  private String id() {
    return "\"resp_" + mark + '"';
  }

  private byte[] write(String status, byte[] output, byte[] used, @Nullable String cut) {
    return new Pieces(output.length + echo.length + 384)
        .put("{\"id\":" + id() + ",\"object\":\"response\",\"created_at\":" + created)
        .put(",\"status\":\"" + status + "\",\"error\":null,\"incomplete_details\":")
        .put(cut == null ? "null" : "{\"reason\":\"" + cut + "\"}")
        .put(",\"model\":")
        .put(model)
        .put(",\"output\":")
        .put(output)
        .put(",\"usage\":")
        .put(used)
        .put(echo)
        .put("}")
        .toArray();
  }
}
