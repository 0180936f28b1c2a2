package io.turnpike.tenants.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnpike.infra.crypto.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the documentation gives to receivers does what it says. */
class DocumentedCheckTests {

  private static final Pattern SNIPPET = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final Secret SECRET = WebhookSecret.fresh();
  private static final String BODY = "{\"words\":\"Grüße\"}";

  @BeforeAll
  static void python() throws InterruptedException {
    assumeTrue(exists(), "there is no python3 here");
  }

  @Test
  void believesWhatIsOurs() throws Exception {
    assertThat(verified(SECRET, Instant.now().getEpochSecond(), BODY, "")).isEqualTo("True");
  }

  @Test
  void believesOneOfSeveralSignatures() throws Exception {
    assertThat(verified(SECRET, Instant.now().getEpochSecond(), BODY, "v1,bm90IGl0 "))
        .isEqualTo("True");
  }

  @Test
  void doesNotBelieveAnotherBodyOrSecret() throws Exception {
    long now = Instant.now().getEpochSecond();
    assertThat(verified(SECRET, now, BODY + " ", "")).isEqualTo("False");
    assertThat(verified(WebhookSecret.fresh(), now, BODY, "")).isEqualTo("False");
  }

  @Test
  void doesNotBelieveWhatIsOld() throws Exception {
    assertThat(verified(SECRET, Instant.now().getEpochSecond() - 3_600, BODY, ""))
        .isEqualTo("False");
  }

  /** What the snippet says of a call that was signed with our secret for our body. */
  private static String verified(Secret receivers, long seconds, String arrived, String before)
      throws IOException, InterruptedException {
    String signature = before + WebhookSecret.signature(SECRET, "id", seconds, BODY);
    String program =
        """
        %s
        headers = {"webhook-id": "id", "webhook-timestamp": "%d", "webhook-signature": "%s"}
        print(verified("%s", headers, '''%s'''.encode()))
        """
            .formatted(snippet(), seconds, signature, receivers.reveal(), arrived);
    Path file = Files.createTempFile("verified", ".py");
    try {
      Files.writeString(file, program);
      Process run =
          new ProcessBuilder("python3", file.toString()).redirectErrorStream(true).start();
      assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new String(run.getInputStream().readAllBytes()).strip();
    } finally {
      Files.delete(file);
    }
  }

  private static String snippet() throws IOException {
    Matcher found = SNIPPET.matcher(Files.readString(Path.of("../docs/webhooks.md")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static boolean exists() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
