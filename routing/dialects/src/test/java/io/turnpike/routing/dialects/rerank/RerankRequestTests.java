package io.turnpike.routing.dialects.rerank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RerankRequestTests {

  private static final Operation RERANK =
      new RerankDialect(new ChatDialect()).operations().getFirst();
  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);

  @Test
  void onlyTheModelIsChanged() {
    RequestScan scan =
        scan("{ \"query\":\"q\", \"documents\":[\"A\"],\"model\":\"up/m\",\"x\":1.50}");

    assertThat(scan.model()).isEqualTo("up/m");
    assertThat(new String(scan.sent("m", TARGET).bytes(), UTF_8))
        .isEqualTo("{ \"query\":\"q\", \"documents\":[\"A\"],\"model\":\"m\",\"x\":1.50}");
    assertThat(scan.lastUserText()).isEqualTo("q");
    assertThat(scan.totalOutputLimit(TARGET)).isZero();
    assertThat(scan.isEstimable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"documents\":[\"A\"]}|query|missing_required_parameter",
        "{\"query\":\"q\"}|documents|missing_required_parameter",
        "{\"query\":7,\"documents\":[]}|query|invalid_request_body",
        "{\"query\":\"q\",\"documents\":\"A\"}|documents|invalid_request_body",
        "{\"query\":\"q\",\"documents\":[\"A\"],\"model\":7}|model|invalid_request_body"
      })
  void whatIsNoRequestIsRefusedByItsField(String body, String field, String code) {
    assertThatThrownBy(() -> scan(body))
        .isInstanceOfSatisfying(
            GatewayFailure.class,
            failure -> {
              assertThat(failure.param()).isEqualTo(field);
              assertThat(failure.code()).isEqualTo(code);
            });
  }

  /** One for each hundred documents, and a long one counts several times. */
  @ParameterizedTest
  @CsvSource({
    "1, 10, 1",
    "100, 10, 1",
    "101, 10, 2",
    "1000, 900, 10",
    "100, 1100, 2",
    "100, 5000, 6",
    "100, 100000, 9"
  })
  void knowsWhatItCanBeBilledAs(int documents, int bytes, long searches) {
    String document = ",\"" + "x".repeat(bytes - 2) + "\"";
    String all = document.repeat(documents).substring(1);

    assertThat(scan("{\"query\":\"q\",\"documents\":[" + all + "]}").searches(TARGET))
        .isEqualTo(searches);
  }

  @Test
  void aLongQueryMakesMorePiecesAndALimitFewer() {
    String document = "\"" + "x".repeat(4_000) + "\"";
    String all = (document + ",").repeat(99) + document;

    assertThat(scan(body("q".repeat(700), all, "")).searches(TARGET)).isEqualTo(14);
    assertThat(scan(body("q", all, ",\"max_tokens_per_doc\":500")).searches(TARGET)).isEqualTo(2);
  }

  @Test
  void isChargedByTokensOrSearches() {
    assertThat(scan(body("q", "\"d\"", "")).charged()).isEqualTo(TokenUsage.of(1, 0).searching(1));
  }

  @Test
  void theLimitOfAConfigCounts() {
    String document = "\"" + "x".repeat(4_000) + "\"";
    String all = (document + ",").repeat(99) + document;
    Target insists = TARGET.with(List.of(most("4000")), List.of());
    Target suggests = TARGET.with(List.of(), List.of(most("500")));
    RequestScan limited = scan(body("q", all, ",\"max_tokens_per_doc\":500"));
    RequestScan open = scan(body("q", all, ""));

    assertThat(limited.searches(insists)).isEqualTo(5);
    assertThat(open.searches(suggests)).isEqualTo(2);
    assertThat(limited.searches(TARGET.with(List.of(), List.of(most("4000"))))).isEqualTo(2);
  }

  private static Override most(String tokens) {
    return new Override("max_tokens_per_doc", tokens.getBytes(UTF_8), null);
  }

  private static String body(String query, String documents, String more) {
    return "{\"query\":\"" + query + "\",\"documents\":[" + documents + "]" + more + "}";
  }

  private static RequestScan scan(String body) {
    return RERANK.scan(null, body.getBytes(UTF_8));
  }
}
