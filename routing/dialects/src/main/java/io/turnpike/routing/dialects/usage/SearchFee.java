package io.turnpike.routing.dialects.usage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Perplexity takes for a request beside its tokens: a fee by the size of its search, in the
 * word that prices know it by. That is the fee itself, in dollars for a thousand requests, where
 * the answer says it, since the same size has several ({@code search-5}), else the size ({@code
 * search-low}).
 */
public final class SearchFee {

  private static final String SIZE = "search_context_size";
  private static final BytePattern SIZE_WORD = BytePattern.quoted(SIZE);
  private static final Pattern DOLLARS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final String PREFIX = "search-";

  private SearchFee() {}

  /** Of a whole answer or a chunk of one; null where there is none. */
  public static @Nullable String in(byte[] bytes, int start, int end) {
    ObjectScan answer = SIZE_WORD.isIn(bytes, start, end) ? ObjectScan.of(bytes, start, end) : null;
    ObjectScan usage = answer == null ? null : answer.object("usage");
    return usage == null ? null : of(usage);
  }

  /**
   * Of a usage object; null where there is none. Where what was found is paid for, each query is,
   * and not the request.
   */
  public static @Nullable String of(ObjectScan usage) {
    String size = usage.text(SIZE);
    if (size == null || usage.count("citation_tokens") > 0) {
      return null;
    }
    ObjectScan cost = usage.object("cost");
    byte[] fee = cost == null ? null : cost.raw("request_cost");
    return fee == null ? PREFIX + size : told(new String(fee, US_ASCII), size);
  }

  private static @Nullable String told(String fee, String size) {
    if (!DOLLARS.matcher(fee).matches()) {
      return PREFIX + size;
    }
    BigDecimal perThousand = new BigDecimal(fee).multiply(THOUSAND).stripTrailingZeros();
    return perThousand.signum() == 0 ? null : PREFIX + perThousand.toPlainString();
  }
}
