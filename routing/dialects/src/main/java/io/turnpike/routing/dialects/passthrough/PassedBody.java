package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request brings, as far as its model stands in it. */
sealed interface PassedBody permits JsonBody, FormBody, PlainBody, AddressedBody {

  String MODEL = "model";

  /** Throws GatewayFailure. */
  static PassedBody of(ContentType type, byte[] body) {
    String boundary = type.boundary();
    if (boundary != null) {
      return FormBody.of(body, boundary);
    }
    return (type.isJson() || type.isMissing()) && JsonBody.isObject(body)
        ? JsonBody.of(body)
        : new PlainBody(body);
  }

  byte[] bytes();

  /** Bytes of it that stand for what a model reads; -1 where nobody knows. */
  default long promptBytes() {
    return -1;
  }

  /** Whether what it is to be answered with is paid for by its tokens, as far as one can tell. */
  default boolean isEstimable() {
    return false;
  }

  /** Whether nobody pays for its answer. */
  default boolean isFree() {
    return false;
  }

  /** Most tokens of its answer; -1 where nothing limits it, or nobody knows. */
  default long outputLimit() {
    return -1;
  }

  /** Another body in place of this one. Throws GatewayFailure. */
  default PassedBody with(ContentType type, byte[] body) {
    return of(type, body);
  }

  /** The model that stands in it; null without one. */
  @Nullable String model();

  /** Whether it asks for a stream. */
  boolean stream();

  /** Null for anything but a field of a JSON object. */
  @Nullable Member member(String name);

  /**
   * The same without some fields and for another model, which it may not have named before.
   *
   * @param model null for the one it has
   */
  PassedBody rewritten(Set<String> without, @Nullable String model);

  /** The same with another name for the model that it has. */
  RequestBody sent(String model);

  void release();

  /** One that is not released with this. */
  PassedBody kept();
}
