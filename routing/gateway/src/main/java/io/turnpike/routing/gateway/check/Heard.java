package io.turnpike.routing.gateway.check;

import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/**
 * What came back, if anything did.
 *
 * @param status 0 without an answer
 * @param body at most {@value #LARGEST} bytes of it
 * @param error null where there was an answer
 */
record Heard(Asked asked, int status, byte[] body, @Nullable Throwable error) {

  private static final int LARGEST = 4 << 20;
  private static final byte[] NOTHING = {};
  private static final String ONE_TOKEN = "It answered a call of one token.";

  static Mono<Heard> read(Asked asked, HttpClientResponse head, ByteBufFlux body) {
    return AnswerBytes.of(body, LARGEST)
        .map(bytes -> new Heard(asked, head.status().code(), bytes, null));
  }

  static Heard failed(Asked asked, Throwable error) {
    return new Heard(asked, 0, NOTHING, error);
  }

  /** Whether asking for the models says nothing, and a call may say more. */
  boolean isNoList() {
    boolean missing = status == 404 || status == 405 || status == 501;
    return asked.means() == Means.MODELS
        && !WebPage.is(body)
        && (missing || isSuccess() && (isKeyUntried() || list() == null));
  }

  List<String> models() {
    List<String> listed = isSuccess() ? list() : null;
    return listed == null ? List.of() : listed;
  }

  /** Null for what is no list of models. */
  private @Nullable List<String> list() {
    return asked.findings().adapter().models(body);
  }

  /** Whether a model, or the connection's credential, is none to this provider. */
  boolean isNotServed() {
    return error == null
        && !isSuccess()
        && switch (refusal().failure()) {
          case NOT_FOUND, AUTH -> true;
          default -> false;
        };
  }

  /** Whether it leaves open that a model is served: nobody answered, or about something else. */
  boolean isInconclusive() {
    return error != null || WebPage.is(body) || !isSuccess() && !isOfRequest();
  }

  /** Whether the model is there, and does not take what it was asked. */
  private boolean isOfRequest() {
    return switch (refusal().failure()) {
      case BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER -> true;
      default -> false;
    };
  }

  Result result() {
    return isSuccess() ? success() : failure();
  }

  /**
   * With the models of a list that anybody gets.
   *
   * @param list null where nobody asked for it
   */
  Result beside(@Nullable Heard list) {
    List<String> models = list == null ? List.of() : list.models();
    return isSuccess() && !WebPage.is(body) && !models.isEmpty()
        ? works(ONE_TOKEN, models)
        : result();
  }

  private boolean isSuccess() {
    return isGranted() && !ErrorBody.is(body);
  }

  private boolean isGranted() {
    return status >= 200 && status < 300;
  }

  private Result success() {
    if (WebPage.is(body)) {
      return asked.fails(Fault.CONNECTION, "web_page", FailureSentences.page(asked) + ".");
    }
    if (asked.means() == Means.ONE_TOKEN_CALL) {
      return works(ONE_TOKEN, List.of());
    }
    return works(listed(models().size()), models());
  }

  private Result works(String sentence, List<String> models) {
    return asked.findings().works(asked.means(), sentence, models);
  }

  private boolean isKeyUntried() {
    return asked.findings().isKeyUntried(asked.means());
  }

  private String listed(int models) {
    String count =
        switch (models) {
          case 0 -> "It answers, and lists no models.";
          case 1 -> "It answers, and lists one model.";
          default -> "It answers, and lists " + models + " models.";
        };
    return isKeyUntried()
        ? count + " It lists them to anybody, so the key has not been tried."
        : count;
  }

  private Result failure() {
    return error == null
        ? FailureSentences.refused(this, refusal())
        : FailureSentences.unheard(asked, error);
  }

  private ProviderFailure refusal() {
    ProviderAdapter adapter = asked.findings().adapter();
    return isGranted()
        ? adapter.failureInStream(body, 0, body.length)
        : adapter.failure(status, body);
  }
}
