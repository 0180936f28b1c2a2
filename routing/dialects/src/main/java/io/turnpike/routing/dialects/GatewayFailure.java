package io.turnpike.routing.dialects;

import org.jspecify.annotations.Nullable;

/**
 * Why a gateway request gets an error instead of an answer. An answer, not a fault: it carries no
 * stack trace.
 */
public final class GatewayFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String param;
  private final @Nullable Long retryAfterSeconds;

  private GatewayFailure(
      int status,
      String code,
      String sentence,
      @Nullable String param,
      @Nullable Long retryAfterSeconds) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
    this.param = param;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static GatewayFailure of(int status, String code, String sentence) {
    return new GatewayFailure(status, code, sentence, null, null);
  }

  /** The request is wrong in a way its sender can mend. */
  public static GatewayFailure badRequest(String code, @Nullable String param, String sentence) {
    return new GatewayFailure(400, code, sentence, param, null);
  }

  public GatewayFailure about(String param) {
    return new GatewayFailure(status, code, sentence(), param, retryAfterSeconds);
  }

  public GatewayFailure retryAfter(@Nullable Long seconds) {
    return new GatewayFailure(status, code, sentence(), param, seconds);
  }

  public int status() {
    return status;
  }

  /** A stable word for programs. */
  public String code() {
    return code;
  }

  /** A sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The request field at fault; null when it is none in particular. */
  public @Nullable String param() {
    return param;
  }

  /** Null when waiting does not help. */
  public @Nullable Long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
