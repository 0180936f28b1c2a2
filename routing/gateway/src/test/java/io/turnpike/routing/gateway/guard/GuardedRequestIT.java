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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules on requests: every part of one, in every dialect. In documents ' stands for ". */
@ExtendWith(NoLeaks.class)
class GuardedRequestIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @BeforeAll
  static void configure() {
    gateway.connect("openai", provider.baseUrl()).connectAnthropic("anthropic", provider.baseUrl());
    GuardedConfigs.input(gateway, "deny", GuardedConfigs.rule("input", "secrets", Action.DENY));
    GuardedConfigs.input(gateway, "redact", GuardedConfigs.rule("input", "secrets", Action.REDACT));
    GuardedConfigs.input(gateway, "flag", GuardedConfigs.rule("input", "secrets", Action.FLAG));
    GuardedConfigs.input(
        gateway,
        "both",
        GuardedConfigs.rule("input", "pii", "{}", Action.REDACT, true, OnError.DENY));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    gateway.reset();
  }

  static Stream<Arguments> parts() {
    String tools =
        "'tools':[{'type':'function','function':{'name':'f','description':'KEY','parameters':{}}}]";
    return Stream.of(
        chat(
            "/messages/0/content",
            "{'role':'system','content':'Use KEY'},{'role':'user','content':'Hi'}"),
        chat(
            "/messages/0/content",
            "{'role':'user','content':'KEY'},{'role':'assistant','content':'Yes?'},"
                + "{'role':'user','content':'Hi'}"),
        chat(
            "/messages/0/content/0/text",
            "{'role':'user','content':[{'type':'text','text':'It is KEY'}]}"),
        chat(
            "/messages/2/content",
            "{'role':'user','content':'Hi'},{'role':'assistant','content':null,'tool_calls':[{'id':'c1',"
                + "'type':'function','function':{'name':'f','arguments':'{}'}}]},"
                + "{'role':'tool','tool_call_id':'c1','content':'KEY'}"),
        chat(
            "/messages/1/tool_calls/0/function/arguments",
            "{'role':'user','content':'Hi'},{'role':'assistant','content':null,'tool_calls':[{'id':'c1',"
                + "'type':'function','function':{'name':'f','arguments':'{\\'a\\':\\'KEY\\'}'}}]},"
                + "{'role':'tool','tool_call_id':'c1','content':'ok'}"),
        Arguments.of(
            Speaker.CHAT,
            "/tools/0/function/description",
            "{'model':'hostile/ok','messages':[{'role':'user','content':'Hi'}]," + tools + "}"),
        Arguments.of(
            Speaker.MESSAGES,
            "/system",
            "{'model':'hostile/ok','max_tokens':9,'system':'KEY',"
                + "'messages':[{'role':'user','content':'Hi'}]}"),
        Arguments.of(
            Speaker.MESSAGES,
            "/messages/2/content/0/content",
            "{'model':'hostile/ok','max_tokens':9,'messages':[{'role':'user','content':'Hi'},"
                + "{'role':'assistant','content':[{'type':'tool_use','id':'t1','name':'f','input':{}}]},"
                + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'t1','content':'KEY'}]}],"
                + "'tools':[{'name':'f','input_schema':{'type':'object'}}]}"),
        Arguments.of(
            Speaker.RESPONSES,
            "/instructions",
            "{'model':'hostile/ok','instructions':'KEY','input':'Hi'}"),
        Arguments.of(
            Speaker.RESPONSES,
            "/input/0/content/0/text",
            "{'model':'hostile/ok','input':[{'role':'user','content':[{'type':'input_text',"
                + "'text':'KEY'}]},{'role':'user','content':'Hi'}]}"),
        Arguments.of(
            Speaker.GEMINI,
            "/systemInstruction/parts/0/text",
            "{'systemInstruction':{'parts':[{'text':'KEY'}]},"
                + "'contents':[{'role':'user','parts':[{'text':'Hi'}]}]}"));
  }

  private static Arguments chat(String pointer, String messages) {
    return Arguments.of(
        Speaker.CHAT, pointer, "{'model':'hostile/ok','messages':[" + messages + "]}");
  }

  @ParameterizedTest
  @MethodSource("parts")
  void isRefusedForAKeyInAnyPart(Speaker speaker, String pointer, String body) {
    HttpResponse<String> answer =
        speaker.post(gateway, "deny-" + speaker.connection, body.replace("KEY", KEY));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains(pointer)
        .contains("secrets")
        .contains("github_key 1")
        .doesNotContain(KEY);
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
    assertThat(provider.requests()).isEmpty();
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(event.served().errorCode()).isEqualTo("guardrail_denied");
    assertThat(Notes.guarded(event))
        .singleElement()
        .satisfies(note -> assertThat(note.where()).isEqualTo(pointer));
  }

  @Test
  void clientsOfPortkeysGetItsStatusIfTheyAsk() {
    HttpResponse<String> answer = Speaker.CHAT.askLikePortkeys(gateway, "deny-openai", KEY);

    assertThat(answer.statusCode()).isEqualTo(446);
    assertThat(answer.body()).contains("guardrail_denied").doesNotContain(KEY);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void goesOnWithoutAKeyInAnyPart(Speaker speaker, String pointer, String body) {
    HttpResponse<String> answer =
        speaker.post(gateway, "redact-" + speaker.connection, body.replace("KEY", KEY));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.requests().getLast().bodyText())
        .contains("[GITHUB_KEY]")
        .doesNotContain("ghp_");
    assertThat(Notes.guarded(gateway.awaitEventOf(answer)))
        .singleElement()
        .satisfies(note -> assertThat(note.action()).isEqualTo("redact"));
  }

  @ParameterizedTest
  @EnumSource
  void goesOnAsItIsWhereSomethingIsOnlyNoted(Speaker speaker) {
    HttpResponse<String> answer =
        speaker.ask(gateway, "flag-" + speaker.connection, "My key is " + KEY, false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(provider.requests().getLast().bodyText()).contains(KEY);
    assertThat(Notes.guarded(gateway.awaitEventOf(answer))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerHasAgainWhatWasTakenOutOfTheRequest(Speaker speaker) {
    provider.next(Completion.text("Write to [EMAIL_1] or [EMAIL_2], not to [EMAIL_3]."));

    HttpResponse<String> answer =
        speaker.ask(
            gateway,
            "both-" + speaker.connection,
            "I am ann.lee@example.org, he is bob.roe@example.net, I am ann.lee@example.org",
            false);

    assertThat(answer.body())
        .contains("Write to ann.lee@example.org or bob.roe@example.net, not to [EMAIL_3].");
    assertThat(provider.requests().getLast().bodyText())
        .contains("I am [EMAIL_1], he is [EMAIL_2], I am [EMAIL_1]");
  }

  @Test
  void aTokenThatTheClientHasWrittenItselfIsNotUsedAgain() {
    provider.next(Completion.text("[EMAIL_1] and [EMAIL_2]"));

    HttpResponse<String> answer =
        Speaker.CHAT.ask(gateway, "both-openai", "ann.lee@example.org knows [EMAIL_1]", false);

    assertThat(answer.body()).contains("[EMAIL_1] and ann.lee@example.org");
  }

  @Test
  void argumentsOfACallStayJsonWhenSomethingIsPutBack() {
    provider.next(Completion.toolCall("send", "{\"to\":\"[EMAIL_1]\"}"));

    HttpResponse<String> answer =
        Speaker.CHAT.ask(gateway, "both-openai", "Write to ann.lee@example.org", false);

    assertThat(answer.body()).contains("{\\\"to\\\":\\\"ann.lee@example.org\\\"}");
  }

  @Test
  void embeddingsAreLookedAtToo() {
    HttpResponse<String> answer =
        Speaker.CHAT.postTo(
            gateway,
            "/v1/embeddings",
            "deny-openai",
            "{'model':'m','input':['one','" + KEY + "']}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/input/1").doesNotContain(KEY);
  }

  @Test
  void aBodyThatNobodyCanReadIsAnErrorOfTheCheck() {
    HttpResponse<String> answer =
        Speaker.CHAT.postTo(gateway, "/v1/audio/transcriptions", "deny-openai", "no JSON");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("guardrail_error");
    assertThat(provider.requests()).isEmpty();
  }

  /** Nothing is made, and nothing looked at, where a config and its caller have no guardrails. */
  @Test
  void costsNothingWithoutGuardrails() {
    gateway.config("plain", GuardedConfigs.target("openai"));

    HttpResponse<String> answer = Speaker.CHAT.ask(gateway, "plain", KEY, false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Notes.guarded(gateway.awaitEventOf(answer))).isEmpty();
    assertThat(List.of(provider.requests().getLast().bodyText())).allMatch(it -> it.contains(KEY));
  }
}
