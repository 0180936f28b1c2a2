package io.turnpike.webui.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveView;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs its template on the console's threads, whoever asks for the page or a part of it. */
class OffLoopView extends ThymeleafReactiveView {

  private Scheduler scheduler = Schedulers.immediate();

  OffLoopView on(Scheduler threads) {
    scheduler = threads;
    return this;
  }

  @Override
  protected Mono<Void> renderInternal(
      Map<String, Object> model, @Nullable MediaType type, ServerWebExchange exchange) {
    OffLoopResponse response = new OffLoopResponse(exchange.getResponse(), scheduler);
    return super.renderInternal(model, type, exchange.mutate().response(response).build());
  }

  /**
   * Has what is written made on a given scheduler. A view hands over its body unmade, and for the
   * fragments of an event stream nobody asks for it before the connection does, on the event loop.
   */
  private static final class OffLoopResponse extends ServerHttpResponseDecorator {

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
}
