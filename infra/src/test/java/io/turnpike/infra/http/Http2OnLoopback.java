package io.turnpike.infra.http;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.client.HttpClient;

/**
 * The product's own client with HTTP/2 switched on, for this module's tests and others': it reaches
 * loopback alone and trusts one certificate beside the usual ones.
 */
public final class Http2OnLoopback implements OutboundHttp, AutoCloseable {

  private final Egress egress;
  private final Http2SslContextSpec trusting;
  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

  /**
   * @param connections most at once to a host
   */
  public Http2OnLoopback(X509Certificate trusted, int connections) {
    this.egress = Egress.http2(connections);
    this.trusting =
        Http2SslContextSpec.forClient().configure(builder -> builder.trustManager(trusted));
  }

  @Override
  public HttpClient client(URI base, Duration connectTimeout) {
    return clients.computeIfAbsent(
        base + " " + connectTimeout, _ -> trusting(egress.http().client(base, connectTimeout)));
  }

  @Override
  public Mono<Void> permitted(URI base) {
    return egress.http().permitted(base);
  }

  @Override
  public void close() {
    egress.close();
  }

  private HttpClient trusting(HttpClient client) {
    boolean secure = String.valueOf(client.configuration().baseUrl()).startsWith("https");
    return secure ? client.secure(ssl -> ssl.sslContext(trusting)) : client;
  }
}
