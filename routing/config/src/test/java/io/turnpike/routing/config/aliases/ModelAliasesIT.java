package io.turnpike.routing.config.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.routing.alias.ModelAliases.Saved;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.ConnectionUses.Use;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class ModelAliasesIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AutoClose
  private final AliasNode node =
      new AliasNode(stores.redis(), stores.database(), stores.announcements());

  private final ModelAliases aliases = node.aliases();
  private final Actor owner = actor(Role.OWNER, founded());

  @Test
  void anAliasHoldsAtOnceAndRemembersWhatItStoodFor() {
    assertThat(known(node)).isSameAs(KnownAliases.NONE);

    Saved first = put("fast", "work/gpt-5");
    put("fast", "work/gpt-6");
    put("fast", "work/gpt-5");
    Saved last = put("fast", "work/gpt-7");
    Saved same = put("fast", "work/gpt-7");

    assertThat(first.created()).isTrue();
    assertThat(last.alias().earlier()).containsExactly("work/gpt-5", "work/gpt-6");
    assertThat(same.changed()).isFalse();
    assertThat(get(aliases.find(organization(), "fast"))).isEqualTo(last.alias());
    assertThat(Objects.requireNonNull(known(node).of("fast")).model()).isEqualTo("work/gpt-7");
  }

  @Test
  void aLookUpIsAnsweredFromMemory() {
    put("fast", "work/gpt-5");
    // The news of the change may still come, and have them read once more.
    await()
        .untilAsserted(
            () -> {
              KnownAliases first = known(node);

              assertThat(aliases.known(organization())).isInstanceOf(Callable.class);
              assertThat(known(node)).isSameAs(first);
            });
  }

  @Test
  void anotherNodeFollowsSoon() {
    try (AliasNode other =
        new AliasNode(stores.redis(), stores.database(), stores.announcements())) {
      assertThat(known(other)).isSameAs(KnownAliases.NONE);

      put("fast", "work/gpt-5");
      await().untilAsserted(() -> assertThat(known(other).of("fast")).isNotNull());

      aliases.delete(owner, "fast").block(PATIENCE);
      await().untilAsserted(() -> assertThat(known(other).isEmpty()).isTrue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Fast, work/gpt-5, /name",
    "~fast, work/gpt-5, /name",
    "work/fast, work/gpt-5, /name",
    "support, work/gpt-5, /name",
    "gpt-5, work/gpt-5, /name",
    "fast, '', /model",
    "fast, gpt-6, /model",
    "fast, home/gpt-5, /model",
    "fast, work/, /model",
    "fast, ~claude, /model",
    "fast, ~home/gpt, /model",
  })
  void whatCannotBeIsRefusedByItsField(String name, String model, String pointer) {
    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> put(name, model));

    assertThat(refusal.mistakes()).extracting(Mistake::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource({"work/gpt-9", "openai/gpt-5", "gpt-5", "support", "~gpt", "~work/gpt-latest"})
  void mayStandForWhateverARequestMayName(String model) {
    assertThat(put("fast", model).alias().model()).isEqualTo(model);
  }

  @Test
  void aCircleIsRefusedAndShown() {
    put("a", "work/gpt-5");
    put("b", "a");
    put("c", "b");

    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> put("a", "c"));

    assertThat(refusal.mistakes())
        .containsExactly(new Mistake("/model", "leads back to where it began: a → c → b → a."));
    assertThat(Objects.requireNonNull(known(node).of("c")).model()).isEqualTo("work/gpt-5");
  }

  @Test
  void whatOthersStandForAndWhatThereIsNotIsNotDeleted() {
    put("a", "work/gpt-5");
    put("b", "a");

    Conflict refusal =
        catchThrowableOfType(Conflict.class, () -> aliases.delete(owner, "a").block(PATIENCE));

    assertThat(refusal.members()).containsEntry("aliases", List.of("b"));
    assertThat(
            catchThrowableOfType(NotFound.class, () -> aliases.delete(owner, "z").block(PATIENCE)))
        .isNotNull();
  }

  @Test
  void usesItsConnection() {
    put("fast", "work/gpt-5");
    put("newest", "~work/gpt");
    put("other", "gpt-5");

    List<Use> uses =
        stores
            .database()
            .within(
                organization().value(),
                db -> node.the(ConnectionUses.class).of(db, organization(), "work"))
            .collectList()
            .block(PATIENCE);

    assertThat(uses).extracting(Use::name).containsExactly("fast", "newest");
    assertThat(uses).first().hasToString("alias \"fast\"");
  }

  @Test
  void viewersChangeNothing() {
    Actor viewer = actor(Role.VIEWER, organization());

    assertThat(
            catchThrowableOfType(
                Forbidden.class, () -> aliases.put(viewer, "fast", "work/gpt-5").block(PATIENCE)))
        .isNotNull();
  }

  @Test
  void isNobodyElses() {
    put("fast", "work/gpt-5");

    OrganizationId other = founded();

    assertThat(aliases.list(other).collectList().block(PATIENCE)).isEmpty();
    assertThat(get(aliases.known(other)).isEmpty()).isTrue();
  }

  private Saved put(String name, String model) {
    return get(aliases.put(owner, name, model));
  }

  private KnownAliases known(AliasNode of) {
    return get(of.aliases().known(organization()));
  }

  private OrganizationId organization() {
    return owner.organizationId();
  }

  private static <T> T get(Mono<T> answer) {
    return Objects.requireNonNull(answer.block(PATIENCE));
  }

  private static OrganizationId founded() {
    OrganizationId id = new OrganizationId(TimeOrderedId.next());
    stores.sql(
        """
        insert into organization (id, slug, name, zone, created_at)
        values ('%s', '%s', 'Org', 'UTC', now())\
        """
            .formatted(id, id));
    return id;
  }

  private static Actor actor(Role role, OrganizationId organization) {
    return new Actor(
        new Organization(organization, "org", "Org", ZoneOffset.UTC, Instant.EPOCH),
        null,
        role,
        "ada@example.com");
  }
}
