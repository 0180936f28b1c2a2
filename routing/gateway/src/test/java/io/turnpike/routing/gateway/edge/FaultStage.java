package io.turnpike.routing.gateway.edge;

import io.turnpike.infra.http.HttpOnLoopback;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.Addresses;
import io.turnpike.routing.gateway.testing.Certificate;
import io.turnpike.routing.gateway.testing.ClosedPort;
import io.turnpike.routing.gateway.testing.FullBacklog;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway, a hostile provider, a healthy one, and the addresses where there is none. Every
 * request takes a connection of its own, so that no breaker remembers the case before.
 */
final class FaultStage implements AutoCloseable {

  static final String BACKUP = "served by the backup";

  /** What a client allows that means it. */
  private static final int FEW = 40;

  private static final Set<FailureClass> USUAL =
      EnumSet.complementOf(
          EnumSet.of(
              FailureClass.BAD_REQUEST, FailureClass.CONTEXT_LENGTH, FailureClass.CONTENT_FILTER));
  private static final Retry ONCE = new Retry(1, Set.of(429, 500, 502, 503, 504, 529), true);

  /** Time limits that are to be met: so short where many cases wait for them. */
  private static final Duration SOON = Duration.ofMillis(60);

  /** The same where a call must have got as far as its connection, or its first content. */
  private static final Duration UNHURRIED = Duration.ofMillis(250);

  final HostileProvider provider = HostileProvider.start();
  final HostileProvider backup = HostileProvider.start().otherwise(Completion.text(BACKUP));
  private final HttpOnLoopback http = new HttpOnLoopback(12);
  final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.gateway.answer.max-body", "512KB",
              "turnpike.gateway.answer.max-frame", "64KB",
              "turnpike.gateway.answer.max-stream", "512KB",
              // What is open stays open, however long a busy machine takes for what follows.
              "turnpike.gateway.breakers.open-for", "10m",
              "turnpike.gateway.breakers.longest-open", "10m"),
          http);
  private final HostileProvider selfSigned = HostileProvider.start(Certificate.SELF_SIGNED);
  private final HostileProvider expired = HostileProvider.start(Certificate.EXPIRED);
  private final ClosedPort closed = ClosedPort.reserve();
  private final FullBacklog full = FullBacklog.open();
  private final Asking asking = new Asking(gateway);
  private final AtomicInteger cases = new AtomicInteger();

  FaultStage() {
    gateway.connect("backup", backup.baseUrl());
  }

  /** The name of a config whose only target has the fault. */
  String alone(Fault fault) {
    return config(target(fault, Retry.NONE, UNHURRIED));
  }

  String retrying(Fault fault) {
    return config(target(fault, ONCE));
  }

  String withBackup(Fault fault) {
    Target backup =
        new Target(
            "backup",
            List.of(new Target.Override("model", "\"good\"".getBytes(), "good")),
            backupTimeouts(fault.limits()),
            Retry.NONE);
    return config(new Fallback(List.of(target(fault, Retry.NONE), backup), USUAL, Set.of()));
  }

  HttpResponse<String> ask(Fault fault, String config) {
    return asking.post(body(fault), "x-turnpike-config", config);
  }

  private static String body(Fault fault) {
    String limit = fault.limits() == Fault.Limits.TOKENS ? "\"max_tokens\":" + FEW + "," : "";
    return "{\"model\":\"%s\",\"stream\":%s,%s%s}"
        .formatted(fault.model(), fault.streamed(), limit, Asking.QUESTION);
  }

  @Override
  public void close() {
    gateway.close();
    http.close();
    List.of(provider, backup, selfSigned, expired).forEach(HostileProvider::close);
    closed.close();
    full.close();
  }

  private String config(Step root) {
    String name = "config-" + cases.incrementAndGet();
    gateway.config(name, root);
    return name;
  }

  private Target target(Fault fault, Retry retry) {
    return target(fault, retry, SOON);
  }

  private Target target(Fault fault, Retry retry, Duration soon) {
    String connection = "case-" + cases.incrementAndGet();
    boolean anthropic = fault.dialect() == Dialect.ANTHROPIC;
    gateway.connect(connection, anthropic ? "anthropic" : "openai-compatible", url(fault.where()));
    return new Target(
        "",
        null,
        connection,
        List.of(),
        List.of(),
        List.of(),
        timeouts(fault.limits(), soon),
        retry,
        null,
        Requirements.NONE,
        List.of(),
        fault.policy(),
        null);
  }

  private URI url(Fault.Where where) {
    return switch (where) {
      case PROVIDER -> provider.baseUrl();
      case NOWHERE -> Addresses.unresolvable();
      case CLOSED_PORT -> closed.baseUrl();
      case FULL_BACKLOG -> full.baseUrl();
      case SELF_SIGNED -> selfSigned.baseUrl();
      case EXPIRED -> expired.baseUrl();
    };
  }

  /** The total is the request's, not the target's. */
  private static Timeouts backupTimeouts(Fault.Limits limits) {
    return timeouts(limits == Fault.Limits.TOTAL ? limits : Fault.Limits.ROOMY, SOON);
  }

  private static Timeouts timeouts(Fault.Limits limits, Duration soon) {
    Duration room = Duration.ofSeconds(10);
    return switch (limits) {
      case ROOMY, TOKENS -> new Timeouts(room, room, room, room.multipliedBy(2));
      case CONNECT -> new Timeouts(soon, room, room, room.multipliedBy(2));
      case FIRST_TOKEN -> new Timeouts(room, soon, soon, room, room.multipliedBy(2));
      case IDLE -> new Timeouts(room, room, soon, room.multipliedBy(2));
      case TOTAL -> new Timeouts(room, room, room, Duration.ofMillis(600));
    };
  }
}
