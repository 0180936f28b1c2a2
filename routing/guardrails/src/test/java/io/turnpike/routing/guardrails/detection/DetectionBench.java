package io.turnpike.routing.guardrails.detection;

import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.TextCheck;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much CPU it takes to look for personal data, secrets and patterns in texts of several sorts.
 * {@code infra/bench/guardrails} runs it.
 */
public final class DetectionBench {

  private static final int ROUNDS = 15;
  private static final int PASSES = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String PROSE =
      "The committee met in the morning and agreed that the plan needs more time, since nobody had"
          + " asked those who would have to carry it out. A shorter draft follows next week. ";
  private static final String CODE =
      "for (int i = 0; i < rows.size(); i++) { total += rows.get(i).price() * 100; }\n"
          + "String name = config.getString(\"name\", \"none\"); // see RFC 7231, section 6.5.1\n";
  private static final String NUMBERS =
      "2026-03-02T10:11:12.345Z INFO 4711 [http-8080-exec-7] GET /v1/orders/192837465 200 1532ms"
          + " src=10.20.30.40 id=2ff35c9b-aa18-4a7e-8c39-067c47f50e1a bytes=48392\n";
  private static final String PERSONAL =
      "Ann Lee, ann.lee@example.com, +44 20 7946 0535, card 4242 4242 4242 4242, IBAN GB82 WEST"
          + " 1234 5698 7654 32, SSN 078-05-1120; BSN 111222333. ";
  private static final String JAPANESE = "会議は午前中に開かれ、計画にはもっと時間が必要だということになった。電話は03-1234-5678です。";

  private DetectionBench() {}

  public static void main(String[] arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("prose", PROSE);
    texts.put("code", CODE);
    texts.put("log lines", NUMBERS);
    texts.put("personal data only", PERSONAL);
    texts.put("Japanese", JAPANESE);
    rows(new PrintStream(OutputStream.nullOutputStream()), texts);
    rows(System.out, texts);
  }

  /** The first time only to warm up. */
  private static void rows(PrintStream out, Map<String, String> texts) {
    out.println("| µs of CPU per KB | " + String.join(" | ", texts.keySet()) + " |");
    out.println("|--|" + "--:|".repeat(texts.size()));
    row(out, "pii", "{}", texts);
    row(out, "secrets", "{}", texts);
    row(out, "secrets", "{\"entropy\":false}", texts);
    row(out, "regexMatch", "{\"rule\":\"(?i)internal only\",\"not\":true}", texts);
    row(out, "regexMatch", "{\"rule\":\"[A-Z]{2}-\\\\d{6}\",\"not\":true}", texts);
    for (String kind :
        new String[] {
          "email", "phone", "credit_card", "iban", "ip", "crypto_address", "us_ssn", "national_id"
        }) {
      row(out, "pii", "{\"entities\":[\"" + kind + "\"]}", texts);
    }
  }

  private static void row(
      PrintStream out, String name, String parameters, Map<String, String> texts) {
    Parameters read = new Parameters(JSON.readTree(parameters), "", (at, sentence) -> {});
    TextCheck check = (TextCheck) Objects.requireNonNull(Guardrails.named(name)).compile(read);
    StringBuilder row = new StringBuilder("| `" + name + " " + parameters + "` |");
    texts.values().forEach(text -> row.append(micros(check, text)));
    out.println(row);
  }

  private static String micros(TextCheck check, String sample) {
    String text = sample.repeat(1024 / sample.length() + 1).substring(0, 1024);
    double[] micros = new double[ROUNDS];
    int[] finds = new int[1];
    for (int round = 0; round < ROUNDS; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int pass = 0; pass < PASSES; pass++) {
        check.find(text, _ -> finds[0]++);
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      micros[round] = nanos / 1000.0 / PASSES;
    }
    Arrays.sort(micros);
    return String.format(Locale.ROOT, " %.1f |", micros[ROUNDS / 2]);
  }
}
