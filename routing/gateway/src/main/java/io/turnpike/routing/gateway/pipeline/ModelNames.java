package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.alias.FamilyName;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.KnownAliases.Meant;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.ModelServers;
import io.turnpike.routing.gateway.preference.NewestModels;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.usage.DecisionNote.Renamed;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts models in place of the names that stand for them: aliases, and newest models of families. A
 * name with a connection in front is neither, and is not looked up.
 */
@Component
class ModelNames {

  private final ModelAliases aliases;
  private final ProviderConnections connections;
  private final ModelServers servers;
  private final NewestModels newest;
  private final SessionSigners signers;

  ModelNames(
      ModelAliases aliases,
      ProviderConnections connections,
      ModelServers servers,
      NewestModels newest,
      SessionSigners signers) {
    this.aliases = aliases;
    this.connections = connections;
    this.servers = servers;
    this.newest = newest;
    this.signers = signers;
  }

  /** Whether a request names a model by what could stand for another. */
  boolean concern(GatewayRequest request) {
    return anyName(request, ModelNames::mayStandForAnother)
        && (aliases.known(request.caller().organization()) != ModelAliases.NONE
            || anyName(request, FamilyName::isOne));
  }

  /** Fails with GatewayFailure for a family that no connection has models of. */
  Mono<GatewayRequest> resolved(GatewayRequest request) {
    return aliases
        .known(request.caller().organization())
        .flatMap(there -> resolved(request, there));
  }

  private Mono<GatewayRequest> resolved(GatewayRequest request, KnownAliases known) {
    return anyName(request, name -> known.of(name) != null || FamilyName.isOne(name))
        ? connections
            .known(request.caller().organization())
            .map(there -> renamed(request, known, there))
        : Mono.just(request);
  }

  private GatewayRequest renamed(
      GatewayRequest request, KnownAliases known, List<ProviderConnection> there) {
    List<String> further =
        request.preferences().models().stream().map(name -> plain(name, known, there)).toList();
    GatewayRequest rest = request.preferring(request.preferences().falling(further));
    String model = request.body().model();
    Meant meant = model == null ? null : known.of(model);
    if (model == null || meant == null && !FamilyName.isOne(model)) {
      return rest;
    }
    String now = newest(meant == null ? model : meant.model(), there);
    if (meant == null) {
      return named(rest, model, now);
    }
    GatewayRequest resolved = ofAlias(rest, model, now, meant.earlier(), there);
    return further.isEmpty() ? resolved.called(model) : resolved;
  }

  private GatewayRequest ofAlias(
      GatewayRequest request,
      String alias,
      String now,
      List<String> earlier,
      List<ProviderConnection> there) {
    String pinned = request.pinned();
    if (pinned != null) {
      return named(request, alias, served(pinned, now, earlier, there));
    }
    String beginning = isFree(request) ? request.body().signedConversation() : null;
    String signer =
        beginning == null ? now : signers.of(request.caller().key(), alias, beginning, now);
    GatewayRequest going = signer.equals(now) ? request : fallingBack(request, now);
    return named(going, alias, signer);
  }

  /** What the connection serves that an answer to go on from is kept at. */
  private String served(
      String pinned, String now, List<String> earlier, List<ProviderConnection> there) {
    return Stream.concat(Stream.of(now), earlier.stream())
        .filter(
            name ->
                servers.of(name, there, Set.of()).stream()
                    .anyMatch(server -> server.connection().name().equals(pinned)))
        .findFirst()
        .orElse(now);
  }

  /** Whether nothing else than the model says where it goes. */
  private static boolean isFree(GatewayRequest request) {
    CallOptions options = request.options();
    return options.config() == null
        && options.provider() == null
        && request.caller().defaultConfig() == null;
  }

  /** Where its signer fails, a conversation goes on without what that signed. */
  private static GatewayRequest fallingBack(GatewayRequest request, String now) {
    Preferences preferences = request.preferences();
    List<String> further =
        Stream.concat(Stream.of(now), preferences.models().stream()).distinct().toList();
    return request.preferring(preferences.falling(further));
  }

  private static GatewayRequest named(GatewayRequest request, String asked, String model) {
    request.draft().note(new Renamed("", asked, model));
    return request.with(request.body().rewritten(Set.of(), model));
  }

  private String plain(String name, KnownAliases known, List<ProviderConnection> there) {
    Meant meant = known.of(name);
    return newest(meant == null ? name : meant.model(), there);
  }

  private String newest(String name, List<ProviderConnection> there) {
    if (!FamilyName.isOne(name)) {
      return name;
    }
    String model = newest.of(name, there);
    if (model == null) {
      throw unknown(name);
    }
    return model;
  }

  /** Asked of every request, so it makes nothing. */
  private static boolean anyName(GatewayRequest request, Predicate<String> is) {
    String model = request.body().model();
    if (model != null && is.test(model)) {
      return true;
    }
    List<String> further = request.preferences().models();
    return !further.isEmpty() && further.stream().anyMatch(is);
  }

  private static boolean mayStandForAnother(String name) {
    return name.indexOf('/') < 0 || FamilyName.isOne(name);
  }

  private static GatewayFailure unknown(String family) {
    return GatewayFailure.of(
            404,
            "model_not_found",
            "No provider connection has models of \""
                + family
                + "\" in the catalogue; write the model's own name, as \"connection/model\".")
        .about("model");
  }
}
