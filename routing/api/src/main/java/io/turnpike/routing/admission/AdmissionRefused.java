package io.turnpike.routing.admission;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A limit or a budget stands against the call. Carries no stack trace: it is an answer. */
public final class AdmissionRefused extends RuntimeException {

  private final int status;
  private final String code;
  private final String limit;
  private final @Nullable Long retryAfterSeconds;
  private final transient List<Map.Entry<String, String>> headers;

  /**
   * @param code for programs: {@code rate_limit_exceeded}, {@code budget_exceeded}, …
   * @param limit id of the limit or budget that refuses
   * @param sentence names it, whose it is and when to come back
   * @param retryAfterSeconds null when waiting does not help
   * @param headers what else the answer says, by name
   */
  public AdmissionRefused(
      int status,
      String code,
      String limit,
      String sentence,
      @Nullable Long retryAfterSeconds,
      List<Map.Entry<String, String>> headers) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
    this.limit = limit;
    this.retryAfterSeconds = retryAfterSeconds;
    this.headers = headers;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String limit() {
    return limit;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public @Nullable Long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  public List<Map.Entry<String, String>> headers() {
    return headers;
  }
}
