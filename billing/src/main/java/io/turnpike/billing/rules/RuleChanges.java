package io.turnpike.billing.rules;

import io.turnpike.billing.Scope;
import io.turnpike.billing.WrittenScope;
import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.tenants.OrganizationId;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What follows a committed change of a budget or limit. */
@Component
public final class RuleChanges {

  private final RuleMemory memory;
  private final ChangeAnnouncer announcer;

  RuleChanges(RuleMemory memory, ChangeAnnouncer announcer) {
    this.memory = memory;
    this.announcer = announcer;
  }

  /** This node first: whoever saved may call at once. Never fails. */
  public Mono<Void> tell(OrganizationId organization) {
    return Mono.defer(() -> memory.changed(organization))
        .then(Mono.defer(() -> announcer.announce(RuleMemory.TOPIC, organization.toString())));
  }

  /** For the audit log, like the API's JSON. */
  public static Map<String, Object> words(Scope scope) {
    WrittenScope written = WrittenScope.of(scope);
    Object values = written.values().size() == 1 ? written.values().getFirst() : written.values();
    return switch (scope.kind()) {
      case ORGANIZATION -> Map.of(written.word(), true);
      case HEADER -> Map.of(written.word(), written.name());
      case TAG -> Map.of(written.word(), Map.of(written.name(), values));
      case TEAM, KEY, USER, MODEL, PROVIDER -> Map.of(written.word(), values);
    };
  }
}
