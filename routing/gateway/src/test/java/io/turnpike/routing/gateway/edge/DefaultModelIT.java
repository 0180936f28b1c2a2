package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests without a model, under configs that give one. */
@ExtendWith(NoLeaks.class)
class DefaultModelIT {

  private static final String NO_MODEL = "{" + Asking.QUESTION + "}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    gateway.connect("up", provider.baseUrl());
    config("by-default", "{'provider':'up','default_params':{'model':'usual'}}");
    config("qualified", "{'provider':'up','default_params':{'model':'@up/usual'}}");
    config(
        "overridden",
        "{'provider':'up','default_params':{'model':'usual'},'override_params':{'model':'always'}}");
    config("silent", "{'provider':'up','default_params':{'temperature':1}}");
    gateway.key("tp_limited-key", null, Set.of("other"));
  }

  private static void config(String name, String document) {
    gateway.config(name, DocumentLanguage.compiled(document.replace('\'', '"')));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "by-default, '', usual",
    "qualified, '', usual",
    "overridden, '', always",
    "by-default, asked-for, asked-for",
    "overridden, asked-for, always"
  })
  void sendsTheModelThatIsMeant(String config, String asked, String sent) {
    String body = asked.isEmpty() ? NO_MODEL : NO_MODEL.replace("{\"mes", model(asked));

    HttpResponse<String> answer = ask.post(body, "x-turnpike-config", config);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-model")).contains(sent);
    assertThat(provider.awaitRequest(1).bodyText())
        .containsOnlyOnce("\"model\"")
        .contains("\"model\":\"" + sent + "\"");
    assertThat(gateway.awaitEventOf(answer).asked().model()).isEqualTo(asked);
  }

  @Test
  void withoutAnyItIsMissing() {
    HttpResponse<String> answer = ask.post(NO_MODEL, "x-turnpike-config", "silent");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("missing_required_parameter", "model");
  }

  @Test
  void aKeyMustBeAllowedTheDefault() {
    HttpResponse<String> answer =
        ask.post(
            NO_MODEL, "Authorization", "Bearer tp_limited-key", "x-turnpike-config", "by-default");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("model_not_allowed", "usual");
    assertThat(provider.requests()).isEmpty();
  }

  private static String model(String name) {
    return "{\"model\":\"" + name + "\",\"mes";
  }
}
