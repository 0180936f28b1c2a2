package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What the management API does not understand it says, wherever it stands. */
class UnknownInputIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void noRouteTakesAParameterItDoesNotKnow() {
    List<Route> routes =
        app
            .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .flatMap(Route::of)
            .filter(route -> route.path().startsWith("/api/v1/"))
            .toList();

    assertThat(routes).hasSizeGreaterThan(35);
    for (Route route : routes) {
      HttpResponse<String> answer = send(route.method(), route.with("banana=1"));
      assertThat(answer.statusCode()).as("%s %s", route, answer.body()).isEqualTo(422);
      assertThat(ManagementApi.pointers(answer)).as("%s", route).containsExactly("/banana");
    }
  }

  @Test
  void theParameterThatWasMeantIsNamed() {
    assertThat(send("GET", "/api/v1/logs?usr=ann&limit=5").body())
        .contains("\\\"usr\\\" is not a parameter here", "Did you mean \\\"user\\\"?");
    assertThat(send("GET", "/api/v1/teams?limit=5").body()).contains("there are none");
    assertThat(ManagementApi.pointers(send("GET", "/api/v1/logs?team=a&team=b&metadata.=x")))
        .containsExactly("/team", "/metadata.");
    assertThat(send("GET", "/api/v1/logs?team&metadata.x").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/v1/keys     | {\"name\": \"a\", \"taem\": \"x\"} | /taem | team",
        "POST | /api/v1/teams    | {\"slug\": \"a\", \"nmae\": \"x\"} | /nmae | name",
        "POST | /api/v1/breakers | {\"modle\": \"a\"}                 | /modle | model"
      })
  void theFieldThatWasMeantIsNamed(
      String method, String path, String body, String pointer, String meant) {
    HttpResponse<String> answer = api.send(method, path, tenant.managementKey(), body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
    assertThat(answer.body()).contains("Did you mean \\\"" + meant + "\\\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"team", "key", "config", "provider", "model", "user", "metadata.x", "cursor"})
  void aControlCharacterInAFilterIsAMistake(String name) {
    HttpResponse<String> answer = send("GET", "/api/v1/logs?" + name + "=%00");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly("/" + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/v1/keys | {\"name\": \"a\", \"team\": \"\\u0000\"} | /team",
        "POST | /api/v1/keys | {\"name\": \"a\", \"allowed_models\": [\"x\", \"\\u001b\"]}"
            + " | /allowed_models/1",
        "POST | /api/v1/breakers"
            + " | {\"provider\": \"\\u0000\", \"model\": \"m\", \"action\": \"force_open\"}"
            + " | /provider",
        "PUT | /api/v1/providers/x | {\"type\": \"openai\", \"settings\": {\"a\": \"\\u0000\"}}"
            + " | /settings/a"
      })
  void aControlCharacterInABodyIsAMistake(String method, String path, String body, String at) {
    HttpResponse<String> answer = api.send(method, path, tenant.managementKey(), body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(at);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/v1/providers/%00",
        "GET    | /api/v1/configs/%00",
        "DELETE | /api/v1/teams/%00",
        "GET    | /api/v1/configs/%00/versions/1"
      })
  void aControlCharacterInAPathIsTheCallersMistakeToo(String method, String path) {
    assertThat(send(method, path).statusCode()).isBetween(400, 422);
  }

  @Test
  void aConfigWithAControlCharacterIsTheWritersMistake() {
    String config = "{\"provider\": \"@\\u0000\", \"name\": \"\\u0000\"}";

    assertThat(api.send("PUT", "/api/v1/configs/c", tenant.managementKey(), config).statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<String> send(String method, String path) {
    return api.send(method, path, tenant.managementKey(), null);
  }

  private record Route(String method, String path, String query) {

    static Stream<Route> of(RequestMappingInfo info) {
      String query =
          String.join(
              "&",
              info.getParamsCondition().getExpressions().stream().map(Object::toString).toList());
      return info.getPatternsCondition().getPatterns().stream()
          .flatMap(
              pattern ->
                  info.getMethodsCondition().getMethods().stream()
                      .map(RequestMethod::name)
                      .map(method -> new Route(method, filled(pattern.getPatternString()), query)));
    }

    String with(String more) {
      return path + "?" + (query.isEmpty() ? "" : query + "&") + more;
    }

    private static String filled(String pattern) {
      return pattern.replaceAll("\\{[^}]*}", "1");
    }
  }
}
