package io.turnpike.routing.gateway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.trial.SentPlaces.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentPlacesTests {

  @Test
  void nothingMovesInATextThatNobodyChanged() {
    SentPlaces places = SentPlaces.of(10);

    assertThat(places.start(0)).isZero();
    assertThat(places.start(7)).isEqualTo(7);
    assertThat(places.end(10)).isEqualTo(10);
  }

  @Test
  void whatLiesBehindAChangeIsFoundWhereItWas() {
    // "mail ada@example.com now" -> "mail [EMAIL] now"
    SentPlaces places = SentPlaces.of(24).after(List.of(new Edit(5, 20, 7)));

    assertThat(places.start(13)).isEqualTo(21);
    assertThat(places.end(16)).isEqualTo(24);
    assertThat(places.start(0)).isZero();
    assertThat(places.end(5)).isEqualTo(5);
  }

  @Test
  void whatLiesInAChangeStandsForAllOfIt() {
    SentPlaces places = SentPlaces.of(24).after(List.of(new Edit(5, 20, 7)));

    assertThat(places.start(6)).isEqualTo(5);
    assertThat(places.end(11)).isEqualTo(20);
  }

  @Test
  void whatIsPutInStandsWhereItWasPutIn() {
    SentPlaces places = SentPlaces.of(4).after(List.of(new Edit(0, 0, 3), new Edit(4, 4, 2)));

    assertThat(places.start(1)).isZero();
    assertThat(places.start(3)).isZero();
    assertThat(places.end(7)).isEqualTo(4);
    assertThat(places.start(8)).isEqualTo(4);
  }

  @Test
  void anEmptyTextHasOnePlace() {
    assertThat(SentPlaces.of(0).start(0)).isZero();
    assertThat(SentPlaces.of(0).after(List.of(new Edit(0, 0, 5))).end(5)).isZero();
  }

  /** Letters that were never changed are told by themselves: each stands in the text once. */
  @Test
  void everyUnchangedLetterIsFoundAgainAfterManyChanges() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      String sent = letters(40);
      StringBuilder text = new StringBuilder(sent);
      SentPlaces places = SentPlaces.of(sent.length());
      for (int change = 0; change < 5; change++) {
        places = places.after(change(text, random));
      }
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != '#') {
          assertThat(places.start(i)).isEqualTo(sent.indexOf(text.charAt(i)));
          assertThat(places.end(i + 1)).isEqualTo(sent.indexOf(text.charAt(i)) + 1);
        }
      }
    }
  }

  private static List<Edit> change(StringBuilder text, Random random) {
    List<Edit> edits = new ArrayList<>();
    int at = 0;
    while (at < text.length() && edits.size() < 3) {
      int start = at + random.nextInt(text.length() - at);
      int end = start + random.nextInt(text.length() - start + 1);
      edits.add(new Edit(start, Math.min(end, start + 4), random.nextInt(4)));
      at = edits.getLast().end() + 1;
    }
    for (Edit edit : edits.reversed()) {
      text.replace(edit.start(), edit.end(), "#".repeat(edit.length()));
    }
    return edits;
  }

  private static String letters(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) ('A' + i));
    }
    return letters.toString();
  }
}
