package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model that is the name of a config. */
@ExtendWith(NoLeaks.class)
class ConfigByModelIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    gateway.connect("up", provider.baseUrl()).connect("vendor", "openai", provider.baseUrl());
    config("workhorse", "{'provider':'up','override_params':{'model':'big-1'}}");
    config("other", "{'provider':'up','override_params':{'model':'big-2'}}");
    config("modelless", "{'provider':'up'}");
    config("gpt-4o-mini", "{'provider':'up','override_params':{'model':'big-3'}}");
    config(
        "by-model",
        "{'strategy':{'mode':'conditional','default':'b','conditions':["
            + "{'query':{'params.model':'by-model'},'then':'a'}]},'targets':["
            + "{'name':'a','provider':'up','override_params':{'model':'asked'}},"
            + "{'name':'b','provider':'up','override_params':{'model':'otherwise'}}]}");
    gateway
        .key("tp_default", "other", Set.of())
        .key("tp_group", null, Set.of("workhorse"))
        .key("tp_ends", null, Set.of("big-1"))
        .key("tp_narrow", null, Set.of("big-2"));
  }

  private static void config(String name, String document) {
    gateway.config(name, DocumentLanguage.compiled(document.replace('\'', '"')));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    gateway.reset();
  }

  @Test
  void takesTheConfigOfThatName() {
    HttpResponse<String> answer = ask.whole("workhorse");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-config")).hasValue("workhorse@3");
    assertSent("big-1");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.asked().model()).isEqualTo("workhorse");
  }

  @Test
  void takesTheVersionOfThatName() {
    assertThat(ask.streamed("workhorse@3").statusCode()).isEqualTo(200);
    assertSent("big-1");
  }

  @Test
  void isAModelWhereAConnectionServesIt() {
    HttpResponse<String> answer = ask.whole("gpt-4o-mini");

    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("vendor");
    assertSent("gpt-4o-mini");
  }

  @Test
  void goesBeforeTheDefaultOfTheKeyAndModelsDoNot() {
    ask.whole("workhorse", "x-api-key", "tp_default");
    ask.whole("whatever", "x-api-key", "tp_default");
    ask.whole("gpt-4o-mini", "x-api-key", "tp_default");

    assertSent("big-1", "big-2", "big-2");
  }

  @Test
  void isNoObstacleToAHeader() {
    ask.whole("workhorse", "x-turnpike-config", "other");
    ask.whole("workhorse", "x-turnpike-provider", "up");

    assertSent("big-2", "workhorse");
  }

  @Test
  void namesNoModel() {
    HttpResponse<String> answer = ask.whole("modelless");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\\\"modelless\\\"", "override_params", "\\\"up\\\"");
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void isTheProvidersWordWhereAHeaderNamesTheConfig() {
    ask.whole("modelless", "x-turnpike-config", "modelless");

    assertSent("modelless");
  }

  @Test
  void canBeAskedForByTheConfigItself() {
    ask.whole("by-model");

    assertSent("asked");
  }

  @Test
  void isForKeysThatHaveItOrAllItsModels() {
    assertThat(ask.whole("workhorse", "x-api-key", "tp_group").statusCode()).isEqualTo(200);
    assertThat(ask.whole("workhorse", "x-api-key", "tp_ends").statusCode()).isEqualTo(200);
    HttpResponse<String> narrow = ask.whole("workhorse", "x-api-key", "tp_narrow");
    HttpResponse<String> version = ask.whole("workhorse@1", "x-api-key", "tp_group");
    HttpResponse<String> header =
        ask.whole("big-9", "x-api-key", "tp_group", "x-turnpike-config", "workhorse");

    assertThat(narrow.body()).contains("model_not_allowed");
    assertThat(version.body()).contains("model_not_allowed");
    assertThat(header.body()).contains("model_not_allowed");
  }

  @Test
  void standsAmongTheModelsOfTheKey() {
    assertThat(ask.get("/v1/models").body())
        .contains("\"id\":\"workhorse\"", "\"owned_by\":\"turnpike\"");
    assertThat(ask.get("/v1/models/workhorse").statusCode()).isEqualTo(200);
    assertThat(ask.get("/v1/models", "x-api-key", "tp_group").body())
        .contains("\"id\":\"workhorse\"")
        .doesNotContain("\"id\":\"other\"");
  }

  @Test
  void choosesNothingBesideIt() {
    HttpResponse<String> answer =
        ask.post("{\"model\":\"workhorse\",\"models\":[\"b\"]," + Asking.QUESTION + "}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("config_decides");
  }

  private static void assertSent(String... models) {
    for (int i = 0; i < models.length; i++) {
      assertThat(provider.awaitRequest(i + 1).bodyText())
          .contains("\"model\":\"" + models[i] + "\"");
    }
  }
}
