package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.call.RouterFields;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.PreferenceReader;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.tenants.Caller;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a request once: its headers, then its bytes. */
@Component
class RequestReader {

  private static final String CONTENT_TYPE = "content-type";

  private final ContinuedRequests continued;

  RequestReader(ContinuedRequests continued) {
    this.continued = continued;
  }

  Mono<GatewayRequest> read(ClientRequest client, Caller caller, UsageDraft draft) {
    CallOptions options = client.options();
    draft.labels(options.labels());
    draft.warn(options.warnings());
    return client
        .body()
        .map(body -> request(client, caller, draft, options, body))
        .flatMap(continued::pinned);
  }

  private static boolean isDecided(CallOptions options) {
    return options.config() != null || options.provider() != null;
  }

  private static GatewayRequest request(
      ClientRequest client, Caller caller, UsageDraft draft, CallOptions options, byte[] body) {
    RequestScan scan = scan(client, body);
    long bytes = Math.max(0, scan.promptBytes());
    draft.request(scan.model(), scan.stream(), bytes);
    PreferenceReader.Read read = preferences(client, scan, options);
    draft.warn(read.warnings());
    CallOptions known = client.operation().isServed() ? inConversation(options, scan) : options;
    draft.labels(known.labels());
    if (scan.model() == null) {
      draft.request(read.body().model(), scan.stream(), bytes);
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
