package io.turnpike.routing.gateway.check;

import io.turnpike.routing.ConnectionChecks.Result;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Models of a connection of which its provider's list says nothing: each is called for a token.
 *
 * @param called at most {@value #MOST}
 * @param more that are not
 */
record UnlistedModels(List<String> called, int more) {

  static final int MOST = 10;

  /** Null where the list tells, or somebody else would pay for the calls. */
  static @Nullable UnlistedModels of(Findings findings) {
    List<String> all = findings.adapter().unlisted(findings.connection());
    if (all == null || findings.connection().builtIn()) {
      return null;
    }
    List<String> called = all.subList(0, Math.min(all.size(), MOST));
    return new UnlistedModels(called, all.size() - called.size());
  }

  /**
   * The list's result, or what is wrong with the first model that is not served.
   *
   * @param calls in the order of the models
   */
  Result beside(Result list, List<Heard> calls) {
    List<Heard> refused = calls.stream().filter(Heard::isNotServed).toList();
    return refused.isEmpty()
        ? with(list, said())
        : with(refused.getFirst().result(), others(refused.subList(1, refused.size())));
  }

  private String said() {
    if (called.isEmpty()) {
      return " Which of them are served, the list does not say: name those of this connection among"
          + " its models, and each is called.";
    }
    String beyond = more == 0 ? "" : " " + more + " more were not called.";
    return " Of the connection's models that were called, none is missing." + beyond;
  }

  private static String others(List<Heard> refused) {
    return refused.isEmpty()
        ? ""
        : refused.stream()
            .map(heard -> '"' + Objects.requireNonNull(heard.asked().model()) + '"')
            .collect(Collectors.joining(", ", " Refused as well: ", "."));
  }

  private static Result with(Result found, String more) {
    return new Result(
        found.means(),
        found.works(),
        found.sentence() + more,
        found.code(),
        found.fault(),
        found.models(),
        found.more());
  }
}
