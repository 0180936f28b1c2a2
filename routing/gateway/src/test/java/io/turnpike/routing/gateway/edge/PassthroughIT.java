package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.usage.DecisionNote;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that leave it to the request which connection they go to. */
@ExtendWith(NoLeaks.class)
class PassthroughIT {

  @AutoClose private static final HostileProvider first = HostileProvider.start();
  @AutoClose private static final HostileProvider second = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    gateway.connect("first", first.baseUrl()).connect("second", second.baseUrl());
    config("open", "{'passthrough':true}");
    config(
        "else-second",
        "{'strategy':{'mode':'fallback'},'targets':[{'passthrough':true},{'provider':'second'}]}");
    config("private", "{'passthrough':true,'data_policy':{'zdr':true}}");
    config("copied", "{'provider':'first','shadow':{'percent':100,'target':{'passthrough':true}}}");
    gateway.key("tp_usual-key", "open", Set.of());
    gateway.key("tp_limited-key", null, Set.of("second/hostile/ok"));
  }

  private static void config(String name, String document) {
    gateway.config(name, DocumentLanguage.compiled(document.replace('\'', '"')));
  }

  @BeforeEach
  void reset() {
    first.reset();
    second.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-provider, second, hostile/ok",
    "x-turnpike-provider, @second, hostile/ok",
    "x-portkey-provider, @second, hostile/ok",
    "x-portkey-provider, @second, @second/hostile/ok",
    "x-turnpike-user, somebody, @second/hostile/ok",
    "x-turnpike-user, somebody, second/hostile/ok"
  })
  void goesWhereTheRequestSays(String header, String value, String model) {
    HttpResponse<String> answer = ask("open", model, header, value);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).contains("second");
    assertThat(second.awaitRequest(1).bodyText()).contains("\"model\":\"hostile/ok\"");
    assertThat(first.requests()).isEmpty();
    assertThat(gateway.awaitEventOf(answer).asked().config()).isEqualTo("open");
  }

  @Test
  void theHeaderGoesBeforeTheModel() {
    ask("open", "second/hostile/ok", "x-turnpike-provider", "first");

    assertThat(first.awaitRequest(1).bodyText()).contains("\"model\":\"second/hostile/ok\"");
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    HttpResponse<String> answer = ask("open", "hostile/ok");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("provider_not_named", "x-turnpike-provider", "@connection/model");
    assertThat(gateway.awaitEventOf(answer).asked().config()).isEqualTo("open");
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-provider, third, hostile/ok, x-turnpike-provider",
    "x-turnpike-user, somebody, @third/hostile/ok, model"
  })
  void thereMustBeWhatItNames(String header, String value, String model, String param) {
    HttpResponse<String> answer = ask("open", model, header, value);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("provider_not_found", "third", "\"" + param + "\"");
  }

  @ParameterizedTest
  @CsvSource({"hostile/ok, provider_not_named", "@third/hostile/ok, connection_missing"})
  void withoutAChoiceTheNextTargetServes(String model, String reason) {
    HttpResponse<String> answer = ask("else-second", model);

    assertThat(answer.headers().firstValue("x-turnpike-provider")).contains("second");
    assertThat(
            gateway.awaitEventOf(answer).decided().notes().stream()
                .filter(DecisionNote.Excluded.class::isInstance)
                .map(note -> ((DecisionNote.Excluded) note).code()))
        .containsExactly(reason);
  }

  @Test
  void demandsHoldOnWhateverIsChosen() {
    HttpResponse<String> answer = ask("private", "hostile/ok", "x-turnpike-provider", "first");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("zero data retention");
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void aKeysModelsHoldOnWhateverIsChosen() {
    HttpResponse<String> allowed =
        ask.whole(
            "@second/hostile/ok",
            "Authorization",
            "Bearer tp_limited-key",
            "x-turnpike-config",
            "open");
    HttpResponse<String> refused =
        ask.whole(
            "@first/hostile/ok",
            "Authorization",
            "Bearer tp_limited-key",
            "x-turnpike-config",
            "open");

    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void theDefaultOfAKeyIsNotPassedOver() {
    HttpResponse<String> answer =
        ask.whole(
            "hostile/ok", "Authorization", "Bearer tp_usual-key", "x-turnpike-provider", "second");

    second.awaitRequest(1);
    assertThat(gateway.awaitEventOf(answer).asked().config()).isEqualTo("open");
  }

  @Test
  void aShadowMayGoThereToo() {
    HttpResponse<String> answer = ask("copied", "hostile/ok", "x-turnpike-provider", "second");

    second.awaitRequest(1);
    DecisionNote.Shadowed shadowed =
        gateway.awaitEventOf(answer).decided().notes().stream()
            .filter(DecisionNote.Shadowed.class::isInstance)
            .map(DecisionNote.Shadowed.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(shadowed.connection()).isEqualTo("second");
    assertThat(
            gateway
                .journal
                .awaitEvent(java.util.Objects.requireNonNull(shadowed.copy()))
                .served()
                .provider())
        .isEqualTo("second");
  }

  @Test
  void withoutAConfigTheModelMayNameItAsPortkeyWritesIt() {
    HttpResponse<String> answer = ask.whole("@second/hostile/ok");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(second.awaitRequest(1).bodyText()).contains("\"model\":\"hostile/ok\"");
  }

  private static HttpResponse<String> ask(String config, String model, String... more) {
    String[] headers = new String[more.length + 2];
    System.arraycopy(more, 0, headers, 2, more.length);
    headers[0] = "x-turnpike-config";
    headers[1] = config;
    return ask.whole(model, headers);
  }
}
