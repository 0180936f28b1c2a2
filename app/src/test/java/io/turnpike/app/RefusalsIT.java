package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the management API says when it does not do what it is asked. */
class RefusalsIT {

  private static final String CONFIG = "/api/v1/configs/held";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void pathsAndMethodsThatNobodyAnswersAreProblemsToo() {
    HttpResponse<String> nothing = send("GET", "/api/v1/nothing");
    assertProblem(nothing, 404, "not_found");
    assertThat(nothing.body()).contains("/api/v1/nothing");

    HttpResponse<String> method = send("PATCH", CONFIG);
    assertProblem(method, 405, "method_not_allowed");
    assertThat(method.headers().firstValue("allow").orElse("")).contains("GET", "PUT", "DELETE");
  }

  @Test
  void aConfigIsNotDeletedOnTheStrengthOfAnOldVersion() {
    api.put(tenant, CONFIG, "{\"provider\": \"@demo\"}");
    api.put(tenant, CONFIG, "{\"provider\": \"@demo\", \"name\": \"second\"}");

    assertProblem(send("DELETE", CONFIG, "if-match", "\"1\""), 412, "stale_version");

    assertThat(send("DELETE", CONFIG, "if-match", "\"2\"").statusCode()).isEqualTo(204);
  }

  @Test
  void aBodyThatIsMissingIsAskedForInTheLanguageItShouldHave() {
    for (String type : new String[] {"application/yaml", "application/x-yaml"}) {
      assertThat(send("PUT", CONFIG, "content-type", type).body())
          .contains("A YAML body is required.");
      assertThat(send("POST", "/api/v1/configs/validate", "content-type", type).body())
          .contains("A YAML body is required.");
    }
    assertThat(send("PUT", CONFIG).body()).contains("A JSON body is required.");
  }

  private HttpResponse<String> send(String method, String path, String... headers) {
    return api.send(method, path, tenant.managementKey(), null, headers);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(ManagementApi.json(answer).path("code").asString()).isEqualTo(code);
  }
}
