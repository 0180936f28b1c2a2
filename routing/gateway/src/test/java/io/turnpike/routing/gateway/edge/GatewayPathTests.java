package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPathTests {

  @ParameterizedTest
  @CsvSource({
    "/v1/models, /v1/models, true",
    "/v1?x=http://h/v1, /v1?x=http://h/v1, true",
    "http://host/v1/chat/completions?a=1, /v1/chat/completions?a=1, true",
    "HTTPS://user@[::1]:8080/v1, /v1, true",
    "http://host, /, false",
    "http://host?to=/v1/models, /, false",
    "http://host#/v1/models, /, false",
    "http://host/v12, /v12, false",
    "http://host/other/v1, /other/v1, false",
    "v1/models, v1/models, false",
    "*, *, false",
  })
  void isFoundInEveryFormOfATarget(String target, String path, boolean ours) {
    assertThat(GatewayPath.of(target)).isEqualTo(path);
    assertThat(GatewayPath.isOurs(GatewayPath.of(target))).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/model/m/convers%65, /v1/model/m/converse",
    "/v1/audio/transcription%73?a=%65, /v1/audio/transcriptions?a=%65",
    "http://host/%76%31/%41%5A%61%7a%30%39%2D%5f%7E, /v1/AZaz09-_~",
    "/v1/m%3A0/%2e%2F%25%20%40%5b%60%7B%7f%C3%A9, /v1/m%3A0/%2e%2F%25%20%40%5b%60%7B%7f%C3%A9",
    "/v1/a%2565, /v1/a%2565",
    "/v1/a%%365b, /v1/aeb",
    "/v1/a%6%35b, /v1/aeb",
    "/v1/a%, /v1/a%",
    "/v1/a?%65, /v1/a?%65",
  })
  void hasPlainLettersAsSuch(String target, String path) {
    assertThat(GatewayPath.of(target)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "files/file-1.json, false",
    "files/..., false",
    "files/a..b/%2e%2ex, false",
    "files/%2F, false",
    "., true",
    "../x, true",
    "files/.., true",
    "files/%2E./x, true",
    "files/%252e%252E%252Fx, true",
    "files/..;a/x, true",
    "files%5c..%5cx, true",
  })
  void mayNotClimb(String path, boolean climbs) {
    assertThat(GatewayPath.climbs(path)).isEqualTo(climbs);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models, models",
    "/v1/models/?a=/b, models",
    "/v1//chat/completions//, chat/completions",
    "/v1, ''",
    "/v1/, ''",
    "/v1?x, ''",
  })
  void namesTheOperationWithoutSlashesAround(String uri, String operation) {
    assertThat(GatewayPath.operation(uri)).isEqualTo(operation);
  }
}
