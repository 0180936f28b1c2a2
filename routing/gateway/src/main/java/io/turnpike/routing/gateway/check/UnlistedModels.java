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
        ? with(list, said(calls))
        : with(refused.getFirst().result(), others(refused.subList(1, refused.size())));
  }

  private String said(List<Heard> calls) {
    if (called.isEmpty()) {
      return " Which of them are served, the list does not say: name those of this connection among"
          + " its models, and each is called.";
    }
    int uncalled = more + called.size() - calls.size();
    String beyond = uncalled == 0 ? "" : " " + uncalled + " more were not called.";
    return " Models of the connection that were called: " + calls.size() + found(calls) + beyond;
  }

  private static String found(List<Heard> calls) {
    long silent = calls.stream().filter(Heard::isInconclusive).count();
    if (silent == calls.size()) {
      return "; no answer tells whether they are there.";
    }
    return silent == 0
        ? "; none is missing."
        : "; " + silent + " gave no answer that tells, and of the others none is missing.";
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
