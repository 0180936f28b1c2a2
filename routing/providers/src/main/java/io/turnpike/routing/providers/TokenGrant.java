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
 * for how long it is good.
 *
 * @param id of the token: connections with the same credential and purpose share one; holds no
 *     secret in the clear
 * @param address where to ask; may be one that a user gave, so it is asked like any provider
 * @param form body of the request, form-encoded or JSON by its {@code contentType}; made off the
 *     event loop, since it may have to be signed
 * @param reader reads the token of a successful answer; null for one that holds none
 * @param headers that go with a form, by name, where it has to be signed outside of itself; made
 *     off the event loop, too
 */
public record TokenGrant(
    String id,
    URI address,
    String contentType,
    Supplier<byte[]> form,
    Reader reader,
    Function<byte[], Map<String, String>> headers) {

  /** By a form that says everything. */
  public TokenGrant(
      String id, URI address, String contentType, Supplier<byte[]> form, Reader reader) {
    this(id, address, contentType, form, reader, _ -> Map.of());
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
