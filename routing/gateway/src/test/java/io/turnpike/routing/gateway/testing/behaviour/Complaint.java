package io.turnpike.routing.gateway.testing.behaviour;

import org.jspecify.annotations.Nullable;

/**
 * What a provider holds against a request, in the words of both vendors.
 *
 * @param type OpenAI's {@code error.type}
 * @param code OpenAI's {@code error.code}; null for none
 * @param kind Anthropic's {@code error.type}
 * @param detail Anthropic's {@code error.details.error_code}; null for none
 */
public record Complaint(
    String message, String type, @Nullable String code, String kind, @Nullable String detail) {

  static final Complaint OVERHEATED =
      new Complaint("The engine overheated.", "server_error", null, "api_error", null);
  static final Complaint OVERLOADED =
      new Complaint("Overloaded", "overloaded_error", null, "overloaded_error", null);
  static final Complaint LIMITED =
      new Complaint(
          "Too many requests.",
          "rate_limit_exceeded",
          "rate_limit_exceeded",
          "rate_limit_error",
          null);
  static final Complaint QUOTA =
      new Complaint(
          "You exceeded your current quota, please check your plan.",
          "insufficient_quota",
          "insufficient_quota",
          "rate_limit_error",
          "enforced_spend_limit_reached");
  static final Complaint OWN_LIMIT =
      new Complaint(
          "You have reached your specified API usage limits.",
          "requests",
          "project_spend_limit_exceeded",
          "invalid_request_error",
          null);
  static final Complaint CONTEXT =
      new Complaint(
          "prompt is too long: 9000 tokens > 8192 maximum; this model's maximum context length is"
              + " 8192 tokens.",
          "invalid_request_error",
          "context_length_exceeded",
          "invalid_request_error",
          null);
  static final Complaint FILTERED =
      new Complaint(
          "Output blocked by content filtering policy",
          "invalid_request_error",
          "content_filter",
          "invalid_request_error",
          null);

  /** What usually comes with a status. */
  static Complaint of(int status) {
    String message = "The provider answered " + status + ".";
    return switch (status) {
      case 401 ->
          new Complaint(
              message, "authentication_error", "invalid_api_key", "authentication_error", null);
      case 402 -> new Complaint(message, "billing_error", "status_402", "billing_error", null);
      case 403 ->
          new Complaint(message, "authentication_error", "status_403", "permission_error", null);
      case 404 ->
          new Complaint(
              message, "invalid_request_error", "model_not_found", "not_found_error", null);
      case 413 ->
          new Complaint(message, "invalid_request_error", "status_413", "request_too_large", null);
      case 429 -> LIMITED;
      case 503, 529 ->
          new Complaint(message, "overloaded_error", "status_" + status, "overloaded_error", null);
      case 504 -> new Complaint(message, "server_error", "status_504", "timeout_error", null);
      default -> other(status, message);
    };
  }

  private static Complaint other(int status, String message) {
    return status >= 500
        ? new Complaint(message, "server_error", "status_" + status, "api_error", null)
        : new Complaint(
            message, "invalid_request_error", "status_" + status, "invalid_request_error", null);
  }
}
