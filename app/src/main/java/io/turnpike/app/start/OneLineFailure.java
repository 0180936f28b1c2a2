package io.turnpike.app.start;

import io.turnpike.infra.settings.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells a person in one line why the process cannot start, where the reason is one they can mend.
 * Anything else is left to the framework's own report. Named in {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineFailure implements SpringBootExceptionReporter {

  /** The framework finds this constructor by its shape, and only where there is no other. */
  OneLineFailure(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    String line = explain(failure);
    if (line != null) {
      System.err.println("turnpike: " + line);
    }
    return line != null;
  }

  static @Nullable String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        return refused.getMessage();
      }
      if (cause instanceof PortInUseException inUse) {
        return "Port %d is in use by another process. Stop it, or choose another with SERVER_PORT."
            .formatted(inUse.getPort());
      }
    }
    return null;
  }
}
