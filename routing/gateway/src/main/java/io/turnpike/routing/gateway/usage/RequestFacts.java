package io.turnpike.routing.gateway.usage;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.tenants.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asked for what, and when: what is known of a request before anything is sent. */
final class RequestFacts {

  final UUID id = TimeOrderedId.next();
  final Instant startedAt = Instant.now();
  final String operation;
  volatile @Nullable Caller caller;
  volatile CallLabels labels = CallLabels.NONE;
  volatile String requestedModel = "";
  volatile boolean streamed;
  volatile long bytesSent;
  volatile @Nullable String config;
  volatile int configVersion;
  final long startNanos = System.nanoTime();

  RequestFacts(String operation) {
    this.operation = operation;
  }

  long micros() {
    return (System.nanoTime() - startNanos) / 1_000;
  }

  private Caller known() {
    Caller who = caller;
    if (who == null) {
      throw new IllegalStateException("A request without a caller has no usage event.");
    }
    return who;
  }

  Who who() {
    Caller who = known();
    return new Who(who.organization(), who.team(), who.teamSlug(), who.key(), who.keyName());
  }

  Asked asked() {
    return new Asked(config, configVersion, operation, streamed, requestedModel);
  }

  UsageRecord.Opened opening() {
    return new UsageRecord.Opened(
        id, who(), asked(), labels, startedAt, UsageEstimate.tokens(bytesSent));
  }
}
