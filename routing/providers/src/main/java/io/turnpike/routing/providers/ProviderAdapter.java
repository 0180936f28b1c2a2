package io.turnpike.routing.providers;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.providers.ProviderConnection;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to a provider's API. Pure functions, no I/O, called on event loops; one bean
 * per API serves all connections of its types.
 */
public interface ProviderAdapter {

  /** Types of provider connections it speaks for, for example {@code openai}. */
  Set<String> types();

  /**
   * Address, headers and framing of a call; the credential is written, or signed with, here. Called
   * again when a request has to be sent again. Its outcome passes {@link ProviderRequest#of}.
   */
  ProviderRequest encode(ProviderCall call);

  /**
   * Whether that takes longer than an event loop may be held, 100 µs, so that it is done elsewhere:
   * a digest of a large body, for example.
   */
  default boolean takesLong(ProviderCall call) {
    return false;
  }

  /**
   * What a call's token is got by, before it is encoded; null where its credential is sent, or
   * signed with, as it is.
   */
  default @Nullable TokenGrant grant(ProviderCall call) {
    return null;
  }

  /**
   * How an operation is carried out; null when the API has nothing like it, and then the operation
   * in its canonical form is asked about.
   *
   * @param asked an operation as clients or the canonical form name it
   */
  @Nullable Wording wording(Asked asked);

  /**
   * What is to be carried out.
   *
   * @param operation for example {@code chat/completions}
   * @param request in that operation's dialect
   * @param model as the provider knows it
   */
  record Asked(
      String operation,
      RequestScan request,
      String model,
      Target target,
      ProviderConnection connection) {}

  /** Whether the tokens a client allows at most are known to include those of reasoning. */
  default boolean limitsReasoning() {
    return false;
  }

  /**
   * Whether it passes calls on to others, and {@code models} and {@code provider} of a request say
   * to it to whom.
   */
  default boolean routes() {
    return false;
  }

  /** Names of the models in the provider's list of them; null for what is no such list. */
  default @Nullable List<String> models(byte[] list) {
    return ModelNames.of(list);
  }

  /** What the provider behind the address has for a call that only tries. */
  default ProbeMeans probe(URI baseUrl) {
    return ProbeMeans.LIST;
  }

  /**
   * Models of a connection of which its provider's list says nothing, so that only calls tell
   * whether they are served; null where the list tells.
   */
  default @Nullable List<String> unlisted(ProviderConnection connection) {
    return null;
  }

  /** What an answer that is no success means. */
  ProviderFailure failure(int status, byte[] body);

  /** What an error event inside a stream that began as a success means. */
  ProviderFailure failureInStream(byte[] data, int start, int end);

  /**
   * A provider's refusal, understood.
   *
   * @param code the provider's own word where the client can use it; null otherwise
   * @param message the provider's own sentence, not yet scrubbed; null when there is none
   * @param scope whom it is about
   * @param pause how long the document asks to be left alone, as it writes it, for example {@code
   *     1m30s}; null when it does not say
   */
  record ProviderFailure(
      FailureClass failure,
      @Nullable String code,
      @Nullable String message,
      FailureScope scope,
      @Nullable String pause) {

    /** The code of what is refused for the time at which this gateway has signed it. */
    public static final String CLOCK_SKEW = "gateway_clock_skew";

    public ProviderFailure(FailureClass failure, @Nullable String code, @Nullable String message) {
      this(failure, code, message, FailureScope.of(failure), null);
    }

    /** Whether this gateway's clock is at fault. */
    public boolean isOfClock() {
      return CLOCK_SKEW.equals(code);
    }
  }
}
