package io.turnpike.routing.dialects.usage;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one usage object, and how they add up. Some vendors count reasoning or cached
 * tokens among the rest, some beside it; the total decides which. A count that was not given is
 * what the total leaves for it.
 */
final class TokenCounts {

  private static final long UNSAID = -1;
  private static final int ALL = TokenCount.values().length;

  private final long[] said = new long[ALL];
  private final @Nullable String[] names = new String[ALL];
  private @Nullable RejectedUsage rejected;
  private long read;
  private long written;

  TokenCounts() {
    Arrays.fill(said, UNSAID);
  }

  /** Of a count that comes under two names, the larger one. */
  void say(TokenCount count, String name, long tokens) {
    if (tokens > said[count.ordinal()]) {
      said[count.ordinal()] = tokens;
      names[count.ordinal()] = name;
    }
  }

  /** By a total or by seconds nobody is billed: one that cannot be is as good as none. */
  void reject(TokenCount count, String name, @Nullable String claimed) {
    if (count != TokenCount.TOTAL && count != TokenCount.AUDIO_SECONDS) {
      reject(name, String.valueOf(claimed));
    }
  }

  UsageReport report() {
    read = said[TokenCount.READ.ordinal()];
    written = said[TokenCount.WRITTEN.ordinal()];
    addUp(said[TokenCount.TOTAL.ordinal()]);
    boolean input =
        read >= 0
            && holds(
                TokenCount.READ,
                read,
                cache(),
                tokens(TokenCount.AUDIO_READ) + tokens(TokenCount.IMAGE_READ));
    boolean output =
        written >= 0
            && holds(
                TokenCount.WRITTEN,
                written,
                reasoning(),
                tokens(TokenCount.AUDIO_WRITTEN) + tokens(TokenCount.IMAGE_WRITTEN));
    return input || output
        ? new UsageReport(usage(input, output), rejected, input, output)
        : new UsageReport(null, rejected);
  }

  private void addUp(long total) {
    if (read >= 0 && written >= 0) {
      settle(total - read - written);
    } else if (read >= 0) {
      written = Math.max(UNSAID, total - read);
    } else if (written >= 0) {
      read = Math.max(UNSAID, total - written);
    }
  }

  /**
   * What the total has beyond both: reasoning or the cache, where they are counted beside the rest;
   * and what is named nowhere was written, as vendors count thinking that they do not show. Who
   * counts what he found beside the rest counts reasoning so, too.
   */
  private void settle(long beyond) {
    long left = withSounds(withBroughtIn(Math.max(0, beyond)));
    if (isBeside(cache(), left)) {
      read += cache();
      left -= cache();
    }
    written += left;
    long apart = tokens(TokenCount.REASONING_APART);
    written += apart > written || tokens(TokenCount.BROUGHT_IN) > 0 ? apart : 0;
  }

  /** What is left without what tools brought in, which the model read. */
  private long withBroughtIn(long left) {
    long broughtIn = tokens(TokenCount.BROUGHT_IN);
    read += broughtIn;
    return left - Math.min(left, broughtIn);
  }

  /** What is left without sounds that were counted beside the text of a prompt. */
  private long withSounds(long left) {
    long audio = tokens(TokenCount.AUDIO_READ);
    long beside = audio == 0 && tokens(TokenCount.AUDIO_SECONDS) > 0 ? left : audio;
    if (beside > left || audio > 0 && audio <= read) {
      return left;
    }
    said[TokenCount.AUDIO_READ.ordinal()] = beside;
    read += beside;
    return left - beside;
  }

  private boolean isBeside(long cache, long left) {
    return cache > 0
        && left >= cache
        && left != reasoning()
        && (cache > read || left == cache || left == cache + reasoning());
  }

  /** Whether a whole can have these parts, of which the second may be among the first, too. */
  private boolean holds(TokenCount whole, long tokens, long part, long media) {
    boolean holds = tokens >= part && tokens >= media;
    if (!holds) {
      String name = names[whole.ordinal()];
      reject(name == null ? "total_tokens" : name, tokens + ", which is less than its parts");
    }
    return holds;
  }

  private void reject(String name, String claimed) {
    if (rejected == null) {
      rejected = new RejectedUsage(name, claimed);
    }
  }

  /** Of a side that is not counted, the parts that are; none where whole and parts contradict. */
  private TokenUsage usage(boolean input, boolean output) {
    boolean parts = input || read < 0;
    boolean thoughts = output || written < 0;
    long text = input ? read - cache() : 0;
    long said = output ? written - reasoning() : 0;
    long audioRead = Math.min(heardAnew(), text);
    long imageRead = Math.min(tokens(TokenCount.IMAGE_READ), text - audioRead);
    long audioWritten = Math.min(tokens(TokenCount.AUDIO_WRITTEN), said);
    long imageWritten = Math.min(tokens(TokenCount.IMAGE_WRITTEN), said - audioWritten);
    return new TokenUsage(
        text - audioRead - imageRead,
        parts ? tokens(TokenCount.CACHED) : 0,
        parts ? written5m() : 0,
        parts ? tokens(TokenCount.CACHE_WRITE_1H) : 0,
        said - audioWritten - imageWritten,
        thoughts ? reasoning() : 0,
        audioRead,
        audioWritten,
        imageRead,
        imageWritten,
        searches(),
        tokens(TokenCount.FILE_SEARCHES));
  }

  private long heardAnew() {
    return Math.max(0, tokens(TokenCount.AUDIO_READ) - tokens(TokenCount.CACHED_AUDIO));
  }

  /** Who bills what was found bills each query that found it, and else the request, by its size. */
  private long searches() {
    long queries = tokens(TokenCount.BROUGHT_IN) > 0 ? tokens(TokenCount.QUERIES) : sizedSearch();
    return Math.max(tokens(TokenCount.WEB_SEARCHES), queries) + tokens(TokenCount.POST_SEARCHES);
  }

  private long sizedSearch() {
    return said[TokenCount.REQUEST_FEE.ordinal()] == 0 ? 0 : tokens(TokenCount.SIZED_SEARCH);
  }

  private long cache() {
    return tokens(TokenCount.CACHED) + written5m() + tokens(TokenCount.CACHE_WRITE_1H);
  }

  /** What is kept for five minutes, as everything is that was written for nobody says how long. */
  private long written5m() {
    long unnamed = tokens(TokenCount.CACHE_WRITE) - tokens(TokenCount.CACHE_WRITE_1H);
    return Math.max(tokens(TokenCount.CACHE_WRITE_5M), unnamed);
  }

  private long reasoning() {
    return Math.max(tokens(TokenCount.REASONING), tokens(TokenCount.REASONING_APART));
  }

  /** 0 where nobody said. */
  private long tokens(TokenCount count) {
    return Math.max(0, said[count.ordinal()]);
  }
}
