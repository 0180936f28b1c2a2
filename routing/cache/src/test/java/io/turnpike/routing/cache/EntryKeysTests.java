package io.turnpike.routing.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.turnpike.tenants.OrganizationId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two requests the same, and what does not. */
class EntryKeysTests {

  private static final String CHAT = "chat/completions";
  private static final String BODY =
      """
      {"model":"m","temperature":1,"messages":[{"role":"user","content":"Hello"}],"tools":[]}""";
  private static final Partition NOBODY =
      new Partition(new OrganizationId(new UUID(1, 1)), List.of(), "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"content\":\"Hello\",\"role\":\"user\"}],\"tools\":[],\"model\":\"m\",\"temperature\":1}",
        "{ \"model\" : \"m\",\n\"temperature\":1.0, \"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],\"tools\":[ ]}",
        "{\"model\":\"m\",\"temperature\":10e-1,\"messages\":[{\"role\":\"user\",\"content\":\"\\u0048ello\"}],\"tools\":[]}",
        "{\"model\":\"m\",\"temperature\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],\"tools\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true}}"
      })
  void spellingAndDeliveryMakeNoDifference(String other) {
    assertThat(key(other)).isEqualTo(key(BODY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello|hello",
        "Hello\"|Hello \"",
        "Hello|He\\nllo",
        "\"temperature\":1|\"temperature\":1.0000000001",
        "\"temperature\":1|\"temperature\":\"1\"",
        "\"temperature\":1|\"temperature\":true",
        "\"temperature\":1|\"temperature\":null",
        "\"tools\":[]|\"tools\":{}",
        "\"tools\":[]|\"tools\":[[]]",
        "\"tools\":[]|\"tools\":null",
        "\"role\":\"user\"|\"role\":\"system\"",
        "\"role\":\"user\",|\"name\":\"user\",",
        "{\"role\"|{\"stream\":true,\"role\"",
        "\"model\":\"m\"|\"model\":\"M\"",
        "\"content\":\"Hello\"|\"content\":\"\\ud83d\"",
      })
  void whatIsSaidMakesOne(String said, String other) {
    assertThat(key(BODY.replace(said, other))).isNotNull().isNotEqualTo(key(BODY));
  }

  @Test
  void oneTextAmongPartsIsThatText() {
    String parts = "[{\"type\":\"text\",\"text\":\"Hello\"}]";
    assertThat(key(BODY.replace("\"Hello\"", parts))).isEqualTo(key(BODY));
    assertThat(key(BODY.replace("\"Hello\"", parts.replace("]", ",3]")))).isNotEqualTo(key(BODY));
    assertThat(key(BODY.replace("\"Hello\"", parts.replace("}", ",\"cache_control\":{}}"))))
        .isNotEqualTo(key(BODY));
  }

  @Test
  void halvesOfCharactersAreApart() {
    assertThat(key("{\"a\":\"\\ud83d\"}"))
        .isNotEqualTo(key("{\"a\":\"\\ud83e\"}"))
        .isNotEqualTo(key("{\"a\":\"?\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "3",
        "{\"a\":1",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}"
      })
  void whatTwoReadersMayUnderstandDifferentlyHasNone(String body) {
    assertThat(key(body)).isNull();
  }

  @Test
  void numbersOfAnySizeAreReadAsTheyAre() {
    assertThat(key("{\"a\":1e400000}")).isNotNull().isNotEqualTo(key("{\"a\":1e400001}"));
    assertThat(key("{\"a\":12345678901234567890123}"))
        .isNotEqualTo(key("{\"a\":12345678901234567890124}"));
    assertThat(key("{\"a\":-0.0}")).isEqualTo(key("{\"a\":0}"));
  }

  @Test
  void allThatStandsBesideTheBodyCounts() {
    Partition named = new Partition(NOBODY.organization(), List.of(), "tests");
    Partition team = new Partition(NOBODY.organization(), List.of("a"), "");
    Partition user = new Partition(NOBODY.organization(), List.of("a", "b"), "");
    Partition joined = new Partition(NOBODY.organization(), List.of("ab"), "");
    Partition other = new Partition(new OrganizationId(new UUID(1, 2)), List.of(), "");
    Set<EntryKey> keys = new HashSet<>();
    for (Partition partition : List.of(NOBODY, named, team, user, joined, other)) {
      keys.add(of(partition, "f", CHAT, Map.of()));
      keys.add(of(partition, "g", CHAT, Map.of()));
      keys.add(of(partition, "f", "embeddings", Map.of()));
      keys.add(of(partition, "f", CHAT, Map.of("a", "b")));
      keys.add(of(partition, "f", CHAT, Map.of("a", "b", "c", "d")));
      keys.add(of(partition, "f", CHAT, Map.of("a", "bc", "", "d")));
    }
    assertThat(keys).hasSize(36).doesNotContainNull();
  }

  /** Each of the pairs is a request and the same with one thing said otherwise. */
  @Test
  void aHundredThousandPairsThatDifferInOneThingShareNoKey() {
    SplittableRandom random = new SplittableRandom(12);
    Set<String> digests = new HashSet<>();
    int pairs = 100_000;
    for (int i = 0; i < pairs; i++) {
      String body = RandomRequests.request(random, i);
      EntryKey one = key(body);
      EntryKey other = key(RandomRequests.changed(random, body));
      if (one == null || one.equals(other)) {
        fail(body);
      }
      digests.add(one.digest());
    }
    assertThat(digests).hasSize(pairs);
  }

  private static @Nullable EntryKey key(String body) {
    return EntryKeys.of(NOBODY, "f", CHAT, body.getBytes(UTF_8), Map.of());
  }

  private static @Nullable EntryKey of(
      Partition partition, String fingerprint, String operation, Map<String, String> beside) {
    return EntryKeys.of(partition, fingerprint, operation, BODY.getBytes(UTF_8), beside);
  }
}
