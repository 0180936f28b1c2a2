package io.turnpike.webui.view;

import java.util.Locale;
import org.springframework.web.reactive.result.view.View;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveViewResolver;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Finds templates by name and has them rendered on a given scheduler. */
class OffLoopViewResolver extends ThymeleafReactiveViewResolver {

  private final Scheduler scheduler;

  OffLoopViewResolver(Scheduler scheduler) {
    this.scheduler = scheduler;
    setViewClass(OffLoopView.class);
  }

  @Override
  protected Mono<View> loadView(String name, Locale locale) {
    return super.loadView(name, locale)
        .map(view -> view instanceof OffLoopView page ? page.on(scheduler) : view);
  }
}
