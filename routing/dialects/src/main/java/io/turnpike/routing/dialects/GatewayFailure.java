package io.turnpike.routing.dialects;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a gateway request gets an error instead of an answer. An answer, not a fault: it carries no
 * stack trace.
 */
public final class GatewayFailure extends RuntimeException {

  /** Code of a provider's spent quota, which is no rate limit though many vendors call it one. */
  public static final String SPENT_QUOTA = "insufficient_quota";

  /** Code of a call that does not fit into what a budget has left. */
  public static final String OVER_BUDGET = "budget_exceeded";

  /** Code of a prompt that does not fit into what a model reads. */
  public static final String TOO_LONG = "context_length_exceeded";

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String param;
  private final @Nullable Long retryAfterSeconds;
  private final boolean lasting;
  private final transient byte @Nullable [] document;
  private final transient List<Map.Entry<String, String>> headers;

  private GatewayFailure(
      int status,
      String code,
      String sentence,
      @Nullable String param,
      @Nullable Long retryAfterSeconds,
      boolean lasting,
      byte @Nullable [] document,
      List<Map.Entry<String, String>> headers) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
    this.param = param;
    this.retryAfterSeconds = retryAfterSeconds;
    this.lasting = lasting;
    this.document = document;
    this.headers = headers;
  }

  public static GatewayFailure of(int status, String code, String sentence) {
    return new GatewayFailure(status, code, sentence, null, null, false, null, List.of());
  }

  /** The request is wrong in a way its sender can mend. */
  public static GatewayFailure badRequest(String code, @Nullable String param, String sentence) {
    return new GatewayFailure(400, code, sentence, param, null, false, null, List.of());
  }

  public GatewayFailure about(String param) {
    return new GatewayFailure(
        status, code, sentence(), param, retryAfterSeconds, lasting, document, headers);
  }

  public GatewayFailure retryAfter(@Nullable Long seconds) {
    return new GatewayFailure(status, code, sentence(), param, seconds, lasting, document, headers);
  }

  /** The same, with nothing to be hoped from a second time whatever the status. */
  public GatewayFailure lasting() {
    return new GatewayFailure(
        status, code, sentence(), param, retryAfterSeconds, true, document, headers);
  }

  /** The same, told by the provider's own error as it came, with its status. */
  public GatewayFailure told(int itsStatus, byte[] body) {
    return new GatewayFailure(
        itsStatus, code, sentence(), param, retryAfterSeconds, lasting, body, headers);
  }

  /** The same with more that the answer says, by name. */
  public GatewayFailure saying(List<Map.Entry<String, String>> more) {
    return new GatewayFailure(
        status, code, sentence(), param, retryAfterSeconds, lasting, document, more);
  }

  /** What the answer says beside its body, by name. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** A provider's own error in the client's dialect; null where the gateway words it. */
  public byte @Nullable [] document() {
    return document;
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

  /** Whether the same request gets the same answer when it is sent again. */
  public boolean isLasting() {
    return switch (status) {
      case 408, 409, 425 -> lasting;
      case 429, 503 -> lasting || retryAfterSeconds == null;
      default -> lasting || status < 500;
    };
  }
}
