package io.turnpike.routing.dialects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in the canonical form of what it asks for, and the way back for its answer.
 *
 * @param operation of the canonical form, for example {@code chat/completions}
 * @param warnings fields of the client's that the canonical form cannot carry and that do not
 *     change what an answer means; the client is told their names
 * @param answers null when the client speaks the canonical form itself
 */
public record Canonical(
    Operation operation,
    RequestScan request,
    List<String> warnings,
    @Nullable AnswerTranslation answers) {

  /** Of a request that is canonical as it came. */
  public static Canonical itself(Operation operation, RequestScan request) {
    return new Canonical(operation, request, List.of(), null);
  }
}
