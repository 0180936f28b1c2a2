package io.turnpike.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.health.Readiness.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessTests {

  @Test
  void isReadyWhenEverythingAnswers() {
    assertAnswer(true, true, true, 200, "ready");
  }

  @Test
  void goesOnWithOneStore() {
    assertAnswer(true, false, true, 200, "degraded");
    assertAnswer(false, true, true, 200, "degraded");
  }

  @Test
  void cannotServeWithoutAStoreOrWithoutWhatItNeeds() {
    assertAnswer(false, false, true, 503, "unavailable");
    assertAnswer(true, true, false, 503, "unavailable");
    assertAnswer(false, true, false, 503, "unavailable");
  }

  private static void assertAnswer(
      boolean database, boolean redis, boolean journal, int code, String status) {
    var response =
        new Readiness(
                List.of(
                    new Answer("database", database, true),
                    new Answer("redis", redis, true),
                    new Answer("journal", journal, false)))
            .response();
    assertThat(response.getStatusCode().value()).isEqualTo(code);
    assertThat(response.getBody())
        .isEqualTo(
            Map.of(
                "status", status,
                "database", word(database),
                "redis", word(redis),
                "journal", word(journal)));
  }

  private static String word(boolean up) {
    return up ? "up" : "down";
  }
}
