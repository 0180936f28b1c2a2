package io.turnpike.routing.guardrails.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.regex.Regex;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Expressions that bring other engines down: taken or refused at once, and linear when taken. */
class BadRegexTests {

  private static final long NANOS = 10_000_000;
  private static final int CHARACTERS = 4_000;
  private static final int NANOS_A_STEP = 100;

  /** Of this thread alone: what else the machine does is no matter. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final List<String> HEARTS =
      List.of(
          "(a+)+",
          "(a*)*",
          "(a|a)*",
          "(a|aa)+",
          "(.*a){20}",
          "([a-zA-Z]+)*",
          "(a?){30}a{30}",
          "(\\w+\\s?)*",
          "(x+x+)+y",
          "(.+)+",
          "(\\d+)+",
          "([^\"]+)+",
          "(a{1,100}){1,100}",
          "((a{10}){10}){10}",
          "(?:a+){10,}",
          "((a|b)*)*c",
          "(\\s*\\w*)*",
          "(ab*)+",
          "(a.*)+z",
          "a{1000}",
          "(a+|b+)+");
  private static final List<String> FRAMES =
      List.of(
          "%s",
          "^%s$", "^%s!", "%sb", "(?i)%s", "(%s|%s)", "%s%s", ".*%s.*", "\\b%s\\b", "(?s)%s.");

  static List<String> all() {
    List<String> all = new ArrayList<>();
    HEARTS.forEach(heart -> FRAMES.forEach(frame -> all.add(frame.replace("%s", heart))));
    return all;
  }

  @Test
  void areTakenOrRefusedAtOnce() {
    assertThat(all()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    all().forEach(regex -> read(regex, new ArrayList<>()));
    for (String regex : all()) {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 5 && best >= NANOS; i++) {
        long start = CPU.getCurrentThreadCpuTime();
        read(regex, new ArrayList<>());
        best = Math.min(best, CPU.getCurrentThreadCpuTime() - start);
      }
      assertThat(best).as(regex).isLessThan(NANOS);
    }
  }

  @Test
  void areLinearWhenTaken() {
    int taken = 0;
    for (String regex : all()) {
      List<String> mistakes = new ArrayList<>();
      Regex read = read(regex, mistakes);
      if (mistakes.isEmpty()) {
        taken++;
        long most = Math.max(50_000_000, CHARACTERS * read.size() * NANOS_A_STEP);
        assertThat(time(read, "a".repeat(CHARACTERS) + "\u0000", most)).as(regex).isLessThan(most);
      }
    }
    assertThat(taken).isBetween(120, 199);
  }

  /** The best of some tries, until one is good enough. */
  private static long time(Regex regex, String text, long most) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5 && best >= most; i++) {
      long start = CPU.getCurrentThreadCpuTime();
      regex.pattern().matcher(text).find();
      best = Math.min(best, CPU.getCurrentThreadCpuTime() - start);
    }
    return best;
  }

  private static Regex read(String regex, List<String> mistakes) {
    Parameters parameters =
        new Parameters(
            JsonNodeFactory.instance.objectNode().put("rule", regex),
            "",
            (_, sentence) -> mistakes.add(sentence));
    return Rule.read(parameters, "rule", regex);
  }
}
