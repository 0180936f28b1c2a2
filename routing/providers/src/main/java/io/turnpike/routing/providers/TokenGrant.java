package io.turnpike.routing.providers;

import io.turnpike.infra.crypto.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a token is got that calls are made with: one request, whose answer is read for the token and
 * for how long it is good, or several, of which each needs the token of the one before.
 *
 * @param id of the token: connections with the same credential and purpose share one; holds no
 *     secret in the clear
 * @param address where to ask; may be one that a user gave, so it is asked like any provider
 * @param contentType of the form; null for an address that is only asked, by GET
 * @param form body of the request, form-encoded or JSON by its {@code contentType}; made off the
 *     event loop, since it may have to be signed
 * @param reader reads the token of a successful answer; null for one that holds none
 * @param headers that go with a form, by name, where it has to be signed outside of itself; made
 *     off the event loop, too
 * @param next what the token is exchanged by for the next one; null for the last
 */
public record TokenGrant(
    String id,
    URI address,
    @Nullable String contentType,
    Supplier<byte[]> form,
    Reader reader,
    Function<byte[], Map<String, String>> headers,
    @Nullable Function<Token, TokenGrant> next) {

  private static final byte[] NOTHING = {};

  /** By one request, signed outside of its form. */
  public TokenGrant(
      String id,
      URI address,
      String contentType,
      Supplier<byte[]> form,
      Reader reader,
      Function<byte[], Map<String, String>> headers) {
    this(id, address, contentType, form, reader, headers, null);
  }

  /** By a form that says everything. */
  public TokenGrant(
      String id, URI address, String contentType, Supplier<byte[]> form, Reader reader) {
    this(id, address, contentType, form, reader, _ -> Map.of());
  }

  /** By asking an address that hands it out. */
  public static TokenGrant fetched(
      String id, URI address, Map<String, String> headers, Reader reader) {
    return new TokenGrant(id, address, null, () -> NOTHING, reader, _ -> headers, null);
  }

  /** The same, whose token is exchanged for another. */
  public TokenGrant then(Function<Token, TokenGrant> following) {
    return new TokenGrant(id, address, contentType, form, reader, headers, following);
  }

  /** Shows neither form nor id. */
  @Override
  public String toString() {
    return "TokenGrant[" + address.getHost() + "]";
  }

  /** Reads the answer of a token endpoint. */
  public interface Reader {
    @Nullable Token read(byte[] body);
  }

  /**
   * @param goodFor from now on
   */
  public record Token(Secret value, Duration goodFor) {}
}
