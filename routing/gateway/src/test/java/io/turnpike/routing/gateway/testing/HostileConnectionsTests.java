package io.turnpike.routing.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the provider does to a connection, and what it notices of its caller's. */
class HostileConnectionsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final ProviderCaller caller = new ProviderCaller(provider);

  @BeforeEach
  void forget() {
    provider.reset();
  }

  @Test
  void closesConnectionsThatLieIdle() throws Exception {
    caller.ask("hostile/idle-close-1", false);
    while (provider.openConnections() > 0) {
      Thread.sleep(1);
    }

    assertThat(caller.ask("m", false).statusCode()).isEqualTo(200);
  }

  @Test
  void resetsAConnectionThatIsUsedAgain() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", provider.port())) {
      provider.next(Faults.spoilsItsConnection());
      socket.getOutputStream().write(ProviderCaller.raw());
      assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
      InputStream in = socket.getInputStream();
      while (in.available() > 0) {
        in.skip(in.available());
      }
      socket.getOutputStream().write(ProviderCaller.raw());

      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
      assertThat(provider.requests()).hasSize(1);
    }
  }

  @Test
  void fullBacklogNeverAnswersTheDoor() throws Exception {
    try (FullBacklog full = FullBacklog.open();
        Socket socket = new Socket()) {
      InetSocketAddress door = new InetSocketAddress("127.0.0.1", full.baseUrl().getPort());

      assertThatThrownBy(() -> socket.connect(door, 300))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void showsACertificateThatNobodyTrusts() {
    try (HostileProvider untrusted = HostileProvider.start(Certificate.EXPIRED)) {
      HttpRequest request = HttpRequest.newBuilder(untrusted.baseUrl()).build();

      assertThatThrownBy(() -> caller.send(request)).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void breaksConnectionsInAllPlaces() {
    for (String model :
        List.of("reset-before-headers", "reset-within-headers", "truncated", "close-after-3")) {
      assertThatThrownBy(() -> caller.ask("hostile/" + model, true))
          .isInstanceOf(IOException.class);
    }
    assertThat(provider.requests().getLast().tokensWritten()).isEqualTo(3);
    assertThat(provider.requests().getLast().peerClosedAt()).isNull();
  }

  @Test
  void endsCleanlyWithoutDoneWhenToldTo() throws Exception {
    provider.next(Faults.endWithoutDoneAfter(2), Faults.errorEventFirst(), Oddities.onlyDone());

    assertThat(caller.ask("m", true).body()).contains("t2").doesNotContain("t3", "[DONE]");
    assertThat(caller.ask("m", true).body()).startsWith("data: {\"error\"");
    assertThat(caller.ask("m", true).body()).isEqualTo("data: [DONE]\n\n");
  }

  @Test
  void noticesWhenTheCallerLeaves() throws Exception {
    provider.next(Faults.stallBeforeHeaders());

    try (Socket socket = new Socket("127.0.0.1", provider.port())) {
      socket.getOutputStream().write(ProviderCaller.raw());
      assertThat(provider.awaitRequest(1).peerClosedAt()).isNull();
    }

    assertThat(provider.requests().getFirst().awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
  }

  @Test
  void neverEndingStopsWhenTheCallerDoes() throws Exception {
    provider.next(Oddities.neverEnding(Duration.ofMillis(1)));

    try (Socket socket = new Socket("127.0.0.1", provider.port())) {
      socket.getOutputStream().write(ProviderCaller.raw());
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(2_000)).hasSize(2_000);
    }

    ReceivedRequest request = provider.awaitRequest(1);
    assertThat(request.awaitOver(PATIENCE)).isTrue();
    assertThat(request.tokensWritten()).isPositive();
  }

  @Test
  void closedPortRefuses() {
    try (ClosedPort port = ClosedPort.reserve()) {
      assertThatThrownBy(() -> caller.send(HttpRequest.newBuilder(port.baseUrl()).build()))
          .isInstanceOf(ConnectException.class);
    }
  }
}
