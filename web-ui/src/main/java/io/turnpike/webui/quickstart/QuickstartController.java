package io.turnpike.webui.quickstart;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.StarterConfig;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.webui.Endpoint;
import io.turnpike.webui.quickstart.FirstCall.Wanted;
import io.turnpike.webui.view.LiveStreams;
import io.turnpike.webui.view.RecentSecrets;
import io.turnpike.webui.view.Redirect;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leads from a fresh account to the first answered call. */
@Controller
class QuickstartController {

  private static final String PAGE = "quickstart";

  private final GatewayKeys keys;
  private final StarterConfig starter;
  private final FirstCall firstCall;
  private final ClientSnippets clients;
  private final RecentSecrets secrets;
  private final Endpoint endpoint;
  private final LiveStreams streams;

  QuickstartController(
      GatewayKeys keys,
      StarterConfig starter,
      FirstCall firstCall,
      ClientSnippets clients,
      RecentSecrets secrets,
      Endpoint endpoint,
      LiveStreams streams) {
    this.keys = keys;
    this.starter = starter;
    this.firstCall = firstCall;
    this.clients = clients;
    this.secrets = secrets;
    this.endpoint = endpoint;
    this.streams = streams;
  }

  /**
   * @param key id of the key to show, as when it was just issued here; a living one without
   * @param since in epoch milliseconds, which calls to look at; those from now on without
   */
  @GetMapping("/quickstart")
  Mono<Rendering> show(
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam(required = false) @Nullable Long since,
      ServerWebExchange exchange,
      @AuthenticationPrincipal Actor actor) {
    Map<String, Secret> issued = secrets.take(exchange, PAGE);
    return keys.list(actor.organizationId())
        .collectList()
        .flatMap(all -> page(actor, issued, ShownKey.of(all, key), since))
        .map(page -> Rendering.view("quickstart/quickstart").modelAttribute("page", page).build());
  }

  private Mono<QuickstartPage> page(
      Actor actor, Map<String, Secret> issued, ShownKey shown, @Nullable Long since) {
    Wanted wanted = shown.calls(since);
    return Mono.zip(starter.exists(actor), firstCall.latest(actor.organizationId(), wanted))
        .map(
            parts ->
                QuickstartPage.of(
                    endpoint.address(),
                    clients,
                    issued,
                    shown.key(),
                    parts.getT1(),
                    wanted,
                    parts.getT2()));
  }

  /** The check again and again, as calls arrive. */
  @GetMapping("/quickstart/live")
  Flux<ServerSentEvent<Fragment>> live(
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam long since,
      ServerWebExchange exchange,
      @AuthenticationPrincipal Actor actor) {
    Flux<ServerSentEvent<Fragment>> checks =
        firstCall
            .watch(actor.organizationId(), new Wanted(key, Instant.ofEpochMilli(since)))
            .map(check -> Map.<String, Object>of("check", check))
            .map(model -> Fragment.create("quickstart/quickstart :: check", model))
            .map(fragment -> ServerSentEvent.builder(fragment).build());
    return streams.open(exchange, checks);
  }

  @PostMapping("/quickstart/key")
  Mono<Rendering> issueKey(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    GatewayKeys.Draft draft =
        new GatewayKeys.Draft("quick start", null, null, Set.of(), KeyRights.NONE, null);
    return keys.create(actor, draft)
        .doOnNext(issued -> secrets.put(exchange, PAGE, Map.of("gateway", issued.secret())))
        .map(issued -> Redirect.to("/quickstart?key=" + issued.key().id()));
  }

  @PostMapping("/quickstart/config")
  Mono<Rendering> makeConfig(@AuthenticationPrincipal Actor actor) {
    return starter.create(actor).thenReturn(Redirect.to("/quickstart"));
  }
}
