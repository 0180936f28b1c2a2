package io.turnpike.webui.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveView;
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
}
