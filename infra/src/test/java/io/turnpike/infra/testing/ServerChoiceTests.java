package io.turnpike.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerChoiceTests {

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void givenServersComeBeforeAnyOther() {
    assertThat(chosen(Map.of("TURNPIKE_REDIS_URL", "redis://a"), true)).isEqualTo("at redis://a");
    assertThat(asked).as("times Docker was asked").hasValue(0);
  }

  @Test
  void thoseForTestsComeBeforeTheProducts() {
    assertThat(
            chosen(
                Map.of("TURNPIKE_REDIS_URL", "redis://a", "TURNPIKE_TEST_REDIS_URL", "redis://b"),
                false))
        .isEqualTo("at redis://b");
  }

  @Test
  void anEmptyVariableGivesNothing() {
    assertThat(chosen(Map.of("TURNPIKE_REDIS_URL", " "), false)).isEqualTo("embedded");
  }

  @Test
  void containersRunWhereDockerAnswers() {
    assertThat(chosen(Map.of("TURNPIKE_DATABASE_URL", "of another"), true)).isEqualTo("container");
  }

  @Test
  void embeddedOnesRunWhereItDoesNot() {
    assertThat(chosen(Map.of(), false)).isEqualTo("embedded");
    assertThat(asked).hasValue(1);
  }

  private String chosen(Map<String, String> environment, boolean docker) {
    var choice = new ServerChoice(environment::get, () -> asked.incrementAndGet() > 0 && docker);
    return choice.server("REDIS_URL", url -> "at " + url, () -> "container", () -> "embedded");
  }
}
