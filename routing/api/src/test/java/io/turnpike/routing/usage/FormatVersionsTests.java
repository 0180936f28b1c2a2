package io.turnpike.routing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.Outcome;
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
import java.util.function.UnaryOperator;
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

  /** Written by the build whose event was one list of thirty fields. */
  private static final String VERSION_3 =
      """
      03019a9b2c000070008000000000000001019a9b2c000070008000000000000002019a9b2c000070008000\
      0000000000030e61207465616d019a9b2c0000700080000000000000040c61206b657996b687b00dc03e12\
      6120636f6e666967161a616e206f7065726174696f6e246120726571756573746564206d6f64656c01047a\
      206661696c65642070726f76696465721a6661696c6564206d6f64656c7c7e800182018401ee0804144120\
      64657461696c2eb601207365727665642070726f76696465721a736572766564206d6f64656cb801ba01bc\
      01be01c001d404ff0016612070726f76696465721061206d6f64656c02a8030e615f636f64651641206d65\
      73736167652e3e40424446484a4c4e0201521061207072696365666814612073756d6d617279020e61206e\
      616d6510612076616c756510612074726163650e61207573657214612073657373696f6e0400000040102f\
      6661696c65641861206669727374206b65790e666f726365648e01900192019401960198019a019c019e01\
      0401a2011e61206661696c656420707269636500000044102f7365727665641a61207365636f6e64206b65\
      791468616c665f6f70656eca01cc01ce01d001d201d401d601d801da010101de011e612073657276656420\
      70726963650100000044020870726f00041c6d657461646174612e706c616e1824696e205b2270726f225d\
      146672c3a96520e2988200206d657461646174612e616273656e740c246571203100000200000037162f74\
      6172676574732f300e6f70656e61690e6770742d346f1a627265616b65725f6f70656e223132206f662032\
      30206661696c65642e030000006d162f746172676574732f31186c6f616462616c616e636516647261776e\
      20302e3337042a2f746172676574732f312f746172676574732f301a617a757265206770742d346f127765\
      6967687420332a2f746172676574732f312f746172676574732f311266616c6c6261636b00030000000c02\
      1266616c6c6261636b0000040000002302020c726574727936726174655f6c696d697465642c2077616974\
      7320383030206d730500000011162f746172676574732f310604c08db7010600000026162f746172676574\
      732f320e63616e617279046d0001000000000000000100000000000000020600000030162f746172676574\
      732f320e63616e617279046d366f7665722074686520636170206f6620352061207365636f6e6400070000\
      00110200000000000000030000000000000004080000000202220900000023162f746172676574732f3104\
      24636f6d706c6574696f6e5f746f6b656e730a6d616e7900\
      """;

  /** Written by the build that knew what answered, and tools that are paid for one by one. */
  private static final String VERSION_4 =
      """
      04019a9b2c000070008000000000000001019a9b2c000070008000000000000002019a9b2c0000700080\
      000000000000030e61207465616d019a9b2c0000700080000000000000040c61206b657996b687b00dc0\
      3e126120636f6e666967161a616e206f7065726174696f6e246120726571756573746564206d6f64656c\
      01047a206661696c65642070726f76696465721a6661696c6564206d6f64656c7c7e800182018401ee08\
      0414412064657461696c2eb601207365727665642070726f76696465721a736572766564206d6f64656c\
      b801ba01bc01be01c001d404ff0016612070726f76696465721061206d6f64656c02a8030e615f636f64\
      651641206d6573736167652e3e40424446484a4c4e0201521061207072696365666814612073756d6d61\
      7279020e61206e616d6510612076616c756510612074726163650e61207573657214612073657373696f\
      6e0400000065102f6661696c65641861206669727374206b65790e666f726365648e0190019201940196\
      0198019a019c019e010401a2011e61206661696c656420707269636501d602d802da022061206661696c\
      656420616e737765721c615f6661696c65645f7469657200000069102f7365727665641a61207365636f\
      6e64206b65791468616c665f6f70656eca01cc01ce01d001d201d401d601d801da010101de011e612073\
      65727665642070726963650192039403960320612073657276656420616e737765721c615f7365727665\
      645f746965720100000044020870726f00041c6d657461646174612e706c616e1824696e205b2270726f\
      225d146672c3a96520e2988200206d657461646174612e616273656e740c246571203100000200000037\
      162f746172676574732f300e6f70656e61690e6770742d346f1a627265616b65725f6f70656e22313220\
      6f66203230206661696c65642e030000006d162f746172676574732f31186c6f616462616c616e636516\
      647261776e20302e3337042a2f746172676574732f312f746172676574732f301a617a75726520677074\
      2d346f1277656967687420332a2f746172676574732f312f746172676574732f311266616c6c6261636b\
      00030000000c021266616c6c6261636b0000040000002302020c726574727936726174655f6c696d6974\
      65642c20776169747320383030206d730500000011162f746172676574732f310604c08db70106000000\
      26162f746172676574732f320e63616e617279046d000100000000000000010000000000000002060000\
      0030162f746172676574732f320e63616e617279046d366f7665722074686520636170206f6620352061\
      207365636f6e640007000000110200000000000000030000000000000004080000000202220900000023\
      162f746172676574732f310424636f6d706c6574696f6e5f746f6b656e730a6d616e790001860288028a\
      02\
      """;

  /** Written by the build that knew searches, by which reranks are billed. */
  private static final String VERSION_5 =
      """
      05019a9b2c000070008000000000000001019a9b2c000070008000000000000002019a9b2c0000700080\
      000000000000030e61207465616d019a9b2c0000700080000000000000040c61206b657996b687b00dc0\
      3e126120636f6e666967161a616e206f7065726174696f6e246120726571756573746564206d6f64656c\
      01047a206661696c65642070726f76696465721a6661696c6564206d6f64656c7c7e800182018401ee08\
      0414412064657461696c2eb601207365727665642070726f76696465721a736572766564206d6f64656c\
      b801ba01bc01be01c001d404ff0016612070726f76696465721061206d6f64656c02a8030e615f636f64\
      651641206d6573736167652e3e40424446484a4c4e0201521061207072696365666814612073756d6d61\
      7279020e61206e616d6510612076616c756510612074726163650e61207573657214612073657373696f\
      6e0400000067102f6661696c65641861206669727374206b65790e666f726365648e0190019201940196\
      0198019a019c019e010401a2011e61206661696c656420707269636501d602d802da022061206661696c\
      656420616e737765721c615f6661696c65645f74696572dc020000006b102f7365727665641a61207365\
      636f6e64206b65791468616c665f6f70656eca01cc01ce01d001d201d401d601d801da010101de011e61\
      207365727665642070726963650192039403960320612073657276656420616e737765721c615f736572\
      7665645f7469657298030100000044020870726f00041c6d657461646174612e706c616e1824696e205b\
      2270726f225d146672c3a96520e2988200206d657461646174612e616273656e740c2465712031000002\
      00000037162f746172676574732f300e6f70656e61690e6770742d346f1a627265616b65725f6f70656e\
      223132206f66203230206661696c65642e030000006d162f746172676574732f31186c6f616462616c61\
      6e636516647261776e20302e3337042a2f746172676574732f312f746172676574732f301a617a757265\
      206770742d346f1277656967687420332a2f746172676574732f312f746172676574732f311266616c6c\
      6261636b00030000000c021266616c6c6261636b0000040000002302020c726574727936726174655f6c\
      696d697465642c20776169747320383030206d730500000011162f746172676574732f310604c08db701\
      0600000026162f746172676574732f320e63616e617279046d0001000000000000000100000000000000\
      020600000030162f746172676574732f320e63616e617279046d366f7665722074686520636170206f66\
      20352061207365636f6e6400070000001102000000000000000300000000000000040800000002022209\
      00000023162f746172676574732f310424636f6d706c6574696f6e5f746f6b656e730a6d616e79000186\
      0288028a028c02\
      """;

  /** Written by the build whose beginnings had no labels, and by this one for requests without. */
  private static final String OPENED_3 =
      """
      03019a9b2c000070008000000000000001019a9b2c000070008000000000000002019a9b2c000070008000\
      0000000000031064656661756c74019a9b2c000070008000000000000004086b657996b687b00dca3e1073\
      7570706f72740622636861742f636f6d706c6574696f6e73186770742d346f2d6d696e690154\
      """;

  private static final String OPENED_4 =
      """
      04019a9b2c000070008000000000000001019a9b2c000070008000000000000002019a9b2c000070008000\
      0000000000031064656661756c74019a9b2c000070008000000000000004086b657996b687b00dca3e1073\
      7570706f72740622636861742f636f6d706c6574696f6e73186770742d346f2d6d696e690154020a746561\
      6d0872656408742d3108616e6e08732d31\
      """;

  @Test
  void writesAndReadsBeginningsWithAndWithoutLabelsByteForByte() {
    CallLabels labels = new CallLabels(Map.of("team", "red"), "t-1", "ann", "s-1");
    isPinned(opened(CallLabels.NONE), OPENED_3);
    isPinned(opened(labels), OPENED_4);
  }

  @Test
  void writesAndReadsVersionFiveByteForByte() {
    assertThat(HexFormat.of().formatHex(encode(DistinctEvent.EVENT))).isEqualTo(VERSION_5);
    assertThat(decode(HexFormat.of().parseHex(VERSION_5))).isEqualTo(DistinctEvent.EVENT);
  }

  @Test
  void readsVersionFourWithoutSearches() {
    assertThat(decode(HexFormat.of().parseHex(VERSION_4)))
        .isEqualTo(billed(DistinctEvent.EVENT, FormatVersionsTests::withoutSearches));
  }

  @Test
  void readsVersionThreeWithoutWhatItDidNotKnow() {
    assertThat(decode(HexFormat.of().parseHex(VERSION_3)))
        .isEqualTo(asOfVersionThree(DistinctEvent.EVENT));
  }

  @Test
  void beginsWithWhatVersionThreeReads() {
    byte[] old = HexFormat.of().parseHex(VERSION_3);
    byte[] now = encode(asOfVersionThree(DistinctEvent.EVENT));
    int attempts = HexFormat.of().formatHex(old).indexOf("00000040102f") / 2;
    assertThat(Arrays.copyOfRange(now, 1, attempts))
        .isEqualTo(Arrays.copyOfRange(old, 1, attempts));
  }

  @Test
  void writesAndReadsNotesOfEveryKind() {
    assertThat(decode(encode(first(Decisions.EVERY_KIND)))).isEqualTo(first(Decisions.EVERY_KIND));
  }

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
    int kind = bytes.length - 1 - 1 - 1 - (4 + 4) - 1;
    assertThat(bytes[kind]).isEqualTo((byte) 8);
    bytes[kind] = 99;
    assertThat(decode(bytes).decided().notes()).containsExactly(new Omitted("", 1));
  }

  @Test
  void passesOverWhatANewerBuildAppendedToANote() {
    byte[] bytes = encode(first(List.of(new Omitted("", 5))));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 2);
    longer[bytes.length - 1 - 1 - 1 - 2 - 1] += 2;
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

  private static void isPinned(UsageRecord.Opened opened, String hex) {
    assertThat(HexFormat.of().formatHex(UsageRecordFormat.encode(opened))).isEqualTo(hex);
    assertThat(UsageRecordFormat.decode(UsageRecordFormat.OPENED, HexFormat.of().parseHex(hex)))
        .isEqualTo(opened);
  }

  private static UsageRecord.Opened opened(CallLabels labels) {
    return new UsageRecord.Opened(
        id(1),
        new Who(new OrganizationId(id(2)), new TeamId(id(3)), "default", new KeyId(id(4)), "key"),
        new Asked("support", 3, "chat/completions", true, "gpt-4o-mini"),
        labels,
        Instant.parse("2026-11-21T01:02:03.000004005Z"),
        42);
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

  private static UsageEvent asOfVersionThree(UsageEvent event) {
    return new UsageEvent(
        event.id(),
        event.who(),
        event.asked(),
        event.labels(),
        event.decided(),
        event.attempts().stream()
            .map(
                it ->
                    new Attempt(
                        it.number(),
                        it.where(),
                        it.timeline(),
                        it.result(),
                        asOfVersionThree(it.bill())))
            .toList(),
        event.served(),
        asOfVersionThree(event.bill()),
        event.timing());
  }

  private static UsageEvent billed(UsageEvent event, UnaryOperator<Bill> change) {
    return new UsageEvent(
        event.id(),
        event.who(),
        event.asked(),
        event.labels(),
        event.decided(),
        event.attempts().stream().map(it -> it.billed(change.apply(it.bill()))).toList(),
        event.served(),
        change.apply(event.bill()),
        event.timing());
  }

  private static Bill withoutSearches(Bill bill) {
    return new Bill(bill.usage().searching(0), bill.source(), bill.cost());
  }

  private static Bill asOfVersionThree(Bill bill) {
    TokenUsage all = bill.usage();
    TokenUsage known =
        new TokenUsage(
            all.input(),
            all.cachedInput(),
            all.cacheWrite5m(),
            all.cacheWrite1h(),
            all.output(),
            all.reasoning(),
            all.audioInput(),
            all.audioOutput(),
            all.image());
    return new Bill(known, bill.source(), bill.cost());
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
