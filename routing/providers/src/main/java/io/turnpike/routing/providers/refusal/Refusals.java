package io.turnpike.routing.providers.refusal;

import static io.turnpike.routing.FailureClass.AUTH;
import static io.turnpike.routing.FailureClass.BAD_REQUEST;
import static io.turnpike.routing.FailureClass.CONTENT_FILTER;
import static io.turnpike.routing.FailureClass.CONTEXT_LENGTH;
import static io.turnpike.routing.FailureClass.NOT_FOUND;
import static io.turnpike.routing.FailureClass.OVERLOADED;
import static io.turnpike.routing.FailureClass.QUOTA_EXHAUSTED;
import static io.turnpike.routing.FailureClass.RATE_LIMITED;
import static io.turnpike.routing.FailureClass.SERVER_ERROR;
import static io.turnpike.routing.FailureClass.TIMEOUT;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.StatusTable;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal means: the status, and what the document beside it says more exactly. One reading
 * for all providers, since each of them also passes on what others say.
 */
public final class Refusals {

  private static final int FORBIDDEN = 403;

  private Refusals() {}

  /** Of an answer that is no success. */
  public static ProviderFailure of(int status, byte[] body) {
    return told(status, ErrorReader.read(body, 0, body.length));
  }

  /**
   * The same of an answer to what this gateway has signed, with the time on it: a request, or what
   * a token is asked for with.
   */
  public static ProviderFailure ofSigned(int status, byte[] body) {
    ErrorDocument error = ErrorReader.read(body, 0, body.length);
    return RefusedTime.is(error) ? RefusedTime.told(error) : told(status, error);
  }

  /** Of an error inside of an answer that began as a success, or was one by its status. */
  public static ProviderFailure inStream(byte[] data, int start, int end) {
    ErrorDocument error = ErrorReader.read(data, start, end);
    return told(error.status() >= 400 ? error.status() : WordTable.status(error), error);
  }

  private static ProviderFailure told(int status, ErrorDocument error) {
    FailureClass failure = failure(status, error);
    return new ProviderFailure(
        failure,
        code(failure, error),
        failure == NOT_FOUND ? PageText.told(error) : error.message(),
        scope(failure, status, error),
        error.pause());
  }

  private static @Nullable String code(FailureClass failure, ErrorDocument error) {
    return failure == BAD_REQUEST && RefusedSignature.is(error)
        ? RefusedSignature.CODE
        : error.code();
  }

  private static FailureClass failure(int status, ErrorDocument error) {
    if (SpentQuota.is(error)) {
      return QUOTA_EXHAUSTED;
    }
    FailureClass plain = StatusTable.of(status);
    return switch (plain) {
      case AUTH -> status == FORBIDDEN ? forbidden(error) : AUTH;
      case BAD_REQUEST -> badRequest(error);
      case SERVER_ERROR -> serverError(error);
      case RATE_LIMITED -> error.says("engine_overloaded") ? OVERLOADED : RATE_LIMITED;
      default -> plain;
    };
  }

  private static FailureClass forbidden(ErrorDocument error) {
    if (RefusedAccess.isOfModel(error)) {
      return NOT_FOUND;
    }
    return RefusedAccess.isOfForbiddenContent(error) ? CONTENT_FILTER : AUTH;
  }

  private static FailureClass badRequest(ErrorDocument error) {
    if (RefusedAccess.isOfKey(error) || RefusedAccess.isOfPlace(error)) {
      return AUTH;
    }
    if (PromptTooLong.is(error)) {
      return CONTEXT_LENGTH;
    }
    if (error.says("model_not_found", "invalid_model")) {
      return NOT_FOUND;
    }
    if (error.says("throttling", "resource_exhausted")) {
      return RATE_LIMITED;
    }
    if (error.says("capacity_exceeded")) {
      return OVERLOADED;
    }
    return RefusedAccess.isOfContent(error) ? CONTENT_FILTER : BAD_REQUEST;
  }

  /** Some servers answer so when a prompt does not fit, or when they are only busy. */
  private static FailureClass serverError(ErrorDocument error) {
    if (error.says("overloaded", "server_overloaded", "service_unavailable")) {
      return OVERLOADED;
    }
    if (error.says("timeout")) {
      return TIMEOUT;
    }
    return PromptTooLong.is(error) ? CONTEXT_LENGTH : SERVER_ERROR;
  }

  private static FailureScope scope(FailureClass failure, int status, ErrorDocument error) {
    return switch (failure) {
      case AUTH -> ofAccess(status, error);
      case QUOTA_EXHAUSTED ->
          SpentQuota.isOfAccount(error) ? FailureScope.CREDENTIAL : FailureScope.MODEL;
      case RATE_LIMITED ->
          SpentQuota.isLimitOfAccount(error) ? FailureScope.CREDENTIAL : FailureScope.MODEL;
      default -> FailureScope.of(failure);
    };
  }

  /** What is forbidden is not the credential, and what is not known as one is nothing else. */
  private static FailureScope ofAccess(int status, ErrorDocument error) {
    if (RefusedAccess.isOfPlace(error)) {
      return FailureScope.REQUEST;
    }
    if (RefusedAccess.isOfKey(error)) {
      return FailureScope.CREDENTIAL;
    }
    if (status == FORBIDDEN) {
      return FailureScope.REQUEST;
    }
    return RefusedAccess.isOfScope(error) || RefusedAccess.isOfModel(error)
        ? FailureScope.MODEL
        : FailureScope.CREDENTIAL;
  }
}
