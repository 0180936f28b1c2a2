package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.call.Pace;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A request as it comes in, whether or not anybody waits for its answer. */
public interface ClientRequest extends ClientConnection {

  /** The path under {@code /v1/}, for example {@code chat/completions}. */
  Operation operation();

  /** The model that the address names, which goes before the body's; null when it names none. */
  default @Nullable String addressedModel() {
    return null;
  }

  /** Throws {@link GatewayFailure} for headers that make no sense. */
  CallOptions options();

  /** A provider's key that the client brings itself; null when it brings none. */
  @Nullable Secret providerKey();

  /** The whole body; fails with {@link GatewayFailure} when it is larger than allowed. */
  Mono<byte[]> body();

  /**
   * What a client says about a request beside its body.
   *
   * @param config name, or {@code name@version}; null to go by the key
   * @param provider connection to use without a config, or a type of them where none is called so;
   *     null when the model names it
   * @param customHost where to go instead of to the connection's own address; null for there
   * @param forwarded headers of this request that its provider is to get too
   * @param warnings headers that were understood and are not obeyed
   */
  record CallOptions(
      @Nullable String config,
      @Nullable String provider,
      @Nullable NamedHost customHost,
      Pace pace,
      AllowList allowed,
      List<ForwardedHeader> forwarded,
      CallLabels labels,
      List<String> warnings) {

    /** The same of a request that names its connection itself. */
    CallOptions at(String connection) {
      return new CallOptions(
          null, connection, customHost, pace, allowed, forwarded, labels, warnings);
    }

    /** The same of a conversation that the body names, unless a header does. */
    CallOptions in(@Nullable String session) {
      return session == null || labels.sessionId() != null
          ? this
          : new CallOptions(
              config,
              provider,
              customHost,
              pace,
              allowed,
              forwarded,
              new CallLabels(labels.metadata(), labels.traceId(), labels.user(), session),
              warnings);
    }
  }

  /**
   * An address that a request names.
   *
   * @param header in which it does
   */
  record NamedHost(String header, URI address) {}
}
