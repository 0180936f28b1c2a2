package io.turnpike.webui.fake;

import io.turnpike.routing.ServedModels;
import io.turnpike.tenants.OrganizationId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nobody serves what begins with {@code nonsense}. */
@Component
public class FakeServedModels implements ServedModels {

  @Override
  public Mono<Set<String>> unserved(OrganizationId organization, Collection<String> models) {
    return Mono.just(
        models.stream().filter(it -> it.startsWith("nonsense")).collect(Collectors.toSet()));
  }
}
