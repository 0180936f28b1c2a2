package io.turnpike.routing.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.Scope;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose answers a request may get. */
class PartitionTests {

  @Test
  void aRequestForUsersThatNamesNoneIsNotCached() {
    assertThat(Partition.of(caller(1, 1), rule(Scope.USER), null, List.of())).isNull();
    assertThat(Partition.of(caller(1, 1), rule(Scope.USER), null, List.of(""))).isNull();
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void aRequestThatNamesAUserIsThatUsersWhateverTheScope(Scope scope) {
    Partition ann = Partition.of(caller(1, 1), rule(scope), null, List.of("ann"));

    assertThat(ann)
        .isNotNull()
        .isEqualTo(Partition.of(caller(1, 1), rule(scope), null, List.of("", "ann", "ann")))
        .isNotEqualTo(Partition.of(caller(1, 1), rule(scope), null, List.of("bob")))
        .isNotEqualTo(Partition.of(caller(1, 1), rule(scope), null, List.of("ann", "bob")))
        .isNotEqualTo(Partition.of(caller(1, 1), rule(Scope.TEAM), null, List.of()))
        .isNotEqualTo(Partition.of(caller(1, 1), rule(Scope.ORGANIZATION), null, List.of()))
        .isNotEqualTo(Partition.of(caller(1, 2), rule(scope), null, List.of("ann")));
  }

  @Test
  void teamsShareWhatIsTheOrganizations() {
    assertThat(Partition.of(caller(1, 1), rule(Scope.ORGANIZATION), null, List.of()))
        .isEqualTo(Partition.of(caller(1, 2), rule(Scope.ORGANIZATION), null, List.of()))
        .isNotEqualTo(Partition.of(caller(2, 1), rule(Scope.ORGANIZATION), null, List.of()));
    assertThat(Partition.of(caller(1, 1), rule(Scope.TEAM), null, List.of()))
        .isNotEqualTo(Partition.of(caller(1, 2), rule(Scope.TEAM), null, List.of()));
  }

  @Test
  void aNamespaceOfTheRequestTakesThePlaceOfTheRules() {
    assertThat(Partition.of(caller(1, 1), rule(Scope.TEAM), "tests", List.of()))
        .isNotEqualTo(Partition.of(caller(1, 1), rule(Scope.TEAM), null, List.of()));
  }

  /** Each probe asks the same as many others; only who asks, and for whom, differs. */
  @Test
  void inAHundredThousandProbesNobodyMeetsAnothersKey() {
    SplittableRandom random = new SplittableRandom(7);
    Map<EntryKey, String> owners = new HashMap<>();
    int probes = 0;
    while (probes < 100_000) {
      int organization = random.nextInt(40);
      int team = organization * 100 + random.nextInt(5);
      List<String> users = random.nextInt(3) == 0 ? List.of() : List.of("u" + random.nextInt(30));
      Scope scope = Scope.values()[random.nextInt(3)];
      Partition partition = Partition.of(caller(organization, team), rule(scope), null, users);
      if (partition != null) {
        probes++;
        EntryKey key = key(partition, random.nextInt(10));
        String owner = owner(organization, team, users, scope);
        String before = owners.putIfAbsent(key, owner);
        if (before != null && !before.equals(owner)) {
          fail(before + " and " + owner + " share a key");
        }
      }
    }
  }

  private static String owner(int organization, int team, List<String> users, Scope scope) {
    return users.isEmpty()
        ? scope == Scope.TEAM ? organization + "/" + team : organization + "/"
        : organization + "/" + team + "/" + users;
  }

  private static EntryKey key(Partition partition, int question) {
    byte[] body = ("{\"input\":\"" + question + "\"}").getBytes(UTF_8);
    return Objects.requireNonNull(EntryKeys.of(partition, "f", "embeddings", body, Map.of()));
  }

  private static CacheRule rule(Scope scope) {
    return new CacheRule(Duration.ofMinutes(1), scope, null, List.of(), null);
  }

  private static Caller caller(int organization, int team) {
    return new Caller(
        new OrganizationId(new UUID(1, organization)),
        new TeamId(new UUID(2, team)),
        "team",
        new KeyId(new UUID(3, 1)),
        "key",
        null,
        Set.of(),
        KeyRights.NONE);
  }
}
