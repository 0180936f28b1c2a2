package io.turnpike.routing.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.tenants.providers.SecretFields;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt asks of a provider, for its adapter to put into the provider's terms.
 *
 * @param operation of the provider's own, for example {@code messages}
 * @param method for example {@code POST}
 * @param query of the client's address that goes with the operation, without the question mark;
 *     null without one
 * @param passed names of the client's headers that go to the provider as they came, in lower case
 * @param model as the provider knows it; empty for an operation that is about none
 * @param streamed whether the client wants the answer piece by piece
 * @param body after translation; empty for GET
 * @param baseUrl of the connection
 * @param settings of the connection, by name
 * @param credential null for a provider that wants none
 * @param token that was fetched for the credential, see {@link ProviderAdapter#grant}; null where
 *     none is needed
 * @param ofOperator whether the connection is the operator's own, whose credential may name files
 *     of this machine
 */
public record ProviderCall(
    String operation,
    String method,
    @Nullable String query,
    Set<String> passed,
    String model,
    boolean streamed,
    RequestBody body,
    URI baseUrl,
    Map<String, String> settings,
    @Nullable SecretFields credential,
    @Nullable Secret token,
    boolean ofOperator) {

  /** Of a connection whose credential is one API key, or none. */
  public ProviderCall(
      String operation,
      String method,
      @Nullable String query,
      Set<String> passed,
      String model,
      boolean streamed,
      RequestBody body,
      URI baseUrl,
      Map<String, String> settings,
      @Nullable Secret apiKey) {
    this(
        operation,
        method,
        query,
        passed,
        model,
        streamed,
        body,
        baseUrl,
        settings,
        apiKey == null ? null : SecretFields.of(apiKey),
        null,
        false);
  }

  /** The same with what was fetched for its credential. */
  public ProviderCall with(Secret token) {
    return new ProviderCall(
        operation,
        method,
        query,
        passed,
        model,
        streamed,
        body,
        baseUrl,
        settings,
        credential,
        token,
        ofOperator);
  }

  /** The same over a connection of the operator's own, or of somebody else's. */
  public ProviderCall ofOperator(boolean own) {
    return new ProviderCall(
        operation,
        method,
        query,
        passed,
        model,
        streamed,
        body,
        baseUrl,
        settings,
        credential,
        token,
        own);
  }

  /** Null for a provider that wants none, or whose credential is no API key. */
  public @Nullable Secret apiKey() {
    return credential == null ? null : credential.get(SecretFields.API_KEY);
  }

  /** The operation's path below the connection's address, with the query. */
  public String path() {
    return query == null ? operation : operation + "?" + query;
  }
}
