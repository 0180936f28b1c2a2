package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.QuotedWord;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.RoutePlan.Target;

/** Finds in a request for a response what it asks of a model. */
final class ResponsesNeeds implements RequestNeeds {

  private static final byte[] TYPE = word("type");
  private static final byte[] EFFORT = word("effort");
  private static final byte[] INPUT_IMAGE = word("input_image");
  private static final byte[] JSON_SCHEMA = word("json_schema");

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
    return input != null && QuotedWord.isIn(body.bytes(), input.start(), input.end(), INPUT_IMAGE);
  }

  private boolean says(String field, byte[] word, Target target) {
    byte[] own = SentResponses.parameter(field, target);
    if (own != null) {
      return QuotedWord.isIn(own, 0, own.length, word);
    }
    Member member = body.member(field);
    return member != null
        && !target.drops().contains(field)
        && QuotedWord.isIn(body.bytes(), member.start(), member.end(), word);
  }

  private static byte[] word(String text) {
    return ('"' + text + '"').getBytes(US_ASCII);
  }
}
