package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.gateway.usage.UsageCount;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt is known to have used, and as which service: what its provider says, as far as
 * that can be.
 */
final class AnswerUsage {

  private final ExpectedAnswer expected;
  private final AttemptDraft attempt;
  private final UsageCount count;
  private final long answers;
  private final CallSecrets secrets;
  private final RejectedUsages rejectedUsages;

  /**
   * @param secrets that no claim may show
   */
  AnswerUsage(
      ExpectedAnswer expected,
      AttemptDraft attempt,
      CallSecrets secrets,
      RejectedUsages rejectedUsages) {
    this.expected = expected;
    this.attempt = attempt;
    this.count = attempt.count();
    this.answers = expected.answers();
    this.secrets = secrets;
    this.rejectedUsages = rejectedUsages;
  }

  /** By which model and as which service it is answered, as far as it says. */
  void answered(Answered how) {
    if (how != Answered.AS_ASKED) {
      attempt.answered(how);
    }
  }

  /** What the last frame had to say. */
  void delivered(FrameScan scan, Frames frames) {
    if (scan.contentBytes() > 0) {
      count.delivered(scan.contentBytes());
      count.said(frames.dataArray(), scan.contentStart(), scan.contentEnd());
    }
  }

  /** A whole answer whose usage nobody told. */
  void uncounted(byte[] request, byte[] answer, int contentBytes) {
    count.uncounted(request, answer, contentBytes);
  }

  /** What the provider has read, when it says so at once. */
  void read(@Nullable TokenUsage usage) {
    if (usage != null) {
      count.read(usage);
    }
  }

  /** Whether nothing of a whole answer has to be estimated. */
  boolean told(AnswerScan answer) {
    answered(answer.answered());
    return told(answer.usage());
  }

  /** Whether nothing of it has to be estimated. */
  boolean told(UsageReport told) {
    UsageReport report = possible(told);
    count.reported(report);
    return report.isWhole();
  }

  /** Of an answer that goes on. */
  void soFar(UsageReport told) {
    count.reportedSoFar(possible(told));
  }

  private UsageReport possible(UsageReport told) {
    UsageReport report =
        PossibleUsage.of(told, expected.dialect().usageTerms(), expected.candidate(), answers);
    rejected(report.rejected());
    return report;
  }

  /** What cannot be, when the provider claimed it; null when it did not. */
  void rejected(@Nullable RejectedUsage claim) {
    RejectedUsage shown = claim == null ? null : claim.shown(Scrub.of(claim.claimed(), secrets));
    if (shown != null && attempt.rejected(shown)) {
      rejectedUsages.add(expected.call().draft().id(), expected.candidate(), shown);
    }
  }
}
