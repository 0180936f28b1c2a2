package io.turnpike.routing.gateway.edge;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.DryRuns;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.pipeline.GatewayPipeline;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes requests that are not to be sent as far as those go that are. */
@Component
final class DryRunService implements DryRuns {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final int UNKNOWN_CONFIG = 404;
  private static final int BAD_REQUEST = 400;

  private final Dialects dialects;
  private final GatewayPipeline pipeline;

  DryRunService(Dialects dialects, GatewayPipeline pipeline) {
    this.dialects = dialects;
    this.pipeline = pipeline;
  }

  @Override
  public Mono<DryRun> run(
      OrganizationId organization,
      String config,
      byte[] body,
      Map<String, String> headers,
      @Nullable Caller caller) {
    Caller who = caller == null ? nobody(organization) : caller;
    Operation operation = dialects.standard();
    return Mono.defer(
            () -> pipeline.dryRun(new DryRunRequest(operation, config, body, headers), who))
        .onErrorResume(GatewayFailure.class, failure -> refused(config, failure));
  }

  private static Mono<DryRun> refused(String config, GatewayFailure failure) {
    return switch (failure.status()) {
      case UNKNOWN_CONFIG -> Mono.empty();
      case BAD_REQUEST -> Mono.error(InvalidInput.at(pointer(failure), failure.sentence()));
      default -> Mono.just(new DryRun(config, 0, List.of(), List.of(), "none", failure.sentence()));
    };
  }

  private static String pointer(GatewayFailure failure) {
    String field = failure.param();
    if (field == null) {
      return "/body";
    }
    return (field.startsWith("x-") ? "/headers/" : "/body/") + field.replace('.', '/');
  }

  private static Caller nobody(OrganizationId organization) {
    return new Caller(
        organization,
        new TeamId(NOBODY),
        "default",
        new KeyId(NOBODY),
        "dry-run",
        null,
        Set.of(),
        KeyRights.NONE);
  }
}
