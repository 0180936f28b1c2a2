package io.turnpike.tenants.accounts;

import static io.turnpike.tenants.Node.PASSWORD;
import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.News;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Organizations.Change;
import io.turnpike.tenants.Role;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ViewerZoneIT {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Node other;

  private final Session session = node.founded("Acme").session();

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
  void isTheOrganizationsUntilThePersonChoosesOne() {
    get(node.organizations().change(session.actor(), new Change(null, "Europe/Berlin")));
    assertThat(seen(node).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    change(session.actor(), " Asia/Tokyo ");
    assertThat(seen(node).zone()).isEqualTo(TOKYO);
    assertThat(seen(node).organization().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    change(session.actor(), null);
    assertThat(seen(node).ownZone()).isNull();
  }

  @Test
  void isMetAtOnceOnOtherNodesThatHearOfItAndAtTheNextLogIn() {
    assertThat(seen(other).zone()).isNotEqualTo(TOKYO);
    change(session.actor(), "Asia/Tokyo");
    News.heard(stores);
    assertThat(seen(other).zone()).isEqualTo(TOKYO);
    String email = session.actor().label();
    assertThat(get(node.accounts().logIn(email, PASSWORD, "192.0.2.9")).actor().zone())
        .isEqualTo(TOKYO);
  }

  @Test
  void isANameThatIsKnownAndOnesOwn() {
    Throwable refusal = failure(node.accounts().changeZone(session.actor(), "+02:00"));
    assertThat(((InvalidInput) refusal).mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/time_zone");
    Actor key = new Actor(session.actor().organization(), null, Role.OWNER, "key");
    assertThat(failure(node.accounts().changeZone(key, "UTC"))).isInstanceOf(Forbidden.class);
    assertThat(seen(node).ownZone()).isNull();
  }

  private Actor seen(Node on) {
    return get(on.accounts().session(session.token().reveal())).actor();
  }

  private static void change(Actor actor, String zone) {
    done(node.accounts().changeZone(actor, zone));
  }
}
