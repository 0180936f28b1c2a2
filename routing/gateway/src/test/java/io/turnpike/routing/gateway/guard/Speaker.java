package io.turnpike.routing.gateway.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.gateway.edge.GatewayFixture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client of each dialect: it asks one question and reads what it is told. */
enum Speaker {
  CHAT(
      "openai",
      "/v1/chat/completions",
      "{'model':'%s','stream':%s,'messages':[{'role':'user','content':'%s'}]}",
      "\"content\":\"((?:[^\"\\\\]|\\\\.)*)\""),
  MESSAGES(
      "anthropic",
      "/v1/messages",
      "{'model':'%s','stream':%s,'max_tokens':100,'messages':[{'role':'user','content':'%s'}]}",
      "\"text\":\"((?:[^\"\\\\]|\\\\.)*)\""),
  RESPONSES(
      "openai",
      "/v1/responses",
      "{'model':'%s','stream':%s,'input':'%s'}",
      "\"delta\":\"((?:[^\"\\\\]|\\\\.)*)\""),
  GEMINI(
      "openai",
      "/v1beta/models/%s:streamGenerateContent?alt=sse",
      "{'contents':[{'role':'user','parts':[{'text':'%3$s'}]}]}",
      "\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final String[] NO_HEADERS = {"accept", "*/*"};

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Of the connection that serves it. */
  final String connection;

  private final String path;
  private final String body;
  private final Pattern texts;

  Speaker(String connection, String path, String body, String texts) {
    this.connection = connection;
    this.path = path;
    this.body = body;
    this.texts = Pattern.compile(texts);
  }

  HttpResponse<String> ask(GatewayFixture gateway, String config, String text, boolean streamed) {
    String where = this == GEMINI && !streamed ? path.replace("streamG", "g") : path;
    return post(
        gateway,
        where.formatted("hostile/ok"),
        config,
        body.formatted("hostile/ok", streamed, text).replace('\'', '"'));
  }

  /** With any body. */
  HttpResponse<String> post(GatewayFixture gateway, String config, String json) {
    String where = this == GEMINI ? path.replace("streamG", "g") : path;
    return post(gateway, where.formatted("hostile/ok"), config, json.replace('\'', '"'));
  }

  /** A question whose client goes by Portkey's statuses. */
  HttpResponse<String> askLikePortkeys(GatewayFixture gateway, String config, String text) {
    return post(
        gateway,
        path,
        config,
        body.formatted("hostile/ok", false, text).replace('\'', '"'),
        "x-turnpike-guardrail-status",
        "portkey");
  }

  /** The same at any path. */
  HttpResponse<String> postTo(GatewayFixture gateway, String where, String config, String json) {
    return post(gateway, where, config, json.replace('\'', '"'));
  }

  private static HttpResponse<String> post(
      GatewayFixture gateway, String path, String config, String json, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.url(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + GatewayFixture.KEY)
            .header("x-turnpike-config", config)
            .headers(headers.length == 0 ? NO_HEADERS : headers)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** All pieces of text of a stream, joined as its reader joins them. */
  String joined(String stream) {
    return texts
        .matcher(stream)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining());
  }
}
