package io.turnpike.routing;

import io.turnpike.tenants.Actor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds out whether a provider connection works, by the cheapest call there is. */
public interface ConnectionChecks {

  /**
   * Asks the provider for its models, or for one token where it does not list them, and of models
   * that the list says nothing of. Whatever comes of that is a result; Forbidden to those who may
   * not change anything, NotFound without such a connection.
   */
  Mono<Result> check(Actor actor, String connection);

  /**
   * @param means how it was asked
   * @param works whether a call can be expected to be served
   * @param sentence what was found, for people; without secrets
   * @param code the same for programs, for example {@code upstream_dns}; null when it works
   * @param fault on whose side it lies; null when it works
   * @param models that the provider lists, at most {@value #MOST_MODELS}
   * @param more that it lists beyond those
   */
  record Result(
      Means means,
      boolean works,
      String sentence,
      @Nullable String code,
      @Nullable Fault fault,
      List<String> models,
      int more) {

    public static final int MOST_MODELS = 500;
  }

  enum Means {
    /** The list of models. */
    MODELS,
    /** A call that may write one token, since there is no list. */
    ONE_TOKEN_CALL,
    /** None: nothing was sent. */
    NOTHING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Fault {
    /** The connection's address, key or settings. */
    CONNECTION,
    /** The account that the key belongs to. */
    ACCOUNT,
    PROVIDER,
    /** What lies between here and there. */
    NETWORK,
    /** What this installation allows, or its clock. */
    INSTALLATION;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
