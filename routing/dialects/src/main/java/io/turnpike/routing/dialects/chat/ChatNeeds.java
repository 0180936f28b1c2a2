package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.QuotedWord;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Target;

/** Finds in a chat request what it asks of a model. */
final class ChatNeeds implements RequestNeeds {

  private static final byte[] IMAGE_URL = ChatFrames.ascii("\"image_url\"");
  private static final byte[] INPUT_IMAGE = ChatFrames.ascii("\"input_image\"");
  private static final byte[] JSON_SCHEMA = ChatFrames.ascii("\"json_schema\"");

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
      return QuotedWord.isIn(own.json(), 0, own.json().length, JSON_SCHEMA);
    }
    Member member = body.member("response_format");
    return member != null
        && !target.drops().contains("response_format")
        && QuotedWord.isIn(body.bytes(), member.start(), member.end(), JSON_SCHEMA);
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

  private boolean in(Member member, byte[] word) {
    return QuotedWord.isIn(body.bytes(), member.start(), member.end(), word);
  }
}
