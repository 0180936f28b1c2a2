package io.turnpike.app.api.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people and spreadsheets read of a statement. */
class StatementFilesTests {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final Line USAGE =
      new Line(Kind.USAGE, NOVEMBER, "search", "openai-eu", 1_234, 5, 0, 12_345_678_901L);
  private static final Line LATE =
      new Line(Kind.USAGE, NOVEMBER.minusMonths(1), "search", "openai-eu", 1, 0, 0, 7);
  private static final Line CORRECTED =
      new Line(Kind.RERATING, NOVEMBER.minusMonths(1), "=team", "demo", 0, 0, 0, -1_000_000_000L);
  private static final Closing CLOSING =
      new Closing(Instant.parse("2026-12-03T05:00:00Z"), "ada@example.test", "ab12");

  @Test
  void csvHasARowForEachLineToTheNanoDollar() {
    assertThat(StatementCsv.of(statement(CLOSING, USAGE, LATE, CORRECTED)).split("\r\n"))
        .containsExactly(
            "statement,state,kind,origin,adjustment,team,provider,requests,failed,"
                + "unpriced_attempts,amount_usd",
            "acme-2026-11,closed,usage,2026-11,false,search,openai-eu,1234,5,0,12.345678901",
            "acme-2026-11,closed,usage,2026-10,true,search,openai-eu,1,0,0,0.000000007",
            "acme-2026-11,closed,rerating,2026-10,true,\"'=team\",demo,0,0,0,-1.000000000");
  }

  @Test
  void pdfTellsTheSame() throws IOException {
    assertThat(text(statement(CLOSING, USAGE, LATE, CORRECTED)))
        .contains("Statement acme-2026-11")
        .contains("Größe & Söhne")
        .contains("November 2026, by the calendar of Europe/Berlin")
        .contains("Closed on 3 December 2026, 06:00 CET by ada@example.test")
        .contains("SHA-256 ab12")
        .contains("Usage search openai-eu 1,234 12.345678901")
        .contains("Usage in 2026-10, arrived late search openai-eu 1 0.000000007")
        .contains("Corrected prices of 2026-10 =team demo 0 -1.000000000")
        .contains("Total 1,235 11.345678908")
        .contains("To providers, who charge it 11.345678908")
        .contains("Used -1.500000000")
        .contains("Left 3.500000000");
  }

  @Test
  void aDraftSaysThatItIsOne() throws IOException {
    assertThat(text(statement(null))).contains("Draft: the statement is still open");
  }

  @Test
  void manyLinesTakeManyPagesUnderTheSameHeads() throws IOException {
    Line[] lines = IntStream.range(0, 200).mapToObj(it -> USAGE).toArray(Line[]::new);
    byte[] pdf = StatementPdf.of(statement(null, lines));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(document)).startsWith("Item Team Provider Requests USD");
    }
    assertThat(pdf.length).isLessThan(200_000);
  }

  @Test
  void lettersThatTheFontLacksAndLongNamesDoNoHarm() throws IOException {
    Line odd = new Line(Kind.USAGE, NOVEMBER, "日本 🚀", "p".repeat(300), 1, 0, 0, Long.MAX_VALUE);
    assertThat(text(statement(null, odd))).contains("?? ?").contains("9223372036.854775807");
  }

  private static Statement statement(@Nullable Closing closing, Line... lines) {
    return new Statement(
        "acme-2026-11",
        "Größe & Söhne",
        NOVEMBER,
        ZoneId.of("Europe/Berlin"),
        new Plan("free", "Free", 0, 0, 0),
        List.of(lines),
        new Movement(5_000_000_000L, 0, 1_500_000_000L),
        closing);
  }

  private static String text(Statement statement) throws IOException {
    try (PDDocument document = Loader.loadPDF(StatementPdf.of(statement))) {
      return new PDFTextStripper().getText(document);
    }
  }
}
