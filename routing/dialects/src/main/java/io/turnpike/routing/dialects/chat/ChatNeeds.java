package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;

/** Finds in a chat request what it asks of a model. */
final class ChatNeeds implements RequestNeeds {

  private static final BytePattern IMAGE_URL = BytePattern.quoted("image_url");
  private static final BytePattern INPUT_IMAGE = BytePattern.quoted("input_image");
  private static final BytePattern JSON_SCHEMA = BytePattern.quoted("json_schema");

  private final ScannedBody body;
  private int images = -1;

  ChatNeeds(ScannedBody body) {
    this.body = body;
  }

  @java.lang.Override
  public boolean tools(Target target) {
    return has("tools", target) || has("functions", target);
  }

  @java.lang.Override
  public boolean reasoning(Target target) {
    return has("reasoning_effort", target);
  }

  @java.lang.Override
  public boolean jsonSchema(Target target) {
    Override own = SentRequest.among(target.overrides(), "response_format");
    if (own != null) {
      return JSON_SCHEMA.isIn(own.json());
    }
    Member member = body.member("response_format");
    return member != null && !target.drops().contains("response_format") && in(member, JSON_SCHEMA);
  }

  /** A name inside a text is written with escaped quotes, so what is found is a part's type. */
  @java.lang.Override
  public boolean vision() {
    if (images < 0) {
      Member messages = body.member("messages");
      images = messages != null && (in(messages, IMAGE_URL) || in(messages, INPUT_IMAGE)) ? 1 : 0;
    }
    return images == 1;
  }

  private boolean has(String field, Target target) {
    if (SentRequest.among(target.overrides(), field) != null) {
      return true;
    }
    Member member = body.member(field);
    return member != null && !isNothing(member) && !target.drops().contains(field);
  }

  /** {@code null}, or an empty list. */
  private boolean isNothing(Member member) {
    byte first = body.bytes()[member.start()];
    return first == 'n' || first == '[' && isEmpty(member);
  }

  private boolean isEmpty(Member list) {
    for (int at = list.start() + 1; at < list.end() - 1; at++) {
      if (body.bytes()[at] > ' ') {
        return false;
      }
    }
    return true;
  }

  private boolean in(Member member, BytePattern word) {
    return word.isIn(body.bytes(), member.start(), member.end());
  }
}
