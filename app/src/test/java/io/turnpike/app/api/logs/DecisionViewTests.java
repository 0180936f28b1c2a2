package io.turnpike.app.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Degraded;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Hedged;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Renamed;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.DecisionNote.Warned;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class DecisionViewTests {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @Test
  void everyNoteSaysItsKindAndPlace() {
    JsonNode notes =
        shown(
            new Evaluated("/a", "pro", true, List.of(new Seen("metadata.plan", "$eq", "x", true))),
            new Excluded("/b", "openai", "gpt-4o", "breaker_open", "12 of 20 failed."),
            new Ordered("/c", "loadbalance", List.of(new Place("/c/0", "a m", "weight 3")), "0.37"),
            new Followed("/d", 1, "retry", "waits 800 ms"),
            new Hedged("/e", 2, 1, 1_500),
            new Shadowed("/f", "canary", "m", new UUID(0, 7), null),
            new ShadowOf("/g", new UUID(0, 8)),
            new Omitted("/h", 3),
            new UsageRejected("/i", 2, "completion_tokens", "many"),
            new Warned("/j", 1, "seed, store"),
            new Degraded("/k", "team-month", "cheap", null),
            new Renamed("/l", "fast", "openai/gpt-5-mini"));

    assertThat(notes.valueStream().map(note -> note.path("kind").asString()))
        .containsExactly(
            "evaluated",
            "excluded",
            "ordered",
            "followed",
            "hedged",
            "copied",
            "copy_of",
            "omitted",
            "usage_rejected",
            "warned",
            "degraded",
            "renamed");
    assertThat(notes.valueStream().map(note -> note.path("at").asString()))
        .containsExactly("/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h", "/i", "/j", "/k", "/l");
    assertThat(notes.path(9).path("fields").path(1).asString()).isEqualTo("store");
    assertThat(notes.path(10).path("budget").asString()).isEqualTo("team-month");
    assertThat(notes.path(10).path("config").asString()).isEqualTo("cheap");
    assertThat(notes.path(11).path("model").asString()).isEqualTo("openai/gpt-5-mini");
    assertThat(notes.path(0).path("seen").path(0).path("wanted").asString()).isEqualTo("$eq");
    assertThat(notes.path(1).path("provider").asString()).isEqualTo("openai");
    assertThat(notes.path(2).path("order").path(0).path("measure").asString())
        .isEqualTo("weight 3");
    assertThat(notes.path(4).path("after_ms").asDouble()).isEqualTo(1.5);
    assertThat(notes.path(5).path("request_id").asString()).endsWith("0007");
    assertThat(notes.path(8).path("field").asString()).isEqualTo("completion_tokens");
    assertThat(notes.path(8).path("claimed").asString()).isEqualTo("many");
    assertThat(notes.path(6).path("request_id").asString()).endsWith("0008");
  }

  private static JsonNode shown(DecisionNote... notes) {
    DecisionView view = DecisionView.of("fallback:1/2", "support@3", List.of(notes));
    return JSON.readTree(JSON.writeValueAsString(view)).path("notes");
  }
}
