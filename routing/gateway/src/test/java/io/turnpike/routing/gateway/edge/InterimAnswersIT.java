package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Step;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider sends before its answer, to say that it is still there, is not its answer. */
@ExtendWith(NoLeaks.class)
class InterimAnswersIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.connect("up", provider.baseUrl());
  }

  @ParameterizedTest
  @CsvSource({"100,1,1", "100,500,1", "100,500,500", "102,3,1", "103,1,1", "103,200,50"})
  void arePassedOver(int status, int times, int atOnce) {
    String one = "HTTP/1.1 " + status + " Interim\r\nLink: </a>; rel=preload\r\n\r\n";
    provider.next(
        call -> Stream.concat(interim(one, times, atOnce), Completion.text("served").steps(call)),
        call -> Stream.concat(interim(one, times, atOnce), Completion.text("served").steps(call)));

    HttpResponse<String> whole = ask.whole("up/m");
    HttpResponse<String> streamed = ask.streamed("up/m");

    assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
    assertThat(whole.body()).contains("served");
    assertThat(whole.headers().firstValue("link")).isEmpty();
    assertThat(streamed.body()).contains("served", "[DONE]");
    gateway.journal.awaitEvents(2).forEach(event -> assertThat(event.attempts()).hasSize(1));
  }

  private static Stream<Step> interim(String one, int times, int atOnce) {
    byte[] bytes = one.repeat(atOnce).getBytes(US_ASCII);
    return Stream.generate(() -> Step.send(bytes)).limit(times / atOnce);
  }
}
