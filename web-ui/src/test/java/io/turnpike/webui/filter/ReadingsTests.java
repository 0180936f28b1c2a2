package io.turnpike.webui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ReadingsTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:30, 2026-03-01T08:30:00Z",
    "2026-07-01, 2026-06-30T22:00:00Z",
    "2026-03-01T09:30:15Z, 2026-03-01T09:30:15Z",
    "2026-03-01T09:30:00+05:30, 2026-03-01T04:00:00Z",
    "2026-03-29T02:30, 2026-03-29T01:30:00Z"
  })
  void readsTimesInTheZoneUnlessTheyNameAnOffset(String text, Instant moment) {
    assertThat(readings("from", text).moment("from")).isEqualTo(moment);
  }

  @Test
  void aTimeThatTheClockShowsTwiceBeginsEarlierAndEndsLater() {
    Readings readings = readings("at", "2026-10-25T02:30");

    assertThat(readings.moment("at")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(readings.end("at")).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-13-01T00:00", "+999999999-01-01T00:00", "1900-01-01T00:00"})
  void leavesOutAndTellsWhatIsNoTime(String text) {
    Readings readings = readings("from", text);

    assertThat(readings.moment("from")).isNull();
    assertThat(readings.mistakes()).singleElement().asString().contains(text, "2026-03-01T09:30");
  }

  @Test
  void leavesOutAndTellsWhatIsNoNumberOrWord() {
    Readings readings = readings("status", "4xx");

    assertThat(readings.read("status", ReadingsTests::number, "number")).isNull();
    assertThat(readings.word("status", Outcome.class)).isNull();
    assertThat(readings.mistakes()).hasSize(1);
  }

  @Test
  void takesBlankForAbsentAndCutsWhatIsEndless() {
    assertThat(readings("team", "  ").text("team")).isNull();
    assertThat(readings("team", "x".repeat(5_000)).text("team")).hasSize(400);
  }

  @Test
  void fixedEndsWinOverAPreset() {
    Readings readings = readings("range", "24h");
    assertThat(TimeRange.read(readings)).isEqualTo(TimeRange.of(Preset.DAY));

    MultiValueMap<String, String> both = new LinkedMultiValueMap<>();
    both.add("range", "24h");
    both.add("to", "2026-03-01T00:00");
    TimeRange range = TimeRange.read(new Readings(both, BERLIN));
    assertThat(range.preset()).isNull();
    assertThat(range.open()).isFalse();
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsNone() {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("from", "2026-03-02T00:00");
    parameters.add("to", "2026-03-01T00:00");
    Readings readings = new Readings(parameters, BERLIN);

    assertThat(TimeRange.read(readings)).isEqualTo(TimeRange.ANY);
    assertThat(readings.mistakes()).hasSize(1);
  }

  @Test
  void tellsWhatNobodyAskedForAndWhatItWasMeantToBe() {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("usr", "ann");
    parameters.add("team", "search");
    parameters.add("metadata.plan", "pro");
    Readings readings = new Readings(parameters, BERLIN);
    readings.text("user");
    readings.text("team");

    assertThat(readings.metadata()).containsExactly(entry("plan", "pro"));
    assertThat(readings.mistakes())
        .containsExactly("\"usr\" is no filter of this page. Did you mean \"user\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\u001b[31mb", "a\nb"})
  void takesNoControlCharacters(String text) {
    Readings readings = readings("team", text);

    assertThat(readings.text("team")).isNull();
    assertThat(readings.mistakes()).singleElement().asString().contains("control characters");
  }

  private static Integer number(String text) {
    return text.matches("\\d+") ? Integer.valueOf(text) : null;
  }

  private static Readings readings(String name, String value) {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add(name, value);
    return new Readings(parameters, BERLIN);
  }
}
