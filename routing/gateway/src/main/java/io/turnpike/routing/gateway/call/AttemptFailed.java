package io.turnpike.routing.gateway.call;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt ended without anything having reached the client, so another one may follow. A value
 * on its way to whoever decides that, not a fault: no stack trace.
 */
public final class AttemptFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The provider refused the key that the client brought itself. */
  public static final String OWN_KEY_REFUSED = "own_provider_key_refused";

  /** The provider does not take back what it, or somebody else, has signed. */
  public static final String SIGNATURE_REFUSED = "invalid_signature";

  /** The provider wants a key, the connection has none, and the client brought none. */
  public static final String OWN_KEY_MISSING = "own_provider_key_missing";

  /**
   * In place of a provider's status, where a guardrail turns an answer down: as configs from
   * elsewhere name it among those that lead on or are tried again.
   */
  public static final int TURNED_DOWN = 446;

  private final FailureClass failure;
  private final String code;
  private final int status;
  private final transient @Nullable Duration retryAfter;
  private final FailureScope scope;
  private final @Nullable String param;
  private final transient byte @Nullable [] document;

  private AttemptFailed(
      FailureClass failure,
      String code,
      String sentence,
      int status,
      @Nullable Duration retryAfter,
      FailureScope scope,
      @Nullable String param,
      byte @Nullable [] document) {
    super(sentence, null, false, false);
    this.failure = failure;
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.scope = scope;
    this.param = param;
    this.document = document;
  }

  public AttemptFailed(
      FailureClass failure,
      String code,
      String sentence,
      int status,
      @Nullable Duration retryAfter) {
    this(failure, code, sentence, status, retryAfter, FailureScope.of(failure), null, null);
  }

  public AttemptFailed(FailureClass failure, String code, String sentence) {
    this(failure, code, sentence, 0, null);
  }

  /** The same, blamed on a field of the request. */
  public AttemptFailed about(String field) {
    return new AttemptFailed(failure, code, sentence(), status, retryAfter, scope, field, document);
  }

  /** The same, concerning more or less than its class usually does. */
  public AttemptFailed concerning(FailureScope whom) {
    return new AttemptFailed(failure, code, sentence(), status, retryAfter, whom, param, document);
  }

  /** The same, with a wait that the provider did not name. */
  public AttemptFailed after(Duration wait) {
    return new AttemptFailed(failure, code, sentence(), status, wait, scope, param, document);
  }

  /** The same, with the provider's own error, for a client that goes by its wording. */
  public AttemptFailed told(byte[] body) {
    return new AttemptFailed(failure, code, sentence(), status, retryAfter, scope, param, body);
  }

  /** The provider's own error in the client's dialect, scrubbed; null where that is not kept. */
  public byte @Nullable [] document() {
    return document;
  }

  public FailureClass failure() {
    return failure;
  }

  /** A stable word that says more than the class, for example {@code upstream_dns}. */
  public String code() {
    return code;
  }

  /** A wrong address, a bad certificate, a redirect or a clock is the same the next time. */
  public boolean isOfSetUp() {
    return switch (code) {
      case "upstream_tls",
          "upstream_address_refused",
          "upstream_redirect",
          "token_endpoint_invalid",
          ProviderFailure.CLOCK_SKEW ->
          true;
      default -> false;
    };
  }

  /** For people, scrubbed of secrets. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Of the provider's answer; 0 when there was none. */
  public int status() {
    return status;
  }

  public FailureScope scope() {
    return scope;
  }

  /** The request field at fault; null when it is none in particular. */
  public @Nullable String param() {
    return param;
  }

  /** What the provider asked for; null when it did not. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
