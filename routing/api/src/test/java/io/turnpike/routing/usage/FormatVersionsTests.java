package io.turnpike.routing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What one build wrote, another reads. */
class FormatVersionsTests {

  /** Written by the build before attempts had a price and requests a decision record. */
  private static final String VERSION_1 =
      """
      01019a9b2c000070008000000000000001019a9b2c000070008000000000000002019a9b2c00007000800000\
      00000000031064656661756c74019a9b2c000070008000000000000004086b657996b687b00dca3e10737570\
      706f72740622636861742f636f6d706c6574696f6e73186770742d346f2d6d696e690104020e6f70656e6169\
      186770742d346f2d6d696e6900e01201018092f401000414546f6f20736c6f772e040c617a75726518677074\
      2d346f2d6d696e698292f401e899f401c0ac800280c78c0280d1ca089003ff000c617a757265186770742d34\
      6f2d6d696e690090030000540000000e00000000000188a4013c6f70656e61692f6770742d346f2d6d696e69\
      40323032362d30372d323480c78c02f6d2ca082a66616c6c6261636b3a322f322074696d656f7574020a7465\
      616d087265640008616e6e08732d31\
      """;

  @Test
  void readsARecordOfVersionOneWithDefaultsForWhatItLacks() {
    byte[] bytes = HexFormat.of().parseHex(VERSION_1);
    assertThat(UsageRecordFormat.decode(UsageRecordFormat.CLOSED, bytes))
        .isEqualTo(new UsageRecord.Closed(first(List.of())));
  }

  @Test
  void beginsWithWhatVersionOneReads() {
    byte[] old = HexFormat.of().parseHex(VERSION_1);
    byte[] now = encode(first(Decisions.EVERY_KIND));
    assertThat(Arrays.copyOfRange(now, 1, old.length))
        .isEqualTo(Arrays.copyOfRange(old, 1, old.length));
  }

  @Test
  void refusesARecordOfVersionOneCutShortAtAnyByte() {
    byte[] bytes = HexFormat.of().parseHex(VERSION_1);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UsageRecordFormat.decode(UsageRecordFormat.CLOSED, cut));
    }
  }

  @Test
  void passesOverKindsOfNotesThatOnlyANewerBuildKnows() {
    byte[] bytes = encode(first(List.of(new Omitted("", 1), new Omitted("/a", 2))));
    int kind = bytes.length - 1 - (4 + 4) - 1;
    assertThat(bytes[kind]).isEqualTo((byte) 8);
    bytes[kind] = 99;
    assertThat(decode(bytes).decided().notes()).containsExactly(new Omitted("", 1));
  }

  @Test
  void passesOverWhatANewerBuildAppendedToANote() {
    byte[] bytes = encode(first(List.of(new Omitted("", 5))));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 2);
    longer[bytes.length - 1 - 2 - 1] += 2;
    assertThat(decode(longer).decided().notes()).containsExactly(new Omitted("", 5));
  }

  @Test
  void countsTheNotesThatDoNotFit() {
    DecisionNote large =
        new Ordered("", "fallback", List.of(new Place("", "x".repeat(9_000), null)), null);
    List<DecisionNote> kept =
        decode(encode(first(Collections.nCopies(1_000, large)))).decided().notes();
    assertThat(kept.getLast()).isEqualTo(new Omitted("", 1_001 - kept.size()));
    assertThat(encode(first(Collections.nCopies(1_000, large))))
        .hasSizeLessThan(NoteFields.MOST_BYTES + 2_000);
  }

  @Test
  void neverCutsASurrogatePairInHalf() {
    String umbrellas = "x" + "\uD83D\uDE00".repeat(400);
    List<DecisionNote> kept =
        decode(encode(first(List.of(new Omitted(umbrellas, 1))))).decided().notes();
    assertThat(umbrellas).startsWith(kept.getFirst().at());
    assertThat(kept.getFirst().at()).hasSize(511);
  }

  private static byte[] encode(UsageEvent event) {
    return UsageRecordFormat.encode(new UsageRecord.Closed(event));
  }

  private static UsageEvent decode(byte[] bytes) {
    return UsageRecordFormat.decode(UsageRecordFormat.CLOSED, bytes)
            instanceof UsageRecord.Closed(UsageEvent event)
        ? event
        : null;
  }

  private static UsageEvent first(List<DecisionNote> notes) {
    return new UsageEvent(
        id(1),
        new Who(new OrganizationId(id(2)), new TeamId(id(3)), "default", new KeyId(id(4)), "key"),
        new Asked("support", 3, "chat/completions", true, "gpt-4o-mini"),
        new CallLabels(Map.of("team", "red"), null, "ann", "s-1"),
        new Decided("fallback:2/2 timeout", notes),
        attempts(),
        new Served(new Upstream("azure", "gpt-4o-mini"), Outcome.SUCCEEDED, 200, null),
        new Bill(
            TokenUsage.of(42, 7),
            UsageSource.PROVIDER,
            new Cost(10_500, "openai/gpt-4o-mini@2026-07-24")),
        new Timing(Instant.parse("2026-11-21T01:02:03.000004005Z"), 2_200_000, 9_000_123));
  }

  private static List<Attempt> attempts() {
    return List.of(
        new Attempt(
            1,
            new Where(new Upstream("openai", "gpt-4o-mini")),
            new Timeline(0, 1200, -1, -1, 2_000_000),
            new Result(0, FailureClass.TIMEOUT, "Too slow."),
            Bill.NOTHING),
        new Attempt(
            2,
            new Where(new Upstream("azure", "gpt-4o-mini")),
            new Timeline(2_000_001, 2_000_500, 2_100_000, 2_200_000, 9_000_000),
            new Result(200, null, null),
            Bill.NOTHING));
  }

  private static UUID id(int last) {
    return UUID.fromString("019a9b2c-0000-7000-8000-00000000000" + last);
  }
}
