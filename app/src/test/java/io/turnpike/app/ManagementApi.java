package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management API as an outside program uses it: the JDK's client, JSON in and out. */
final class ManagementApi {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  ManagementApi(String url) {
    this.url = url;
  }

  /** A new organization; every call makes another. */
  Tenant signUp() {
    String name = "Org " + UUID.randomUUID();
    JsonNode answer =
        ok(
            send(
                "POST",
                "/api/v1/signup",
                null,
                """
            {"email":"%s@example.test","password":"correct horse battery","organization":"%s"}
            """
                    .formatted(UUID.randomUUID(), name)));
    return new Tenant(
        answer.path("endpoint").asString(),
        answer.path("api_key").asString(),
        answer.path("management_key").asString());
  }

  JsonNode get(Tenant tenant, String path) {
    return ok(send("GET", path, tenant.managementKey(), null));
  }

  JsonNode put(Tenant tenant, String path, String body) {
    return ok(send("PUT", path, tenant.managementKey(), body));
  }

  JsonNode patch(Tenant tenant, String path, String body) {
    return ok(send("PATCH", path, tenant.managementKey(), body));
  }

  JsonNode post(Tenant tenant, String path, String body) {
    return ok(send("POST", path, tenant.managementKey(), body));
  }

  /**
   * @param headers names and values by turns
   */
  HttpResponse<String> send(
      String method,
      String path,
      @Nullable String bearer,
      @Nullable String body,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofMinutes(1))
            .setHeader("content-type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    if (bearer != null) {
      request.header("authorization", "Bearer " + bearer);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /** Where the mistakes are that an answer tells of. */
  static List<String> pointers(HttpResponse<String> answer) {
    return json(answer)
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .toList();
  }

  private static JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return json(response);
  }

  record Tenant(String endpoint, String apiKey, String managementKey) {}
}
