package io.turnpike.webui.view;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveViewResolver;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Pages are rendered whole, on threads of their own, so that they never delay a proxied token. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

  private static final int MOST_THREADS = 4;
  private static final int MOST_WAITING = 1_000;

  @Bean(destroyMethod = "dispose")
  Scheduler consoleScheduler() {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    return Schedulers.newBoundedElastic(threads, MOST_WAITING, "console");
  }

  /** Takes the place of the framework's resolver, which would render on the caller's thread. */
  @Bean
  ViewResolver thymeleafReactiveViewResolver(
      ISpringWebFluxTemplateEngine engine, Assets assets, Scheduler consoleScheduler) {
    OffLoopViewResolver resolver = new OffLoopViewResolver(consoleScheduler);
    resolver.setTemplateEngine(engine);
    resolver.setStaticVariables(Map.of("assets", assets.folder()));
    resolver.setOrder(Ordered.LOWEST_PRECEDENCE - 5);
    return resolver;
  }

  /** Finds templates by name and has them rendered on a given scheduler. */
  private static final class OffLoopViewResolver extends ThymeleafReactiveViewResolver {

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
}
