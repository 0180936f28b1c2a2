package io.turnpike.routing.gateway.edge.compatibility;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An address as of Cloudflare's AI Gateway, whose host was put in place of by ours: {@code
 * {account}/{gateway}/{provider}/…}, or {@code compat} for a provider that the model names.
 *
 * @param provider null where the model names it
 * @param rest what is asked of it
 */
public record CloudflarePath(@Nullable String provider, String rest) {

  /** Header with a key, by which clients are known whose account is no number of that length. */
  public static final String KEY = CloudflareHeaders.PREFIX + "authorization";

  private static final int ACCOUNT = 32;
  private static final String UNIFIED = "compat";

  /**
   * Null for any other address.
   *
   * @param path under {@code /v1/}
   * @param theirs whether a header says that the client is one of Cloudflare's; asked for few
   */
  public static @Nullable CloudflarePath of(String path, BooleanSupplier theirs) {
    int account = path.indexOf('/');
    int gateway = account < 0 ? -1 : path.indexOf('/', account + 1);
    int provider = gateway < 0 ? -1 : path.indexOf('/', gateway + 1);
    if (provider < 0 || !isAccount(path, account) && !theirs.getAsBoolean()) {
      return null;
    }
    String word = path.substring(gateway + 1, provider);
    return new CloudflarePath(word.equals(UNIFIED) ? null : word, path.substring(provider + 1));
  }

  /**
   * Whether it is that of a gateway alone, to which a list of steps is sent.
   *
   * @param path under {@code /v1/}
   */
  public static boolean isUniversal(String path) {
    int account = path.indexOf('/');
    return isAccount(path, account) && path.indexOf('/', account + 1) < 0;
  }

  private static boolean isAccount(String path, int length) {
    if (length != ACCOUNT) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (Character.digit(path.charAt(at), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
