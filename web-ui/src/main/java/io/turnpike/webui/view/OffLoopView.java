package io.turnpike.webui.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveView;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Moves to the console's threads once the model is complete, wherever its parts came from. */
class OffLoopView extends ThymeleafReactiveView {

  private Scheduler scheduler = Schedulers.immediate();

  OffLoopView on(Scheduler threads) {
    scheduler = threads;
    return this;
  }

  @Override
  protected Mono<Void> renderInternal(
      Map<String, Object> model, @Nullable MediaType type, ServerWebExchange exchange) {
    ServerWebExchange offLoop =
        exchange.mutate().response(new OffLoopResponse(exchange.getResponse(), scheduler)).build();
    return Mono.defer(() -> super.renderInternal(model, type, offLoop)).subscribeOn(scheduler);
  }
}
