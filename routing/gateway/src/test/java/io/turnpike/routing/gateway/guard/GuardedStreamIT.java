package io.turnpike.routing.gateway.guard;

import static io.turnpike.routing.gateway.guard.GuardedConfigs.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.edge.NoLeaks;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules on streams of every dialect, however their texts are cut. */
@ExtendWith(NoLeaks.class)
class GuardedStreamIT {

  private static final String BEFORE = "The key is ";
  private static final String AFTER = ", keep it.";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @BeforeAll
  static void configure() {
    gateway.connect("openai", provider.baseUrl()).connectAnthropic("anthropic", provider.baseUrl());
    GuardedConfigs.output(
        gateway, "redact", GuardedConfigs.rule("output", "secrets", Action.REDACT));
    GuardedConfigs.output(gateway, "deny", GuardedConfigs.rule("output", "secrets", Action.DENY));
    GuardedConfigs.output(gateway, "flag", GuardedConfigs.rule("output", "secrets", Action.FLAG));
    GuardedConfigs.output(gateway, "short", whole("wordCount", "{'max':3}", Action.DENY));
    GuardedConfigs.output(gateway, "noted", whole("wordCount", "{'max':3}", Action.FLAG));
    GuardedConfigs.input(
        gateway,
        "restored",
        GuardedConfigs.rule("input", "pii", "{}", Action.REDACT, true, OnError.DENY));
  }

  private static io.turnpike.routing.plan.GuardrailRule whole(
      String check, String parameters, Action action) {
    OnError onError = action == Action.DENY ? OnError.DENY : OnError.PASS;
    return GuardedConfigs.rule("output", check, parameters, action, false, onError);
  }

  @BeforeEach
  void reset() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @EnumSource
  void aKeyCutAnywhereIsTakenOut(Speaker speaker) {
    for (int cut = 0; cut <= KEY.length(); cut++) {
      provider.next(Completion.pieces(pieces(cut)));

      HttpResponse<String> answer =
          speaker.ask(gateway, "redact-" + speaker.connection, "Hi", true);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(speaker.joined(answer.body()))
          .as("cut at %s: %s", cut, answer.body())
          .isEqualTo(BEFORE + "[GITHUB_KEY]" + AFTER);
      assertThat(answer.body()).doesNotContain("ghp_");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyInArgumentsIsTakenOutWhereverItIsCut(Speaker speaker) {
    for (int cut = 0; cut < 31; cut++) {
      String first = "{\"to\":\"a\\nb " + KEY.substring(0, cut);
      provider.next(Completion.pieces(first, KEY.substring(cut) + "\"}").calling("send"));

      HttpResponse<String> answer =
          speaker.ask(gateway, "redact-" + speaker.connection, "Hi", true);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .contains("[GITHUB_KEY]")
          .doesNotContain("ghp_")
          .doesNotContain(KEY.substring(31));
    }
  }

  /** Three cuts in a row, so that the key comes in four pieces. */
  @ParameterizedTest
  @EnumSource
  void aKeyInManyPiecesIsTakenOut(Speaker speaker) {
    for (int cut = 1; cut < KEY.length() - 3; cut++) {
      provider.next(
          Completion.pieces(
              BEFORE + KEY.substring(0, cut),
              KEY.substring(cut, cut + 1),
              KEY.substring(cut + 1, cut + 2),
              KEY.substring(cut + 2) + AFTER));

      HttpResponse<String> answer =
          speaker.ask(gateway, "redact-" + speaker.connection, "Hi", true);

      assertThat(speaker.joined(answer.body())).isEqualTo(BEFORE + "[GITHUB_KEY]" + AFTER);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyCutAnywhereEndsTheStream(Speaker speaker) {
    for (int cut = 0; cut <= KEY.length(); cut += 3) {
      List<String> pieces = new ArrayList<>(List.of("One two three four. ", "Five six. "));
      pieces.addAll(Arrays.asList(pieces(cut)));
      provider.next(
          Completion.pieces(pieces.toArray(String[]::new))
              .tokenDelay(java.time.Duration.ofMillis(5)));

      HttpResponse<String> answer = speaker.ask(gateway, "deny-" + speaker.connection, "Hi", true);

      assertThat(answer.body()).contains("guardrail_denied").contains("secrets");
      assertThat(answer.body()).doesNotContain("ghp_").doesNotContain(KEY.substring(10));
      assertThat(speaker.joined(answer.body())).doesNotContain(KEY.substring(0, 4));
      UsageEvent event = gateway.awaitEventOf(answer);
      if (answer.statusCode() == 200) {
        assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(answer.body()).doesNotContain("[DONE]").doesNotContain("message_stop");
      } else {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(event.served().outcome()).isEqualTo(Outcome.FAILED);
      }
      assertThat(event.bill().cost()).isNotNull();
      assertThat(Notes.guarded(event))
          .singleElement()
          .satisfies(
              note -> {
                assertThat(note.side()).isEqualTo("output");
                assertThat(note.check()).isEqualTo("secrets");
                assertThat(note.action()).isEqualTo("deny");
                assertThat(note.found()).isEqualTo("github_key 1");
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOnlyNotedGoesAsItCame(Speaker speaker) {
    provider.next(Completion.pieces(pieces(7)));

    HttpResponse<String> answer = speaker.ask(gateway, "flag-" + speaker.connection, "Hi", true);

    assertThat(speaker.joined(answer.body())).isEqualTo(BEFORE + KEY + AFTER);
    assertThat(Notes.guarded(gateway.awaitEventOf(answer)))
        .singleElement()
        .satisfies(note -> assertThat(note.action()).isEqualTo("flag"));
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatIsJudgedAsAWholeIsTurnedDownBeforeAnyOfItGoes(Speaker speaker) {
    provider.next(Completion.text("one two three four five"));

    HttpResponse<String> answer = speaker.ask(gateway, "short-" + speaker.connection, "Hi", true);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("guardrail_denied").doesNotContain("four");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatPassesAsAWholeComesWhole(Speaker speaker) {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = speaker.ask(gateway, "short-" + speaker.connection, "Hi", true);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(speaker.joined(answer.body())).isEqualTo("one two three");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void moreThanCanBeHeldBackIsAnErrorOfTheCheck() {
    String[] much = new String[6];
    Arrays.fill(much, "a".repeat(1 << 20));
    provider.next(Completion.pieces(much));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "short-openai", "Hi", true);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("guardrail_error").contains("4 MB");
  }

  /** What is held for long is told to be there, as far as it says nothing. */
  @Test
  void aStreamThatIsHeldForLongHasSignsOfLife() {
    String[] slow = new String[21];
    Arrays.fill(slow, "a");
    provider.next(Completion.pieces(slow).tokenDelay(java.time.Duration.ofMillis(700)));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "short-openai", "Hi", true);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().indexOf("\n:"))
        .isBetween(0, answer.body().indexOf("\"content\":\"a\""));
    assertThat(Speaker.CHAT.joined(answer.body())).isEqualTo("a".repeat(21));
  }

  @Test
  void whatIsNotedOfAWholeStreamHoldsNothingBack() {
    provider.next(Completion.text("one two three four five"));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "noted-openai", "Hi", true);

    assertThat(Speaker.CHAT.joined(answer.body())).isEqualTo("one two three four five");
    assertThat(Notes.guarded(gateway.awaitEventOf(answer)))
        .singleElement()
        .satisfies(note -> assertThat(note.check()).isEqualTo("wordCount"));
  }

  @ParameterizedTest
  @EnumSource
  void aTokenCutAnywhereIsPutBack(Speaker speaker) {
    String token = "[EMAIL_1]";
    for (int cut = 0; cut <= token.length(); cut++) {
      provider.next(
          Completion.pieces(
              "To " + token.substring(0, cut), token.substring(cut) + ", [sic]", " and so on."));

      HttpResponse<String> answer =
          speaker.ask(
              gateway, "restored-" + speaker.connection, "I am ann.lee@example.org, hi", true);

      assertThat(speaker.joined(answer.body()))
          .as("cut at %s: %s", cut, answer.body())
          .isEqualTo("To ann.lee@example.org, [sic] and so on.");
      assertThat(provider.requests().getLast().bodyText())
          .doesNotContain("ann.lee@example.org")
          .contains(token);
    }
  }

  private static String[] pieces(int cut) {
    return new String[] {BEFORE + KEY.substring(0, cut), KEY.substring(cut) + AFTER};
  }
}
