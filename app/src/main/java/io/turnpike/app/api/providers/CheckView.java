package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnpike.routing.ConnectionChecks.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a check.
 *
 * @param means {@code models}, {@code one_token_call} or {@code nothing}
 * @param fault {@code connection}, {@code account}, {@code provider}, {@code network} or {@code
 *     installation}; left out when it works
 * @param more models beyond those that are listed here
 */
record CheckView(
    boolean works,
    String message,
    String means,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fault,
    List<String> models,
    int more) {

  static CheckView of(Result result) {
    return new CheckView(
        result.works(),
        result.sentence(),
        result.means().word(),
        result.code(),
        result.fault() == null ? null : result.fault().word(),
        result.models(),
        result.more());
  }
}
