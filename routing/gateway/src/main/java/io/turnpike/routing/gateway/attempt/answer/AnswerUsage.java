package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** What one attempt is known to have used: what its provider says, as far as that can be. */
final class AnswerUsage {

  private final Call call;
  private final Candidate candidate;
  private final AttemptDraft attempt;
  private final Dialect dialect;
  private final long answers;
  private final CallSecrets secrets;
  private final RejectedUsages rejectedUsages;

  /**
   * @param dialect of the answer
   * @param answers how many were asked for
   * @param secrets that no claim may show
   */
  AnswerUsage(
      Call call,
      Candidate candidate,
      AttemptDraft attempt,
      Dialect dialect,
      long answers,
      CallSecrets secrets,
      RejectedUsages rejectedUsages) {
    this.call = call;
    this.candidate = candidate;
    this.attempt = attempt;
    this.dialect = dialect;
    this.answers = answers;
    this.secrets = secrets;
    this.rejectedUsages = rejectedUsages;
  }

  /** What the last frame had to say. */
  void delivered(FrameScan scan, Frames frames) {
    if (scan.contentBytes() > 0) {
      attempt.delivered(scan.contentBytes());
      attempt.said(frames.dataArray(), scan.contentStart(), scan.contentEnd());
    }
  }

  /** A whole answer whose usage nobody told. */
  void uncounted(byte[] request, byte[] answer, int contentBytes) {
    attempt.uncounted(request, answer, contentBytes);
  }

  /** What the provider has read, when it says so at once. */
  void read(@Nullable TokenUsage usage) {
    if (usage != null) {
      attempt.read(usage);
    }
  }

  /** Whether nothing of it has to be estimated. */
  boolean told(UsageReport told) {
    UsageReport report = possible(told);
    attempt.reported(report);
    return report.isWhole();
  }

  /** Of an answer that goes on. */
  void soFar(UsageReport told) {
    attempt.reportedSoFar(possible(told));
  }

  private UsageReport possible(UsageReport told) {
    UsageReport report = PossibleUsage.of(told, dialect.usageTerms(), candidate, answers);
    rejected(report.rejected());
    return report;
  }

  /** What cannot be, when the provider claimed it; null when it did not. */
  void rejected(@Nullable RejectedUsage claim) {
    RejectedUsage shown = claim == null ? null : claim.shown(Scrub.of(claim.claimed(), secrets));
    if (shown != null && attempt.rejected(shown)) {
      rejectedUsages.add(call.draft().id(), candidate, shown);
    }
  }
}
