package io.turnpike.webui;

import io.turnpike.tenants.Accounts.Session;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A person's browser without scripts: keeps cookies, opens pages, fills in and sends forms. */
public final class Browser {

  private final String origin;
  private final WebTestClient client;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Browser(int port) {
    this.origin = "http://localhost:" + port;
    this.client = WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(30)).build();
  }

  public Browser with(Session session) {
    cookies.put("turnpike_session", session.token().reveal());
    return this;
  }

  public Browser withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  public Page open(String path) {
    return open(path, Map.of());
  }

  public Page open(String path, Map<String, String> headers) {
    return received(
        client
            .get()
            .uri(address(path))
            .accept(MediaType.TEXT_HTML)
            .headers(all -> headers.forEach(all::set))
            .cookies(all -> cookies.forEach(all::add))
            .exchange()
            .expectBody()
            .returnResult());
  }

  /** Sends a form of a page with its hidden fields and these values. */
  public Page send(Page page, String formSelector, Map<String, String> values) {
    Element form = page.html().selectFirst(formSelector);
    if (form == null) {
      throw new AssertionError("No form " + formSelector + " in\n" + page.body());
    }
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    form.select("input[type=hidden]")
        .forEach(hidden -> fields.set(hidden.attr("name"), hidden.val()));
    values.forEach(fields::set);
    return post(form.attr("action"), fields);
  }

  /** Sends a form of a page with what its fields hold, but for these. */
  public Page fillIn(Page page, String formSelector, Map<String, String> typed) {
    Map<String, String> values = new LinkedHashMap<>();
    Elements form = page.html().select(formSelector);
    form.select("input:not([type=radio]):not([type=checkbox]), input[checked]")
        .forEach(field -> values.put(field.attr("name"), field.val()));
    form.select("select:has(option[selected])")
        .forEach(it -> values.put(it.attr("name"), it.select("option[selected]").val()));
    values.putAll(typed);
    return send(page, formSelector, values);
  }

  public Page post(String path, MultiValueMap<String, String> fields) {
    return post(path, fields, MediaType.TEXT_HTML);
  }

  public Page post(String path, MultiValueMap<String, String> fields, MediaType wanted) {
    return received(
        client
            .post()
            .uri(address(path))
            .accept(wanted)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .cookies(all -> cookies.forEach(all::add))
            .bodyValue(fields)
            .exchange()
            .expectBody()
            .returnResult());
  }

  /** As it is: encoded already. */
  private URI address(String path) {
    return URI.create(origin + path);
  }

  private Page received(EntityExchangeResult<byte[]> result) {
    result
        .getResponseCookies()
        .forEach(
            (name, values) -> {
              if (values.getLast().getMaxAge().isZero()) {
                cookies.remove(name);
              } else {
                cookies.put(name, values.getLast().getValue());
              }
            });
    byte[] body = result.getResponseBody();
    return new Page(
        result.getStatus(),
        result.getResponseHeaders(),
        body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  public record Page(HttpStatusCode status, HttpHeaders headers, String body) {

    public Document html() {
      return Jsoup.parse(body);
    }

    public String location() {
      return String.valueOf(headers.getFirst(HttpHeaders.LOCATION));
    }

    /** Text of the element. */
    public String text(String selector) {
      return html().select(selector).text();
    }
  }
}
