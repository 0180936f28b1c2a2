package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors in Google's shape: {@code {"error":{"code","message","status","details"}}}. */
public final class GeminiErrors {

  private static final String TYPE = "@type";
  private static final String TYPES = "type.googleapis.com/google.rpc.";
  private static final String DOMAIN = "turnpike";
  private static final int FAULT = 500;
  private static final int SPENT = 402;

  private GeminiErrors() {}

  public static byte[] body(GatewayFailure failure, UUID requestId) {
    ObjectNode error = error(failure.status(), failure.sentence());
    ArrayNode details = error.putArray("details");
    details.add(reason(failure.code(), failure.param(), requestId));
    Long wait = failure.retryAfterSeconds();
    if (wait != null) {
      details.addObject().put(TYPE, TYPES + "RetryInfo").put("retryDelay", wait + "s");
    }
    return write(error);
  }

  /** The same as the last piece of a stream that had begun. */
  public static byte[] inStream(String code, String sentence, UUID requestId) {
    int status = code.equals(GatewayFailure.OVER_BUDGET) ? SPENT : FAULT;
    ObjectNode error = error(status, sentence);
    error.putArray("details").add(reason(code, null, requestId));
    return write(error);
  }

  private static ObjectNode error(int status, String sentence) {
    return JsonTree.object()
        .put("code", status)
        .put("message", sentence)
        .put("status", status(status));
  }

  private static ObjectNode reason(String code, @Nullable String field, UUID requestId) {
    ObjectNode reason =
        JsonTree.object().put(TYPE, TYPES + "ErrorInfo").put("reason", code).put("domain", DOMAIN);
    ObjectNode more = reason.putObject("metadata").put("request_id", requestId.toString());
    if (field != null) {
      more.put("field", field);
    }
    return reason;
  }

  private static byte[] write(ObjectNode error) {
    return JsonTree.bytes(JsonTree.object().set("error", error));
  }

  /** The code of Google's that goes with a status of HTTP. */
  private static String status(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 405 -> "UNIMPLEMENTED";
      case 409 -> "ABORTED";
      case 402, 429 -> "RESOURCE_EXHAUSTED";
      case 502, 503 -> "UNAVAILABLE";
      case 504 -> "DEADLINE_EXCEEDED";
      default -> status < FAULT ? "INVALID_ARGUMENT" : "INTERNAL";
    };
  }
}
