package io.turnpike.infra.http;

import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The product's own client for other modules' tests: it reaches loopback alone. */
public final class HttpOnLoopback implements OutboundHttp, AutoCloseable {

  private final Egress egress;

  /**
   * @param connections most at once to a host
   */
  public HttpOnLoopback(int connections) {
    this.egress = Egress.loopback(connections);
  }

  @Override
  public HttpClient client(URI base, Duration connectTimeout) {
    return egress.http().client(base, connectTimeout);
  }

  @Override
  public Mono<Void> permitted(URI base) {
    return egress.http().permitted(base);
  }

  @Override
  public void close() {
    egress.close();
  }
}
