package io.turnpike.webui.fake;

import io.turnpike.infra.cache.EndSignal;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
public class FakeAccounts implements Accounts {

  public static final String PASSWORD = "correct horse battery";

  private final GatewayKeys gatewayKeys;
  private final ManagementKeys managementKeys;
  private final Map<String, Actor> people = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final EndSignal<String> endings = new EndSignal<>();

  FakeAccounts(GatewayKeys gatewayKeys, ManagementKeys managementKeys) {
    this.gatewayKeys = gatewayKeys;
    this.managementKeys = managementKeys;
  }

  @Override
  public Mono<SignedUp> signUp(String email, Secret password, String organization, String address) {
    List<Mistake> mistakes = new ArrayList<>();
    if (!email.contains("@")) {
      mistakes.add(new Mistake("/email", "This is not an e-mail address."));
    }
    if (password.reveal().length() < 12) {
      mistakes.add(new Mistake("/password", "Use at least 12 characters."));
    }
    if (organization.isEmpty()) {
      mistakes.add(new Mistake("/organization", "Give your organization a name."));
    }
    return mistakes.isEmpty()
        ? Mono.defer(() -> opened(email, organization))
        : Mono.error(new InvalidInput(mistakes));
  }

  @Override
  public Mono<Session> logIn(String email, Secret password, String address) {
    if (email.startsWith("throttled")) {
      return Mono.error(
          new Throttled(Duration.ofMinutes(1), "Too many tries. Try again in one minute."));
    }
    return Mono.justOrEmpty(people.get(email))
        .filter(_ -> password.reveal().equals(PASSWORD))
        .map(this::open);
  }

  @Override
  public Mono<Session> session(String token) {
    return token == null ? Mono.empty() : Mono.justOrEmpty(sessions.get(token));
  }

  @Override
  public Mono<Void> logOut(String token) {
    return Mono.fromRunnable(
        () -> {
          sessions.remove(token);
          endings.tell(token);
        });
  }

  @Override
  public Mono<Void> ended(String token) {
    return endings.of(token);
  }

  @Override
  public Mono<Void> changeZone(Actor actor, String timeZone) {
    if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
      return Mono.error(InvalidInput.at("/time_zone", "This is not a time zone."));
    }
    ZoneId zone = timeZone == null ? null : ZoneId.of(timeZone);
    return Mono.fromRunnable(
        () -> {
          people.replaceAll((_, it) -> in(zone, it, actor));
          sessions.replaceAll(
              (_, it) ->
                  new Session(
                      it.token(), in(zone, it.actor(), actor), it.createdAt(), it.lifetime()));
        });
  }

  private static Actor in(ZoneId zone, Actor it, Actor who) {
    return it.label().equals(who.label())
        ? new Actor(it.organization(), it.user(), it.role(), it.label(), zone)
        : it;
  }

  /** A person of a new organization. */
  public Actor person(String email, String organization, Role role) {
    String slug = organization.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    OrganizationId id = new OrganizationId(TimeOrderedId.next());
    Organization owner = new Organization(id, slug, organization, ZoneId.of("UTC"), Instant.now());
    Actor actor = new Actor(owner, new UserId(TimeOrderedId.next()), role, email);
    people.put(email, actor);
    return actor;
  }

  /** As if all of the organization had read it anew. */
  Organization change(OrganizationId id, UnaryOperator<Organization> change) {
    people.replaceAll((_, actor) -> changed(actor, id, change));
    sessions.replaceAll((_, it) -> changed(it, id, change));
    return people.values().stream()
        .map(Actor::organization)
        .filter(it -> it.id().equals(id))
        .findAny()
        .orElseThrow();
  }

  private static Session changed(
      Session it, OrganizationId id, UnaryOperator<Organization> change) {
    return new Session(it.token(), changed(it.actor(), id, change), it.createdAt(), it.lifetime());
  }

  private static Actor changed(Actor it, OrganizationId id, UnaryOperator<Organization> change) {
    return it.organizationId().equals(id)
        ? new Actor(change.apply(it.organization()), it.user(), it.role(), it.label(), it.ownZone())
        : it;
  }

  Stream<Session> sessionsOf(Actor actor) {
    return List.copyOf(sessions.values()).stream().filter(it -> it.actor().equals(actor));
  }

  public Session open(Actor actor) {
    return open(actor, "s-" + TimeOrderedId.next());
  }

  public Session open(Actor actor, String token) {
    Session session = new Session(new Secret(token), actor, Instant.now(), Duration.ofHours(12));
    sessions.put(token, session);
    return session;
  }

  private Mono<SignedUp> opened(String email, String organization) {
    Actor actor = person(email, organization, Role.OWNER);
    GatewayKeys.Draft draft =
        new GatewayKeys.Draft("first key", null, null, Set.of(), KeyRights.NONE, null);
    return Mono.zip(
            gatewayKeys.create(actor, draft),
            managementKeys.create(actor, "first management key", Role.OWNER, null))
        .map(keys -> new SignedUp(actor.organization(), keys.getT1(), keys.getT2(), open(actor)));
  }
}
