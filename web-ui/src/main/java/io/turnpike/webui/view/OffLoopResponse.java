package io.turnpike.webui.view;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Has what is written made on a given scheduler. A view hands over its body unmade, and for the
 * fragments of an event stream nobody asks for it before the connection does, on the event loop.
 */
class OffLoopResponse extends ServerHttpResponseDecorator {

  private final Scheduler scheduler;

  OffLoopResponse(ServerHttpResponse response, Scheduler scheduler) {
    super(response);
    this.scheduler = scheduler;
  }

  /** One buffer stays one: the server then knows the length. */
  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    return body instanceof Mono<? extends DataBuffer> whole
        ? super.writeWith(
            whole.subscribeOn(scheduler).doOnDiscard(DataBuffer.class, DataBufferUtils::release))
        : super.writeWith(
            Flux.from(body)
                .subscribeOn(scheduler)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release));
  }
}
