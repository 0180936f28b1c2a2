package io.turnpike.routing.dialects;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request in the canonical form of what it asks for, and the way back for its answer.
 *
 * @param operation of the canonical form, for example {@code chat/completions}
 * @param warnings fields of the client's that the canonical form cannot carry and that do not
 *     change what an answer means; the client is told their names
 * @param answers null when the client gets them as they come
 * @param plainly the same without the slots of a vendor, made when it is asked for; null for one
 *     that has none
 */
public record Canonical(
    Operation operation,
    RequestScan request,
    List<String> warnings,
    @Nullable AnswerTranslation answers,
    @Nullable Supplier<Canonical> plainly) {

  public Canonical(
      Operation operation,
      RequestScan request,
      List<String> warnings,
      @Nullable AnswerTranslation answers) {
    this(operation, request, warnings, answers, null);
  }

  /** Of a request as it came. */
  public static Canonical itself(Operation operation, RequestScan request) {
    return new Canonical(operation, request, request.warnings(), request.delivery());
  }

  /**
   * For a provider that knows nothing of the slots. Throws {@link Untranslatable} for what nothing
   * but a slot can say.
   */
  public Canonical plain() {
    return plainly == null ? this : plainly.get();
  }
}
