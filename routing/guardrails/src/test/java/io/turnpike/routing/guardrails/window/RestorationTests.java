package io.turnpike.routing.guardrails.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Redactions;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RestorationTests {

  private static final String TEXT = "To [EMAIL_1] [and] [EMAIL_10], [EMAIL_2]!";

  private final Redactions redactions = new Redactions(_ -> false);
  private final Restoration restoration = restoration();

  @Test
  void putsBackWhatWasTakenOut() {
    assertThat(restoration.restored(TEXT, UnaryOperator.identity()))
        .isEqualTo("To ann@example.org [and] [EMAIL_10], bob@example.org!");
  }

  @Test
  void leavesATextWithoutTokensAlone() {
    String text = "Nothing [here].";

    assertThat(restoration.restored(text, UnaryOperator.identity())).isSameAs(text);
  }

  @Test
  void putsBackATokenThatIsCutAnywhere() {
    for (int cut = 0; cut <= TEXT.length(); cut++) {
      Channel channel = restoration.channel(UnaryOperator.identity());
      channel.append(TEXT.substring(0, cut));
      String first = channel.isDecided(cut) ? channel.take(cut) : "";
      channel.append(TEXT.substring(cut));
      channel.end();

      assertThat(first + channel.take(TEXT.length()))
          .isEqualTo("To ann@example.org [and] [EMAIL_10], bob@example.org!");
    }
  }

  @Test
  void holdsBackOnlyWhatCouldBecomeAToken() {
    Channel channel = restoration.channel(UnaryOperator.identity());

    channel.append("a [EM");
    assertThat(channel.isDecided(2)).isTrue();
    assertThat(channel.isDecided(5)).isFalse();
    channel.append("PTY]");
    assertThat(channel.isDecided(9)).isTrue();
  }

  private Restoration restoration() {
    redactions.token("email", "ann@example.org");
    redactions.token("email", "bob@example.org");
    return new Restoration(redactions);
  }
}
