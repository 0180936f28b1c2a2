package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has used: as its provider counts it, and what is kept to estimate the rest.
 * Written on the provider's event loop, read when the request ends.
 */
public final class UsageCount {

  private final UsageDraft request;
  private final String model;
  private volatile @Nullable UsageReport reported;
  private volatile @Nullable UsageReport soFar;
  private volatile @Nullable TokenUsage read;
  private volatile boolean rejected;
  private volatile long delivered;
  private volatile long cancelledOutput = -1;
  private volatile boolean estimable = true;
  private volatile @Nullable TextSample asked;
  private volatile @Nullable TextSample said;

  UsageCount(UsageDraft request, String model) {
    this.request = request;
    this.model = model;
  }

  /**
   * Its provider does not stop when its caller hangs up.
   *
   * @param tokens of output that it then writes and bills; -1 when it stops, or nobody can tell
   */
  public UsageCount writesOnAfterCancel(long tokens) {
    cancelledOutput = tokens;
    return this;
  }

  /**
   * Whether tokens can be estimated where its provider does not count them; what is not about text
   * may be billed all the same.
   */
  public UsageCount estimable(boolean possible) {
    estimable = possible;
    return this;
  }

  /** What the provider says it used; the last word wins. */
  public void reported(UsageReport report) {
    if (report.usage() != null) {
      reported = report;
    }
  }

  /** The same of an answer that has not come to its end. */
  public void reportedSoFar(UsageReport report) {
    if (report.usage() != null) {
      soFar = report;
    }
  }

  /** What the provider says it has read, told before it has written anything. */
  public void read(TokenUsage usage) {
    read = usage;
  }

  /** Bytes of content handed to the client, for when nobody counts. */
  public void delivered(long bytes) {
    delivered += bytes;
  }

  /**
   * A piece of that content; the beginning is kept for as long as nobody has counted.
   *
   * @param end 0 for nothing
   */
  public void said(byte[] data, int start, int end) {
    TextSample sample = said;
    if (end > 0 && reported == null && soFar == null && (sample == null || !sample.isFull())) {
      if (sample == null) {
        sample = new TextSample();
        said = sample;
      }
      sample.add(data, start, end);
    }
  }

  /** The request is let go of before it is known whether anybody counts it. */
  public void releasing(byte[] body) {
    if (read == null && reported == null && estimable) {
      asked = TextSample.of(body, TextSample.MOST);
    }
  }

  /** A whole answer of which its provider has not counted everything. */
  public void uncounted(byte[] body, byte[] answer, long contentBytes) {
    delivered += contentBytes;
    if (estimable) {
      asked = TextSample.of(body, TextSample.MOST_OF_WHOLE);
      said = TextSample.longest(answer);
    }
  }

  /** A count cannot be, so that it is not taken for whole; true the first time. */
  boolean rejected() {
    boolean first = !rejected;
    rejected = true;
    return first;
  }

  /** Whether the client has some of its content. */
  boolean isDelivered() {
    return delivered > 0;
  }

  /**
   * Before its end a count is all there is, unless the provider writes on.
   *
   * @param hungUp whether nobody listened to its end
   */
  @Nullable UsageReport counted(boolean hungUp) {
    UsageReport last = reported;
    UsageReport interim = last == null ? soFar : null;
    return interim == null || cancelledOutput < 0 || !hungUp
        ? last == null ? interim : last
        : interim.soFar();
  }

  /** Where a count comes from, what it lacks included. */
  UsageSource source(UsageReport counted) {
    return counted.isWhole() && !rejected ? UsageSource.PROVIDER : UsageSource.ESTIMATED;
  }

  /** The same where there is none. */
  UsageSource source() {
    return estimable ? UsageSource.ESTIMATED : UsageSource.UNCONFIRMED;
  }

  /** What is owed for it, or may be. */
  TokenUsage usage(UsageSource source, @Nullable UsageReport counted, boolean hungUp) {
    return switch (source) {
      case PROVIDER -> UsageEstimate.beside(counted, TokenUsage.NONE);
      case ESTIMATED -> UsageEstimate.beside(counted, estimate(delivered, hungUp));
      case UNCONFIRMED -> estimable ? estimate(0, hungUp) : TokenUsage.NONE;
      case RECOVERED, NONE -> TokenUsage.NONE;
    };
  }

  private TokenUsage estimate(long written, boolean hungUp) {
    TokenUsage known = read;
    long heard = request.tokens(said, model, written);
    TokenUsage output = TokenUsage.of(0, hungUp ? Math.max(heard, cancelledOutput) : heard);
    return known == null
        ? TokenUsage.of(request.tokens(asked, model, request.bytesSent()), 0).and(output)
        : known.and(output);
  }
}
