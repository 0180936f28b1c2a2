package io.turnpike.routing.gateway.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.routing.gateway.stored.StoredIds.StoredAnswer;
import io.turnpike.tenants.OrganizationId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredIdsTests {

  private static final OrganizationId OURS = new OrganizationId(new UUID(1, 1));
  private static final OrganizationId THEIRS = new OrganizationId(new UUID(1, 2));
  private static final List<String> CONNECTIONS = List.of("claude", "gpt", "gpt-eu");

  private final StoredIds ids = ids(1);

  @Test
  void leadBackToTheirConnection() {
    String shown = "resp_0a" + ids.seal(OURS, "gpt", "resp_0a");

    assertThat(shown).matches("resp_0a_tp[A-Za-z0-9_-]{16}");
    assertThat(ids.open(OURS, shown, CONNECTIONS)).isEqualTo(new StoredAnswer("gpt", "resp_0a"));
    assertThat(ids(1).open(OURS, shown, CONNECTIONS))
        .as("on another node")
        .isEqualTo(new StoredAnswer("gpt", "resp_0a"));
  }

  @Test
  void openForTheirOrganizationAlone() {
    String shown = "resp_0a" + ids.seal(OURS, "gpt", "resp_0a");

    assertThat(ids.open(THEIRS, shown, CONNECTIONS)).isNull();
    assertThat(ids(2).open(OURS, shown, CONNECTIONS)).as("under another key").isNull();
  }

  @Test
  void cannotBeMadeUpOrChanged() {
    String seal = ids.seal(OURS, "gpt", "resp_0a");

    assertThat(ids.open(OURS, "resp_0b" + seal, CONNECTIONS)).isNull();
    assertThat(ids.open(OURS, "resp_0a_tpAAAAAAAAAAAAAAAA", CONNECTIONS)).isNull();
    assertThat(ids.open(OURS, "resp_0a", CONNECTIONS)).isNull();
    for (int at = 3; at < seal.length(); at++) {
      char other = seal.charAt(at) == 'A' ? 'B' : 'A';
      String changed = seal.substring(0, at) + other + seal.substring(at + 1);
      assertThat(ids.open(OURS, "resp_0a" + changed, CONNECTIONS)).as("at %d", at).isNull();
    }
  }

  @Test
  void areGoneWithTheirConnection() {
    String shown = "resp_0a" + ids.seal(OURS, "gpt", "resp_0a");

    assertThat(ids.open(OURS, shown, List.of("claude"))).isNull();
  }

  @Test
  void areToldFromAProvidersOwnByTheirForm() {
    assertThat(StoredIds.isSealed("resp_0a" + ids.seal(OURS, "gpt", "resp_0a"))).isTrue();
    assertThat(StoredIds.isSealed("resp_0a")).isFalse();
    assertThat(StoredIds.isSealed("resp_tp")).isFalse();
  }

  private static StoredIds ids(int key) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) key;
    return new StoredIds(
        TokenDigest.under(MasterKey.parse(Base64.getEncoder().encodeToString(bytes))));
  }
}
