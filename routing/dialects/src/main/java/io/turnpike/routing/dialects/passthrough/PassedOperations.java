package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.OtherOperations;
import io.turnpike.routing.dialects.invoke.ModelAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Operations that are passed on; there are as many as there are paths. */
@Component
public final class PassedOperations implements OtherOperations {

  private final Map<Dialect, Dialect> dialects = new ConcurrentHashMap<>();
  private final Map<Dialect, Dialect> invoked = new ConcurrentHashMap<>();

  @Override
  public Operation at(String path, Dialect words) {
    ModelAddress address = ModelAddress.of(path);
    return address == null
        ? Operation.passedOn(
            path, OperationName.of(path), dialects.computeIfAbsent(words, PassthroughDialect::new))
        : Operation.passedOn(
            path, address.name(), invoked.computeIfAbsent(words, InvokedDialect::new));
  }
}
