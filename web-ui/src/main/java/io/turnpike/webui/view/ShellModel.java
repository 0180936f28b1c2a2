package io.turnpike.webui.view;

import io.turnpike.tenants.Actor;
import io.turnpike.webui.format.Format;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives every page its frame, its form token and the way its figures are written. */
@ControllerAdvice("io.turnpike.webui")
class ShellModel {

  private final Assets assets;

  ShellModel(Assets assets) {
    this.assets = assets;
  }

  @ModelAttribute("shell")
  Shell shell(ServerWebExchange exchange, @AuthenticationPrincipal @Nullable Actor actor) {
    ServerHttpRequest request = exchange.getRequest();
    String path = request.getPath().value();
    return new Shell(
        Theme.of(request),
        assets.folder(),
        path,
        withQuery(request),
        exchange.getResponse(),
        actor);
  }

  @ModelAttribute("fmt")
  Format format(@AuthenticationPrincipal @Nullable Actor actor) {
    return new Format(actor == null ? ZoneOffset.UTC : actor.zone());
  }

  @ModelAttribute(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME)
  Mono<CsrfToken> formToken(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return token == null ? Mono.empty() : token.doOnNext(value -> expose(exchange, value));
  }

  private static String withQuery(ServerHttpRequest request) {
    String query = request.getURI().getRawQuery();
    return request.getPath().value() + (query == null ? "" : "?" + query);
  }

  /** Where the templates' form tags look for it. */
  private static void expose(ServerWebExchange exchange, CsrfToken token) {
    exchange.getAttributes().put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, token);
  }

  /**
   * What the frame around every page needs.
   *
   * @param theme {@code light}, {@code dark} or {@code system}
   * @param assets address of the folder of scripts, styles and icons
   * @param path of the page, for marking where the reader is
   * @param here path and query, to come back to
   * @param response whose status the page is told with
   * @param actor null on public pages
   */
  public record Shell(
      String theme,
      String assets,
      String path,
      String here,
      ServerHttpResponse response,
      @Nullable Actor actor) {

    public String icon(String name) {
      return assets + "/icons.svg#" + name;
    }

    /** For {@code aria-current}: null leaves the attribute out. */
    public @Nullable String current(String section) {
      return path.equals(section) || path.startsWith(section + "/") ? "page" : null;
    }

    /** Whether the page says what is wrong with what was sent; its title begins with that. */
    public boolean isRefusal() {
      HttpStatusCode status = response.getStatusCode();
      return status != null && status.is4xxClientError();
    }

    /** Where the documentation speaks of this page. */
    public String help() {
      return switch (path.split("/", 3)[1]) {
        case "configs" -> "/docs/configs";
        case "providers" -> "/docs/providers";
        case "catalog" -> "/docs/models";
        case "breakers" -> "/docs/resilience";
        case "cache" -> "/docs/caching";
        case "budgets", "limits" -> "/docs/limits-and-budgets";
        case "guardrails" -> "/docs/guardrails";
        case "statements", "reconciliation" -> "/docs/statements";
        case "alerts" -> "/docs/webhooks";
        case "logs", "overview", "spend" -> "/docs/api#management";
        default -> "/docs";
      };
    }

    public boolean mayChange() {
      return actor != null && actor.role().mayChange();
    }

    public boolean mayAdminister() {
      return actor != null && actor.role().mayAdminister();
    }

    public boolean mayBill() {
      return actor != null && actor.role().mayBill();
    }

    public String role() {
      return actor == null ? "" : Words.lower(actor.role());
    }
  }
}
