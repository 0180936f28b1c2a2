package io.turnpike.webui.fake;

import io.turnpike.routing.ConnectionChecks;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.tenants.Actor;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what it was told to. */
@Component
public class FakeConnectionChecks implements ConnectionChecks {

  private volatile Result result =
      new Result(
          Means.MODELS,
          true,
          "It answers, and lists 2 models.",
          null,
          null,
          List.of("small", "large"),
          0);

  public void finds(Result next) {
    result = next;
  }

  @Override
  public Mono<Result> check(Actor actor, String connection) {
    return Mono.just(result);
  }
}
