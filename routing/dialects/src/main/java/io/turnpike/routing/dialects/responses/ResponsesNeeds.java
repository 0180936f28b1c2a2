package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;

/** Finds in a request for a response what it asks of a model. */
final class ResponsesNeeds implements RequestNeeds {

  private static final BytePattern TYPE = BytePattern.quoted("type");
  private static final BytePattern EFFORT = BytePattern.quoted("effort");
  private static final BytePattern INPUT_IMAGE = BytePattern.quoted("input_image");
  private static final BytePattern JSON_SCHEMA = BytePattern.quoted("json_schema");

  private final ScannedBody body;

  ResponsesNeeds(ScannedBody body) {
    this.body = body;
  }

  @Override
  public boolean tools(Target target) {
    return says("tools", TYPE, target);
  }

  @Override
  public boolean reasoning(Target target) {
    return says("reasoning", EFFORT, target)
        || SentResponses.parameter("reasoning_effort", target) != null;
  }

  @Override
  public boolean jsonSchema(Target target) {
    return says("text", JSON_SCHEMA, target);
  }

  @Override
  public boolean vision() {
    Member input = body.member(ResponsesRequest.INPUT);
    return input != null && INPUT_IMAGE.isIn(body.bytes(), input.start(), input.end());
  }

  private boolean says(String field, BytePattern word, Target target) {
    byte[] own = SentResponses.parameter(field, target);
    if (own != null) {
      return word.isIn(own);
    }
    Member member = body.member(field);
    return member != null
        && !target.drops().contains(field)
        && word.isIn(body.bytes(), member.start(), member.end());
  }
}
