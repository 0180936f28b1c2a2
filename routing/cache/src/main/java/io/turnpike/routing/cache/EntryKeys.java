package io.turnpike.routing.cache;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a request: of whose answers it may get, of what its config changes, and of
 * everything it says. Pure.
 */
public final class EntryKeys {

  private EntryKeys() {}

  /**
   * Null for a body of which no two readers need think the same: no JSON object, or a name that
   * stands twice in one.
   *
   * @param fingerprint of the plan
   * @param operation that the body is of, for example {@code chat/completions}
   * @param body in the canonical form where there is one. Order of names, white space and the
   *     spelling of numbers and letters make no difference; nor do {@code stream} and {@code
   *     stream_options} at the top: how an answer is delivered is not what it says
   * @param beside what else can change the answer, by name: what conditions ask of the request, the
   *     connection it names, headers that its provider gets, guardrails of its caller
   */
  public static @Nullable EntryKey of(
      Partition partition,
      String fingerprint,
      String operation,
      byte[] body,
      Map<String, String> beside) {
    KeyDigest digest = new KeyDigest();
    digest.texts(partition.owners());
    digest.text(partition.namespace());
    digest.text(fingerprint);
    digest.text(operation);
    digest.map(beside);
    return CanonicalRequest.digest(body, digest)
        ? new EntryKey(partition.organization(), digest.hex())
        : null;
  }
}
