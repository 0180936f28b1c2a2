package io.turnpike.routing.gateway.attempt.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Dialect.StoredId;
import io.turnpike.routing.gateway.stored.StoredIds;
import io.turnpike.tenants.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the id of an answer that its provider keeps where that is.
 *
 * @param connection that was asked
 */
record AnswerSeal(StoredIds ids, OrganizationId organization, String connection) {

  /** What follows the id. */
  byte[] of(byte[] bytes, int start, int end) {
    return ids.seal(organization, connection, new String(bytes, start, end - start, UTF_8))
        .getBytes(UTF_8);
  }

  /**
   * A whole answer with it.
   *
   * @param id null where the provider does not say that it keeps the answer
   */
  byte[] sealed(byte[] answer, @Nullable StoredId id) {
    if (id == null) {
      return answer;
    }
    byte[] seal = of(answer, id.start(), id.end());
    byte[] sealed = new byte[answer.length + seal.length];
    System.arraycopy(answer, 0, sealed, 0, id.end());
    System.arraycopy(seal, 0, sealed, id.end(), seal.length);
    System.arraycopy(answer, id.end(), sealed, id.end() + seal.length, answer.length - id.end());
    return sealed;
  }
}
