package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors in Anthropic's shape: {@code {"type":"error","error":{"type","message"},"request_id"}}.
 * What the gateway has to say beyond it stands beside the message, where clients pass it over.
 */
public final class MessagesErrors {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ERROR = "error";
  private static final String FAULT = "api_error";
  private static final String BILLING = "billing_error";

  /** Words by which clients of this API know that they have to shorten what they send. */
  private static final String TOO_LONG = "prompt is too long";

  private MessagesErrors() {}

  public static byte[] body(GatewayFailure failure, UUID requestId) {
    boolean spent = failure.code().equals(GatewayFailure.SPENT_QUOTA);
    String type = spent ? BILLING : type(failure.status());
    return write(type, sentence(failure), failure.code(), failure.param(), requestId);
  }

  /** The same inside a stream that has already begun. */
  public static byte[] event(String code, String sentence, UUID requestId) {
    String type = code.equals(GatewayFailure.OVER_BUDGET) ? BILLING : FAULT;
    return EventFrames.of(ERROR, write(type, sentence, code, null, requestId));
  }

  private static String sentence(GatewayFailure failure) {
    String sentence = failure.sentence();
    return failure.code().equals(GatewayFailure.TOO_LONG) && !sentence.contains(TOO_LONG)
        ? TOO_LONG + ": " + sentence
        : sentence;
  }

  private static byte[] write(
      String type, String message, String code, @Nullable String param, UUID requestId) {
    ObjectNode body = JSON.createObjectNode().put("type", ERROR);
    ObjectNode error = body.putObject(ERROR).put("type", type).put("message", message);
    error.put("code", code);
    if (param != null) {
      error.put("param", param);
    }
    body.put("request_id", requestId.toString());
    return JSON.writeValueAsBytes(body);
  }

  /** The family of an error, by the status it goes with. */
  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 402 -> BILLING;
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 503, 529 -> "overloaded_error";
      case 504 -> "timeout_error";
      default -> status < 500 ? "invalid_request_error" : FAULT;
    };
  }
}
