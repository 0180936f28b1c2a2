package io.turnpike.routing.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.edge.NoLeaks;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Checks that somebody else makes: what is asked, what is believed, and what goes wrong. */
@ExtendWith(NoLeaks.class)
class OutsideChecksIT {

  private static final String INSIDE = "169.254.169.254";
  private static final String SECRET = ",'secret':'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODk='";

  /** The most that a check may take: the usual is little for a machine that does other things. */
  private static final String PATIENT = ",'timeout':10000";

  private static final String SOON = ",'timeout':1000";

  @AutoClose private static final HookServer hook = new HookServer();
  @AutoClose private static final HookServer judging = new HookServer();
  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(java.util.Map.of(), new Guarding());

  @BeforeAll
  static void configure() {
    gateway
        .connect("openai", provider.baseUrl())
        .connectAnthropic("anthropic", provider.baseUrl())
        .connect("checks", URI.create("http://127.0.0.1:" + judging.url().getPort() + "/v1"));
    webhook("closed", hook.url(), SECRET + PATIENT, OnError.DENY);
    webhook("open", hook.url(), PATIENT, OnError.PASS);
    webhook("closed-soon", hook.url(), SOON, OnError.DENY);
    webhook("open-soon", hook.url(), SOON, OnError.PASS);
    webhook("inside", URI.create("http://" + INSIDE + "/"), PATIENT, OnError.DENY);
    GuardedConfigs.input(
        gateway, "moderated", rule("moderation", "{'provider':'checks'" + PATIENT + "}"));
    GuardedConfigs.input(
        gateway,
        "judged",
        rule("judge", "{'provider':'checks','model':'m','policy':'No poems.'" + PATIENT + "}"));
    GuardedConfigs.output(
        gateway,
        "answers",
        GuardedConfigs.rule(
            "output",
            "webhook",
            parameters(hook.url(), PATIENT),
            Action.DENY,
            false,
            OnError.DENY));
  }

  @BeforeEach
  void reset() {
    hook.forget();
    judging.forget();
    provider.reset();
    gateway.reset();
  }

  @Test
  void aServerIsAskedInPortkeysShapeAndSigned() {
    hook.next(200, "{'verdict':true}");

    assertThat(ask("closed").statusCode()).isEqualTo(200);

    HookServer.Asked asked = hook.asked().getFirst();
    assertThat(asked.body())
        .contains("\"eventType\":\"beforeRequestHook\"")
        .contains("\"requestType\":\"chatComplete\"")
        .contains("\"text\":\"Write a poem\"")
        .contains("\"messages\":[{\"role\":\"user\",\"content\":\"Write a poem\"}]");
    assertThat(asked.headers().get("webhook-signature")).startsWith("v1,");
    assertThat(asked.headers().get("webhook-id")).isNotBlank();
    assertThat(asked.headers().contains("authorization")).isFalse();
  }

  @Test
  void whatItDeniesIsRefused() {
    hook.next(200, "{'verdict':false}");

    HttpResponse<String> answer = ask("closed");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("guardrail_denied").contains("webhook");
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void whatItSaysInsteadGoesOn() {
    hook.next(
        200,
        "{'verdict':true,'transformedData':{'request':{'json':{'model':'x','messages':["
            + "{'role':'user','content':'Write prose'}]}}}}");

    HttpResponse<String> answer = ask("closed");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.requests().getLast().bodyText())
        .contains("Write prose")
        .doesNotContain("poem");
    assertThat(Notes.guarded(gateway.awaitEventOf(answer)))
        .singleElement()
        .satisfies(note -> assertThat(note.verdict()).isEqualTo("changed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 no JSON",
        "200 []",
        "200 {}",
        "200 {'verdict':'yes'}",
        "200 {'verdict':true,'transformedData':{'request':{'json':{'messages':[]}}}}",
        "302 {'verdict':true}",
        "500 {'verdict':true}"
      })
  void whateverElseItSaysIsAnErrorByPolicy(String said) {
    int status = Integer.parseInt(said.substring(0, 3));
    hook.next(status, said.substring(4)).next(status, said.substring(4));

    isAnErrorByPolicy("closed", "open");
  }

  @Test
  void aServerThatHangsIsAnErrorByPolicy() {
    hook.hang().hang();

    isAnErrorByPolicy("closed-soon", "open-soon");
  }

  @Test
  void anAddressInsideIsAnErrorOfTheCheck() {
    HttpResponse<String> answer = ask("inside");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("guardrail_error").contains("not allowed");
  }

  private static void isAnErrorByPolicy(String denying, String passing) {
    HttpResponse<String> closed = ask(denying);
    HttpResponse<String> open = ask(passing);

    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(503);
    assertThat(closed.body()).contains("guardrail_error").doesNotContain("token=secret");
    assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
    assertThat(Notes.guarded(gateway.awaitEventOf(open)))
        .extracting(Guarded::verdict)
        .containsExactly("error");
    // What is given up may still be on its way.
    await().atMost(Duration.ofSeconds(30)).until(() -> hook.asked().size() == 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerIsHeldUntilTheVerdictIsThere(boolean streamed) {
    provider.next(Completion.text("Roses are red"), Completion.text("Roses are red"));
    hook.next(200, "{'verdict':true}").next(200, "{'verdict':false}");

    HttpResponse<String> passed = ask("answers", streamed);
    HttpResponse<String> denied = ask("answers", streamed);

    assertThat(passed.statusCode()).as(passed.body()).isEqualTo(200);
    assertThat(passed.body()).contains("red");
    assertThat(denied.statusCode()).isEqualTo(400);
    assertThat(denied.body()).contains("guardrail_denied").doesNotContain("red");
    assertThat(hook.asked().getFirst().body())
        .contains("afterRequestHook")
        .contains("Roses are red");
  }

  @Test
  void aModerationEndpointIsAskedWithinTheBudgetAndRecorded() {
    judging.next(
        200,
        "{'id':'m','model':'omni','results':[{'flagged':true,'categories':{'violence':true,"
            + "'hate':false},'category_scores':{'violence':0.9,'hate':0.1}}]}");

    HttpResponse<String> answer = ask("moderated");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("violence 1");
    assertThat(judging.asked().getFirst().body()).isEqualTo("{\"input\":[\"Write a poem\"]}");
    UsageEvent side = side();
    assertThat(side.decided().summary()).isEqualTo("guardrail:moderation");
    assertThat(side.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aModelJudges(boolean violates) {
    judging.next(
        200,
        "{'id':'c','object':'chat.completion','model':'m','choices':[{'index':0,'message':"
            + "{'role':'assistant','content':'{\\'violates\\': ".replace("\\'", "\\\"")
            + violates
            + "}'},'finish_reason':'stop'}],'usage':{'prompt_tokens':30,'completion_tokens':5}}");

    HttpResponse<String> answer = ask("judged");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(violates ? 400 : 200);
    assertThat(judging.asked().getFirst().body()).contains("No poems.").contains("Write a poem");
    UsageEvent side = side();
    assertThat(side.decided().summary()).startsWith("guardrail:judge");
    assertThat(side.bill().usage().totalInput()).isEqualTo(30);
    assertThat(side.bill().cost()).isNotNull();
  }

  @Test
  void aModelThatDoesNotJudgeIsAnErrorOfTheCheck() {
    judging.next(
        200,
        "{'id':'c','object':'chat.completion','model':'m','choices':[{'index':0,'message':"
            + "{'role':'assistant','content':'Sure!'},'finish_reason':'stop'}]}");

    assertThat(ask("judged").statusCode()).isEqualTo(503);
  }

  /** It is asked before the request itself is admitted, out of the same budget. */
  @Test
  void aModelThatNobodyCanPayForIsAnErrorOfTheCheck() {
    gateway.budget.of(1);

    HttpResponse<String> answer = ask("judged");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains("guardrail_error");
    assertThat(judging.asked()).isEmpty();
  }

  private static UsageEvent side() {
    List<UsageEvent> events = gateway.journal.awaitEvents(2);
    return events.stream()
        .filter(event -> String.valueOf(event.decided().summary()).startsWith("guardrail"))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> ask(String config) {
    return ask(config, false);
  }

  private static HttpResponse<String> ask(String config, boolean streamed) {
    return Speaker.CHAT.ask(gateway, config + "-openai", "Write a poem", streamed);
  }

  private static void webhook(String name, URI url, String more, OnError onError) {
    GuardedConfigs.input(
        gateway,
        name,
        GuardedConfigs.rule(
            "input", "webhook", parameters(url, more), Action.DENY, false, onError));
  }

  private static String parameters(URI url, String more) {
    return "{'url':'" + url + "'" + more + "}";
  }

  private static GuardrailRule rule(String check, String parameters) {
    return GuardedConfigs.rule("input", check, parameters, Action.DENY, false, OnError.DENY);
  }

  /** Refuses one address as the guarded client does. */
  private static final class Guarding implements OutboundHttp {

    private final HttpClient client = HttpClient.create();

    @Override
    public HttpClient client(URI base, Duration connectTimeout) {
      return INSIDE.equals(base.getHost())
          ? client.mapConnect(_ -> Mono.error(new EgressRefused("The address is not allowed.")))
          : client.baseUrl("http://127.0.0.1:" + base.getPort());
    }

    @Override
    public Mono<Void> permitted(URI base) {
      return Mono.empty();
    }
  }
}
