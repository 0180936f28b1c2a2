package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds in a request what it asks of a model. Nothing is parsed again. */
final class MessagesNeeds implements RequestNeeds {

  private static final String CONFIG = "output_config";

  private static final byte[] TYPE = "\"type\"".getBytes(US_ASCII);
  private static final byte[] IMAGE = "\"image\"".getBytes(US_ASCII);
  private static final byte[] ENABLED = "\"enabled\"".getBytes(US_ASCII);
  private static final byte[] EFFORT = "\"effort\"".getBytes(US_ASCII);
  private static final byte[] JSON_SCHEMA = "\"json_schema\"".getBytes(US_ASCII);

  private final ScannedBody body;

  MessagesNeeds(ScannedBody body) {
    this.body = body;
  }

  @java.lang.Override
  public boolean tools(Target target) {
    Member tools = sent("tools", target);
    return TargetParameters.among(target.overrides(), "tools") != null
        || tools != null && isFilled(tools);
  }

  /** How much a model thinks by itself is its own affair, so that {@code adaptive} asks nothing. */
  @java.lang.Override
  public boolean reasoning(Target target) {
    return TargetParameters.among(target.overrides(), "reasoning_effort") != null
        || contains(sent("thinking", target), ENABLED)
        || contains(sent(CONFIG, target), EFFORT);
  }

  @java.lang.Override
  public boolean jsonSchema(Target target) {
    return contains(sent(CONFIG, target), JSON_SCHEMA)
        || contains(sent("output_format", target), JSON_SCHEMA);
  }

  @java.lang.Override
  public boolean vision() {
    Member messages = body.member("messages");
    if (messages != null) {
      int last = messages.end() - IMAGE.length;
      for (int at = messages.start(); at <= last; at++) {
        if (is(IMAGE, at) && isType(at)) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Member sent(String field, Target target) {
    return target.drops().contains(field) ? null : body.member(field);
  }

  private boolean isFilled(Member list) {
    for (int at = list.start() + 1; at < list.end() - 1; at++) {
      if (body.bytes()[at] > ' ') {
        return body.bytes()[list.start()] == '[';
      }
    }
    return false;
  }

  /**
   * A word inside a text is written with escaped quotes, so what is found is a string of its own.
   */
  private boolean contains(@Nullable Member member, byte[] word) {
    if (member != null) {
      for (int at = member.start(); at <= member.end() - word.length; at++) {
        if (is(word, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean is(byte[] word, int at) {
    return body.bytes()[at] == word[0]
        && Arrays.equals(body.bytes(), at, at + word.length, word, 0, word.length);
  }

  /** Whether the string that begins there is a type. */
  private boolean isType(int value) {
    int colon = beforeSpace(value);
    int name = colon < 0 || body.bytes()[colon] != ':' ? -1 : beforeSpace(colon);
    int start = name - TYPE.length + 1;
    return start >= 0 && is(TYPE, start);
  }

  private int beforeSpace(int from) {
    int at = from - 1;
    while (at >= 0 && body.bytes()[at] <= ' ' && body.bytes()[at] >= 0) {
      at--;
    }
    return at;
  }
}
