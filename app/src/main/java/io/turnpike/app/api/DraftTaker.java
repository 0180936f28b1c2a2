package io.turnpike.app.api;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.tenants.Actor;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A route that what was imported can be sent to, by somebody who asks for all of it at once. */
public interface DraftTaker {

  Subject subject();

  /** Whether one of that name is there, which the route would replace or make twice. */
  Mono<Boolean> isThere(Actor actor, String name);

  /**
   * As if the body had come to the route; the secret of what has one.
   *
   * @param json reads bodies as the routes do
   */
  Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json);
}
