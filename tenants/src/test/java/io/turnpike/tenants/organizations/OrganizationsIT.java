package io.turnpike.tenants.organizations;

import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Accepted;
import io.turnpike.tenants.News;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Organizations.Change;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Unpriced;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class OrganizationsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Node other;

  private final Actor owner = node.founded("Acme").session().actor();

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    other = Node.on(stores);
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @Test
  void areRenamedAndKeepTheirSlug() {
    Organization renamed = changed(owner, "  Umbrella  ", null);
    assertThat(renamed.name()).isEqualTo("Umbrella");
    assertThat(renamed.slug()).isEqualTo(owner.organization().slug());
    assertThat(renamed.zone()).isEqualTo(owner.organization().zone());
    assertThat(changed(owner, null, null)).isEqualTo(renamed);
  }

  @Test
  void moveTheirDays() {
    Organization moved = changed(owner, null, "Europe/Berlin");
    assertThat(moved.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(moved.name()).isEqualTo("Acme");
    assertThat(changed(owner, null, null)).isEqualTo(moved);
  }

  @Test
  void everyMistakeIsToldAndNothingIsChanged() {
    Throwable refusal = failure(change(owner, "", "Mars/Base"));
    assertThat(refusal).isInstanceOf(InvalidInput.class);
    assertThat(((InvalidInput) refusal).mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/name", "/time_zone");
    assertThat(failure(change(owner, "Umbrella", "+02:00"))).isInstanceOf(InvalidInput.class);
    assertThat(changed(owner, null, null)).isEqualTo(owner.organization());
  }

  @Test
  void theAuditLogTellsWhatBecameDifferent() {
    changed(owner, "Acme", "Asia/Kathmandu");
    changed(owner, "Acme", "Asia/Kathmandu");
    changed(owner, null, null);
    assertThat(
            stores.rows(
                "select details::text as details from audit where action = 'organization.change'"
                    + " and organization_id = '%s'".formatted(owner.organizationId())))
        .containsExactly(Map.of("details", "{\"time_zone\": \"Asia/Kathmandu\"}"));
  }

  @Test
  void areChangedByOwnersAndAdminsOnly() {
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    assertThat(failure(change(developer, "x", null))).isInstanceOf(Forbidden.class);
    assertThat(failure(change(developer, null, "UTC"))).isInstanceOf(Forbidden.class);
  }

  @Test
  void whoIsLoggedInMeetsTheChangeAtOnceAndOnOtherNodesOnceTheyHearOfIt() {
    Session session = node.founded("Acme").session();
    Session stranger = node.founded("Else").session();
    assertThat(seen(node, session).name()).isEqualTo("Acme");
    assertThat(seen(other, session).name()).isEqualTo("Acme");
    assertThat(seen(other, stranger).name()).isEqualTo("Else");
    Organization changed = changed(session.actor(), "Umbrella", "Europe/Berlin");
    assertThat(seen(node, session)).isEqualTo(changed);
    News.heard(stores);
    assertThat(seen(other, session)).isEqualTo(changed);
    assertThat(seen(other, stranger)).isEqualTo(stranger.actor().organization());
  }

  @Test
  void aManagementKeyMeetsTheChangeAtOnce() {
    SignedUp founded = node.founded("Acme");
    Organization changed = changed(founded.session().actor(), "Umbrella", "Europe/Berlin");
    String key = founded.managementKey().secret().reveal();
    assertThat(get(other.managementKeys().authenticate(key)).organization()).isEqualTo(changed);
  }

  @Test
  void requestsMeetWhatIsWantedOfUnpricedModelsOnEveryNodeThatHearsOfIt() {
    SignedUp founded = node.founded("Acme");
    SignedUp stranger = node.founded("Else");
    assertThat(wanted(node, founded)).isEqualTo(Unpriced.ALLOW);
    assertThat(wanted(other, founded)).isEqualTo(Unpriced.ALLOW);
    assertThat(unpriced(founded.session().actor(), "block").unpriced()).isEqualTo(Unpriced.BLOCK);
    assertThat(wanted(node, founded)).isEqualTo(Unpriced.BLOCK);
    News.heard(stores);
    assertThat(wanted(other, founded)).isEqualTo(Unpriced.BLOCK);
    assertThat(wanted(other, stranger)).isEqualTo(Unpriced.ALLOW);
  }

  @Test
  void anotherWordForUnpricedModelsIsAMistake() {
    Throwable refusal =
        failure(node.organizations().change(owner, new Change(null, null, null, "forbid")));
    assertThat(((InvalidInput) refusal).mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/unpriced");
    assertThat(unpriced(owner, "ceiling").unpriced()).isEqualTo(Unpriced.CEILING);
    assertThat(changed(owner, "Umbrella", null).unpriced()).isEqualTo(Unpriced.CEILING);
  }

  private static Unpriced wanted(Node node, SignedUp founded) {
    String key = founded.gatewayKey().secret().reveal();
    return ((Accepted) get(node.keys().authenticate(key))).caller().unpriced();
  }

  private static Organization unpriced(Actor actor, String word) {
    return get(node.organizations().change(actor, new Change(null, null, null, word)));
  }

  private static Organization seen(Node node, Session session) {
    return get(node.accounts().session(session.token().reveal())).actor().organization();
  }

  private static Organization changed(Actor actor, String name, String zone) {
    return get(change(actor, name, zone));
  }

  private static Mono<Organization> change(Actor actor, String name, String zone) {
    return node.organizations().change(actor, new Change(name, zone));
  }
}
