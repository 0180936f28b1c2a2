package io.turnpike.tenants.teams;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys.Draft;
import io.turnpike.tenants.GatewayKeys.Issued;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Team;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TeamsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;

  private final Actor owner = node.founded("Acme").session().actor();

  @BeforeAll
  static void start() {
    node = Node.on(stores);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void anOrganizationBeginsWithOne() {
    assertThat(slugs(owner)).containsExactly("default");
  }

  @Test
  void areMadeAndRenamed() {
    get(node.teams().create(owner, "search", " Search "));
    Team renamed = get(node.teams().rename(owner, "search", "Search & Find"));
    assertThat(renamed.slug()).isEqualTo("search");
    assertThat(get(node.teams().list(owner.organizationId()).collectList()))
        .extracting(Team::name)
        .containsExactly("Default", "Search & Find");
  }

  @Test
  void slugsAreUniqueInTheirOrganization() {
    Actor stranger = node.founded("Other").session().actor();
    get(node.teams().create(owner, "search", "Search"));
    assertThat(failure(node.teams().create(owner, "search", "Again")))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("slug_taken"));
    get(node.teams().create(stranger, "search", "Search"));
  }

  @Test
  void badNamesAreToldTogether() {
    InvalidInput refusal = (InvalidInput) failure(node.teams().create(owner, "Not a slug", ""));
    assertThat(refusal.mistakes())
        .extracting(mistake -> mistake.pointer())
        .containsExactly("/slug", "/name");
  }

  @Test
  void theDefaultTeamStays() {
    assertThat(failure(node.teams().delete(owner, "default"))).isInstanceOf(Conflict.class);
  }

  @Test
  void aTeamWithLiveKeysStays() {
    get(node.teams().create(owner, "search", "Search"));
    Issued one = issued("search");
    Issued two = issued("search");
    assertThat(failure(node.teams().delete(owner, "search")))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("2 live keys");
    done(node.keys().revoke(owner, one.key().id()));
    assertThat(failure(node.teams().delete(owner, "search"))).hasMessageContaining("1 live key.");
    done(node.keys().revoke(owner, two.key().id()));
    done(node.teams().delete(owner, "search"));
    assertThat(slugs(owner)).containsExactly("default");
  }

  @Test
  void oldKeysStillNameADeletedTeamAndItsSlugIsFree() {
    get(node.teams().create(owner, "search", "Search"));
    done(node.keys().revoke(owner, issued("search").key().id()));
    done(node.teams().delete(owner, "search"));
    get(node.teams().create(owner, "search", "New search"));
    assertThat(get(node.keys().list(owner.organizationId()).collectList()))
        .extracting(key -> key.teamSlug())
        .containsExactly("default", "search");
    assertThat(failure(node.teams().delete(owner, "nope"))).isInstanceOf(NotFound.class);
  }

  @Test
  void aForeignTeamIsNotThere() {
    Actor stranger = node.founded("Other").session().actor();
    get(node.teams().create(owner, "secret", "Secret"));
    assertThat(failure(node.teams().rename(stranger, "secret", "Mine")))
        .isInstanceOf(NotFound.class);
    assertThat(failure(node.teams().delete(stranger, "secret"))).isInstanceOf(NotFound.class);
    assertThat(slugs(stranger)).containsExactly("default");
  }

  @Test
  void developersDoNotAdministerTeams() {
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    assertThat(failure(node.teams().create(developer, "x", "X"))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.teams().rename(developer, "default", "X")))
        .isInstanceOf(Forbidden.class);
    assertThat(failure(node.teams().delete(developer, "x"))).isInstanceOf(Forbidden.class);
  }

  private Issued issued(String team) {
    return get(
        node.keys().create(owner, new Draft("k", team, null, Set.of(), KeyRights.NONE, null)));
  }

  private static List<String> slugs(Actor actor) {
    return get(node.teams().list(actor.organizationId()).map(Team::slug).collectList());
  }
}
