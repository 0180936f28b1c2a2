package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;

/** Compares what a provider says it used with what its model can read and write. */
final class PossibleUsage {

  /** The catalogue may be behind; a model that grew tenfold would be another one. */
  private static final int TIMES = 10;

  /** Each of several may have a context of its own; no request asks for more at once. */
  private static final long MOST = 4_096;

  private PossibleUsage() {}

  /**
   * The same report without the counts that cannot be; itself where nothing is known of the model.
   *
   * @param terms how the answer calls its counts
   * @param answers how many were asked for
   */
  static UsageReport of(UsageReport report, UsageTerms terms, Candidate candidate, long answers) {
    ModelCard card = candidate.card();
    TokenUsage usage = report.usage();
    if (card == null || usage == null) {
      return report;
    }
    UsageReport possible = report;
    if (isBeyond(usage.totalInput(), card.contextTokens() * Math.min(MOST, answers))) {
      possible =
          possible.withoutInput(
              wrong(terms.input(), usage.totalInput(), "reads", card.contextTokens()));
    }
    return isBeyond(usage.totalOutput(), card.maxOutputTokens() * Math.min(MOST, answers))
        ? possible.withoutOutput(
            wrong(terms.output(), usage.totalOutput(), "writes", card.maxOutputTokens()))
        : possible;
  }

  private static boolean isBeyond(long tokens, long most) {
    return most > 0 && tokens > TIMES * most;
  }

  private static RejectedUsage wrong(String field, long tokens, String does, long most) {
    return new RejectedUsage(field, tokens + ", of a model that " + does + " " + most);
  }
}
