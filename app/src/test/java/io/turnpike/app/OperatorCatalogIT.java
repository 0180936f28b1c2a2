package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A file of models and prices of the operator's, from its first reading to a search of it. */
class OperatorCatalogIT {

  private static final String TOKEN = "an operator's token of some length";
  private static final String PATH = "/api/v1/operator/catalog";
  private static final Path FILE = file();

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(
          Stores.fresh(),
          Map.of("turnpike.operator.token", TOKEN, "turnpike.catalog", FILE.toString()));

  private final ManagementApi api = app.api();

  @Test
  void holdsForEverybodyWhenItIsApprovedAndNotBefore() {
    Tenant tenant = api.signUp();
    JsonNode pending = ManagementApi.json(operator("GET", PATH, null));
    assertThat(pending.path("state").asString()).isEqualTo("pending");
    assertThat(pending.path("changes").path(0).path("model").asString()).isEqualTo("gpt-99");
    assertThat(found(tenant)).isEmpty();

    HttpResponse<String> other = operator("POST", PATH + "/approve", "{\"digest\":\"0000\"}");
    assertThat(ManagementApi.pointers(other)).containsExactly("/digest");
    HttpResponse<String> approved =
        operator(
            "POST",
            PATH + "/approve",
            "{\"digest\":\"" + pending.path("digest").asString() + "\"}");

    assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
    assertThat(found(tenant)).hasSize(1);
    assertThat(ManagementApi.json(operator("GET", PATH, null)).path("state").asString())
        .isEqualTo("applied");
    assertThat(operator("GET", PATH + "/approvals", null).body()).contains("openai gpt-99");
  }

  @Test
  void isNobodyElsesAffair() {
    Tenant tenant = api.signUp();

    assertThat(api.send("GET", PATH, tenant.managementKey(), null).statusCode()).isEqualTo(403);
    assertThat(api.send("POST", PATH + "/approve", null, "{}").statusCode()).isEqualTo(403);
  }

  private JsonNode found(Tenant tenant) {
    return api.get(tenant, "/api/v1/models?search=gpt-99").path("data");
  }

  private HttpResponse<String> operator(String method, String path, @Nullable String body) {
    return api.send(method, path, null, body, "x-turnpike-operator-token", TOKEN);
  }

  private static Path file() {
    try {
      return Files.writeString(
          Files.createTempFile("catalog", ".json"),
          """
          [{"type":"openai","models":[{"model":"gpt-99","title":"GPT-99","context":9,
          "max_output":1,"capabilities":["chat"],"lacks":[],"prices":[]}]}]\
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
