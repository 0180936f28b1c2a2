package io.turnpike.billing.findings;

import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What sets of guardrails found lately, from the log rows themselves, and what people say of it.
 */
public interface GuardrailFindings {

  /** So far back is looked, unless the organization keeps its log for less. */
  Duration LATELY = Duration.ofDays(30);

  /** As many requests are told, the newest. */
  int MOST = 100;

  /** As many requests in which any guardrail found something are looked through. */
  int MOST_LOOKED_AT = 5_000;

  /** Unavailable when looking takes longer than a page can wait. */
  Mono<Report> of(OrganizationId organization, String set);

  /**
   * Says whether a set was right about a request. NotFound when it found nothing in it lately.
   *
   * @param mark null for no longer anything
   */
  Mono<Void> mark(Actor actor, String set, UUID requestId, @Nullable Mark mark);

  /** What a person says of what was found. */
  enum Mark {
    RIGHT,
    /** Nothing was wrong with the request. */
    FALSE
  }

  /**
   * @param findings newest first, at most {@link #MOST}
   * @param marked how many of the set's requests have a mark, shown here or not
   * @param falsely how many of these were marked as false
   * @param whole whether everything since then was looked through and is told
   */
  record Report(List<Finding> findings, long marked, long falsely, boolean whole) {

    /** Share of the marked ones that are false, 0 to 1; null where nothing is marked. */
    public @Nullable Double falseShare() {
      return marked == 0 ? null : (double) falsely / marked;
    }
  }

  /**
   * One request.
   *
   * @param notes what the set said of it, in the order of its rules
   * @param mark null where nobody said anything yet
   */
  record Finding(
      UUID requestId,
      Instant startedAt,
      String team,
      String key,
      String model,
      int status,
      List<Guarded> notes,
      @Nullable Mark mark) {}
}
