package io.turnpike.app.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.billing.ListedNotes.Guardrails;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.Decisions;
import io.turnpike.routing.usage.DistinctEvent;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Decided;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The names that programs know, all on one level, and each with its own value. */
class LogViewsTests {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final UsageEvent EVENT = DistinctEvent.EVENT;

  @Test
  void ofARow() {
    LogRow row =
        new LogRow(
            EVENT.id(),
            EVENT.who(),
            EVENT.asked(),
            2,
            EVENT.served(),
            EVENT.bill(),
            1,
            EVENT.timing(),
            new ListedNotes(
                new Cache(CacheStatus.SEMANTIC_HIT, "an entry", 301L, 302_000L, 0.303),
                new Guardrails(GuardrailAction.REDACT, 304)));

    assertThat(shown(LogViews.Row.of(row)))
        .isEqualTo(
            JSON.readTree(
                """
                {"request_id":"019a9b2c-0000-7000-8000-000000000001",
                 "started_at":"2026-11-21T01:02:03.000004Z","team":"a team","key":"a key",
                 "config":"a config@11","operation":"an operation",
                 "requested_model":"a requested model","streamed":true,"attempts":2,
                 "provider":"a provider","model":"a model","outcome":"interrupted","status":212,
                 "error_code":"a_code","input_tokens":206,"output_tokens":240,
                 "usage_source":"recovered","cost_nano_usd":41,"cost_complete":false,
                 "unpriced_attempts":1,"first_token_ms":0.051,"total_ms":0.052,
                 "cache":"semantic-hit","cache_entry":"an entry","saved_nano_usd":301,
                 "saved_ms":302.0,"similarity":0.303,"guardrail":"redact",
                 "guardrail_notes":304}"""));
  }

  @Test
  void ofARowThatCacheAndGuardrailsHadNothingToDoWith() {
    ObjectNode shown = shown(NotesView.of(ListedNotes.NONE));

    assertThat(shown.propertyNames())
        .containsExactly(
            "cache",
            "cache_entry",
            "saved_nano_usd",
            "saved_ms",
            "similarity",
            "guardrail",
            "guardrail_notes");
    assertThat(shown.values()).allSatisfy(value -> assertThat(value.isNull()).isTrue());
  }

  @Test
  void ofWhatCacheAndGuardrailsNoted() {
    DecisionView view =
        DecisionView.of(
            null,
            null,
            List.of(
                new Cached("", "hit", "0a1b", 4_200, 31_500, 812_999, 0.97, "shared"),
                new Cached("/x", "miss", "", -1, 0, 0, -1, null),
                new Cached("", "hit", "0c2d", 0, -1, 5_000, -1, null),
                new Guarded(
                    "/0", "output", "house", "pii", "changed", "redact", "email 2", "/choices/0"),
                new Guarded("/1", "input", null, "secrets", "error", "deny", "", "")));

    assertThat(shown(view).path("notes"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"kind":"cached","at":"","status":"hit","entry":"0a1b","age_ms":4200,
                  "saved_nano_usd":31500,"saved_ms":812,"similarity":0.97,"reason":"shared"},
                 {"kind":"cached","at":"/x","status":"miss","entry":null,"age_ms":null,
                  "saved_nano_usd":0,"saved_ms":null,"similarity":null,"reason":null},
                 {"kind":"cached","at":"","status":"hit","entry":"0c2d","age_ms":0,
                  "saved_nano_usd":null,"saved_ms":5,"similarity":null,"reason":null},
                 {"kind":"guarded","at":"/0","side":"output","set":"house","check":"pii",
                  "verdict":"changed","action":"redact","found":"email 2","where":"/choices/0"},
                 {"kind":"guarded","at":"/1","side":"input","set":null,"check":"secrets",
                  "verdict":"error","action":"deny","found":"","where":""}]"""));
  }

  @Test
  void ofAnEntry() {
    LogEntry entry = new LogEntry(noted(), List.of(), Instant.parse("2026-11-21T01:02:04Z"));
    ObjectNode shown = shown(LogViews.Entry.of(entry));

    assertThat(shown.remove("decision").path("summary").asString()).isEqualTo("a summary");
    assertThat(shown.path("attempts")).hasSize(2);
    assertThat(shown.remove("attempts").path(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"number":61,"provider":"failed provider","model":"failed model","start_ms":0.062,
                 "connected_ms":0.063,"headers_ms":0.064,"first_token_ms":0.065,"end_ms":0.066,
                 "status":567,"failure":"timeout","detail":"A detail.","at":"/failed",
                 "credential":"a first key","breaker":"forced",
                 "usage":{"input":71,"cached_input":72,"cache_write_5m":73,"cache_write_1h":74,
                  "output":75,"reasoning":76,"audio_input":77,"audio_output":78,"image":79,
                  "image_output":171,"web_search":172,"file_search":173,"search_unit":174},
                 "usage_source":"unconfirmed","cost_nano_usd":81,
                 "price_version":"a failed price",
                 "answered_model":"a failed answer","tier":"a_failed_tier"}"""));
    assertThat(shown)
        .isEqualTo(
            JSON.readTree(
                """
                {"request_id":"019a9b2c-0000-7000-8000-000000000001",
                 "started_at":"2026-11-21T01:02:03.000004Z","stored_at":"2026-11-21T01:02:04Z",
                 "team":"a team","key":"a key","config":"a config@11","operation":"an operation",
                 "requested_model":"a requested model","streamed":true,"provider":"a provider",
                 "model":"a model","outcome":"interrupted","status":212,"error_code":"a_code",
                 "error_message":"A message.",
                 "usage":{"input":31,"cached_input":32,"cache_write_5m":33,"cache_write_1h":34,
                  "output":35,"reasoning":36,"audio_input":37,"audio_output":38,"image":39,
                  "image_output":131,"web_search":132,"file_search":133,"search_unit":134},
                 "usage_source":"recovered","cost_nano_usd":41,"cost_complete":true,
                 "unpriced_attempts":0,"price_version":"a price","cost_lines":[],
                 "first_token_ms":0.051,"total_ms":0.052,"cache":"miss",
                 "cache_entry":"0a1b2c3d4e5f6071","saved_nano_usd":null,"saved_ms":null,
                 "similarity":null,"guardrail":"deny","guardrail_notes":2,"metadata":{"a name":"a value"},
                 "trace_id":"a trace","user":"a user","session_id":"a session"}"""));
  }

  private static UsageEvent noted() {
    return new UsageEvent(
        EVENT.id(),
        EVENT.who(),
        EVENT.asked(),
        EVENT.labels(),
        new Decided(EVENT.decided().summary(), Decisions.EVERY_KIND),
        EVENT.attempts(),
        EVENT.served(),
        EVENT.bill(),
        EVENT.timing());
  }

  private static ObjectNode shown(Object view) {
    return JSON.readTree(JSON.writeValueAsString(view)).asObject();
  }
}
