package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.gateway.call.RouterFields;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.NamedRouters;
import io.turnpike.routing.gateway.preference.PreferenceReader;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.tenants.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a request once: its headers, then its bytes. */
@Component
class RequestReader {

  private static final String CONTENT_TYPE = "content-type";

  private final ContinuedRequests continued;
  private final NamedRouters routers;

  RequestReader(ContinuedRequests continued, NamedRouters routers) {
    this.continued = continued;
    this.routers = routers;
  }

  Mono<GatewayRequest> read(ClientRequest client, Caller caller, UsageDraft draft) {
    CallOptions options = client.options();
    draft.labels(options.labels());
    draft.warn(options.warnings());
    return client
        .body()
        .flatMap(body -> request(client, caller, draft, options, body))
        .flatMap(continued::pinned);
  }

  private static boolean isDecided(CallOptions options) {
    return options.config() != null || options.provider() != null;
  }

  private Mono<GatewayRequest> request(
      ClientRequest client, Caller caller, UsageDraft draft, CallOptions options, byte[] body) {
    RequestScan scan = scan(client, body);
    draft.request(scan.model(), scan.stream(), Math.max(0, scan.promptBytes()));
    String named = PreferenceReader.isIn(scan) ? named(caller, options, scan) : null;
    return named == null
        ? Mono.just(understood(client, caller, draft, options, scan))
        : routers
            .includes(caller.organization(), named)
            .map(
                router ->
                    router && mayChoose(caller, scan)
                        ? new GatewayRequest(caller, options, scan, Preferences.NONE, draft, client)
                        : understood(client, caller, draft, options, scan));
  }

  /**
   * The connection that a request itself says is to serve it; null where it does not, or where a
   * config decides.
   */
  private static @Nullable String named(Caller caller, CallOptions options, RequestScan scan) {
    if (options.config() != null || caller.defaultConfig() != null) {
      return null;
    }
    String provider = options.provider();
    if (provider == null) {
      return QualifiedModel.connection(scan.model());
    }
    return provider.startsWith("@") ? provider.substring(1) : provider;
  }

  /** A key that is held to some models is held to them by us: a router knows nothing of that. */
  private static boolean mayChoose(Caller caller, RequestScan scan) {
    return caller.allowedModels().isEmpty() || !RouterFields.nameModels(scan);
  }

  private static GatewayRequest understood(
      ClientRequest client,
      Caller caller,
      UsageDraft draft,
      CallOptions options,
      RequestScan scan) {
    PreferenceReader.Read read = preferences(client, scan, options);
    draft.warn(read.warnings());
    CallOptions known = client.operation().isServed() ? inConversation(options, scan) : options;
    draft.labels(known.labels());
    if (scan.model() == null) {
      draft.request(read.body().model(), scan.stream(), Math.max(0, scan.promptBytes()));
    }
    return new GatewayRequest(caller, known, read.body(), read.preferences(), draft, client);
  }

  /** In what is passed on, fields of those names are the provider's. */
  private static PreferenceReader.Read preferences(
      ClientRequest client, RequestScan scan, CallOptions options) {
    return client.operation().isServed()
        ? PreferenceReader.read(scan, isDecided(options), areOurs(client, scan))
        : new PreferenceReader.Read(scan);
  }

  /** A dialect that has fallbacks of its own has them for clients of what is not released yet. */
  private static boolean areOurs(ClientRequest client, RequestScan scan) {
    return scan.member("fallbacks") != null
        && client.headerNames(client.operation().dialect().headers()).stream()
            .noneMatch(name -> name.endsWith("-beta"));
  }

  private static CallOptions inConversation(CallOptions options, RequestScan scan) {
    return options.labels().sessionId() == null ? options.in(RouterFields.session(scan)) : options;
  }

  private static RequestScan scan(ClientRequest client, byte[] body) {
    RequestScan scan = client.operation().scan(client.query(), client.header(CONTENT_TYPE), body);
    String model = client.addressedModel();
    return model == null ? scan : scan.rewritten(Set.of(), model);
  }
}
