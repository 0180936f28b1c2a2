package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Errors in OpenAI's shape: {@code {"error":{"message","type","param","code"}}}. */
final class ChatErrors {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FAULT = "api_error";

  private ChatErrors() {}

  static byte[] body(GatewayFailure failure, UUID requestId) {
    boolean spent = failure.code().equals(GatewayFailure.SPENT_QUOTA);
    String type = spent ? failure.code() : type(failure.status());
    return write(failure.sentence(), type, failure.param(), failure.code(), requestId);
  }

  /** The same inside a stream that has already begun. */
  static byte[] event(String code, String sentence, UUID requestId) {
    boolean spent = code.equals(GatewayFailure.OVER_BUDGET);
    String type = spent ? GatewayFailure.SPENT_QUOTA : FAULT;
    return ChatFrames.of(write(sentence, type, null, code, requestId));
  }

  private static byte[] write(
      String message, String type, @Nullable String param, String code, UUID requestId) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code)
        .put("request_id", requestId.toString());
    return JSON.writeValueAsBytes(body);
  }

  /** The family of an error, by the status it goes with. */
  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 402 -> GatewayFailure.SPENT_QUOTA;
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : FAULT;
    };
  }
}
