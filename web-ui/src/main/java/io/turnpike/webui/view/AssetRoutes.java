package io.turnpike.webui.view;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.turnpike.webui.view.Assets.Asset;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.ServerResponse.BodyBuilder;
import reactor.core.publisher.Mono;

/** {@code /assets/<build>/<file>}: kept by browsers for a year, since a new build has new paths. */
@Configuration(proxyBeanMethods = false)
class AssetRoutes {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  @Bean
  RouterFunction<ServerResponse> assetRoute(Assets assets) {
    return route(GET("/assets/{build}/{name}"), request -> serve(assets, request));
  }

  private static Mono<ServerResponse> serve(Assets assets, ServerRequest request) {
    Asset asset = assets.find(request.pathVariable("build"), request.pathVariable("name"));
    return asset == null ? ServerResponse.notFound().build() : serve(asset, request);
  }

  private static Mono<ServerResponse> serve(Asset asset, ServerRequest request) {
    BodyBuilder answer =
        ServerResponse.ok()
            .contentType(asset.type())
            .cacheControl(FOR_EVER)
            .varyBy(HttpHeaders.ACCEPT_ENCODING);
    byte[] gzipped = asset.gzipped();
    return gzipped != null && takesGzip(request)
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(gzipped)
        : answer.bodyValue(asset.plain());
  }

  private static boolean takesGzip(ServerRequest request) {
    return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
        .anyMatch(value -> value.contains("gzip"));
  }
}
