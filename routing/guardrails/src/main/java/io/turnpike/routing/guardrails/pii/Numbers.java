package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import org.jspecify.annotations.Nullable;

/** What begins with a word that has digits in it, or with a sign before a phone number. */
final class Numbers {

  /** So near before it, a word for a number of something else tells against a phone. */
  private static final int NEAR = 3;

  private static final long SOMETHING_ELSE = Kind.NUMBERING.bit() | Kind.VERSION.bit();
  private static final long ANY = ~Kind.IP.bit();
  private static final Kind[] KINDS = Kind.values();

  private final FoldedText text;
  private final long wanted;
  private final Context context;
  private final DigitGroups groups = new DigitGroups();
  private @Nullable Kind kind;

  /** Behind what was last found. */
  private int foundEnd = -1;

  Numbers(FoldedText text, long wanted) {
    this.text = text;
    this.wanted = wanted;
    this.context = new Context(text);
  }

  /** Of what was last found; null where it is only to be passed over. */
  @Nullable Kind kind() {
    return kind;
  }

  /** Where it ends that begins with this word, or where to go on; -1 for the word's end. */
  int at(int start, int end, int classes) {
    kind = null;
    return noted(beginning(start, end, classes));
  }

  private int noted(int end) {
    foundEnd = kind == null ? foundEnd : end;
    return end;
  }

  private int beginning(int start, int end, int classes) {
    boolean digitFirst = Ascii.isDigit(text.at(start));
    if (!Edges.startsAt(text, start)) {
      boolean host = digitFirst && text.at(start - 1) == '@';
      return host ? address(start) : afterUnique(start, end);
    }
    int run = run(start, end, digitFirst);
    int account = digitFirst ? -1 : account(start);
    if (account >= 0) {
      return account;
    }
    int address = digitFirst && run <= 3 && text.at(end) == '.' ? address(start) : -1;
    if (address >= 0) {
      return address;
    }
    if (end - start >= 26 && (classes & Ascii.LETTERS) != 0) {
      return wallet(start, end);
    }
    int unique = afterUnique(start, end);
    if (unique >= 0) {
      return unique;
    }
    int id = nationalId(start, digitFirst, run);
    return id >= 0 || !digitFirst || run < end - start ? id : grouped(start);
  }

  private int run(int start, int end, boolean digits) {
    int at = start;
    while (at < end && Ascii.isDigit(text.at(at)) == digits) {
      at++;
    }
    return at - start;
  }

  /** Behind the last of 8-4-4-4-12 hexadecimal digits, whose parts are no numbers. */
  private int afterUnique(int start, int end) {
    if (end - start != 8 || text.at(end) != '-' || text.at(end + 5) != '-') {
      return -1;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      int c = text.at(start + i);
      if (dash ? c != '-' : !Ascii.isHex(c)) {
        return -1;
      }
    }
    return start + 36;
  }

  /** What is written like an account and is none is nothing else either. */
  private int account(int start) {
    int length = IbanForm.length(text, start);
    int end = length == 0 ? -1 : IbanForm.end(text, start, length);
    if (end >= 0 && IbanForm.divides(text, start, end)) {
      kind = wants(Kind.IBAN) ? Kind.IBAN : null;
    }
    return end;
  }

  private int address(int start) {
    int end = IpForm.end4(text, start);
    if (end >= 0 && wants(Kind.IP) && !isVersion(start, end)) {
      kind = Kind.IP;
    }
    return end;
  }

  private boolean isVersion(int start, int end) {
    if (IpForm.isPlain(text, start)) {
      return false;
    }
    long nearest = context.nearest(start, Kind.IP.bit() | Kind.VERSION.bit());
    boolean path = text.at(start - 1) == '/' && Ascii.isWord(text.at(start - 2));
    boolean told = (nearest & Kind.IP.bit()) != 0;
    return path || text.is(start, "0.") || !told && (nearest != 0 || IpForm.isSmall(start, end));
  }

  private int wallet(int start, int end) {
    if (wants(Kind.CRYPTO_ADDRESS) && WalletForm.is(text, start, end)) {
      kind = Kind.CRYPTO_ADDRESS;
    }
    return end;
  }

  /** The nearest word decides where several shapes fit. */
  private int nationalId(int start, boolean digitFirst, int run) {
    long fitting = 0;
    int[] ends = null;
    IdShape first = null;
    for (IdShape shape : NationalIds.of(digitFirst, run, text.at(start + run))) {
      int end = wants(shape.kind()) ? shape.end(text, start) : -1;
      boolean told = end >= 0 && (shape.alone() || told(start, shape.kind()));
      if (told && shape.isRight(text, start, end)) {
        ends = ends == null ? new int[KINDS.length] : ends;
        ends[shape.kind().ordinal()] = end;
        fitting |= shape.kind().bit();
        first = first == null && shape.alone() ? shape : first;
      }
    }
    return ends == null ? -1 : nearest(start, fitting, first, ends);
  }

  private int nearest(int start, long fitting, @Nullable IdShape first, int[] ends) {
    long near = context.nearest(start, fitting | Kind.PHONE.bit() | Kind.NUMBERING.bit());
    if ((near & fitting) != 0) {
      kind = KINDS[Long.numberOfTrailingZeros(near & fitting)];
    } else if (first != null && context.nearest(start, Kind.NUMBERING.bit(), NEAR) == 0) {
      kind = first.kind();
    }
    return kind == null ? -1 : ends[kind.ordinal()];
  }

  private boolean told(int start, Kind kind) {
    return (context.before(start) & kind.bit()) != 0;
  }

  /** Cards and phone numbers. */
  private int grouped(int start) {
    groups.read(text, start);
    if (groups.count == 0 || groups.digits.length() < 7) {
      return -1;
    }
    int card = card(start);
    boolean piece = start - 1 != foundEnd && Edges.continues(text, start);
    return card >= 0 ? card : piece ? -1 : phone(start, false);
  }

  private int card(int start) {
    if (!wants(Kind.CREDIT_CARD) || groups.digits.length() < 12) {
      return -1;
    }
    int end = CardForm.end(text, groups, told(start, Kind.CREDIT_CARD));
    if (end >= 0) {
      kind = Kind.CREDIT_CARD;
    }
    return end;
  }

  /** A phone number that begins with this plus sign or bracket; -1 for none. */
  int phone(int start) {
    kind = null;
    boolean plus = text.at(start) == '+';
    if (plus && !Ascii.isDigit(text.at(start + 1)) || !Edges.startsAt(text, start)) {
      return -1;
    }
    groups.read(text, plus ? start + 1 : start);
    return groups.count == 0 ? -1 : noted(phone(start, plus));
  }

  private int phone(int start, boolean plus) {
    if (!wants(Kind.PHONE)) {
      return -1;
    }
    int end = plus ? PhoneForm.international(text, groups, 0) : PhoneForm.shaped(text, groups);
    if (!plus && (end < 0 || context.nearest(start, SOMETHING_ELSE, NEAR) != 0)) {
      boolean told = (context.nearest(start, ANY) & Kind.PHONE.bit()) != 0;
      end = told ? PhoneForm.told(text, groups) : -1;
    }
    if (end >= 0) {
      kind = Kind.PHONE;
    }
    return end;
  }

  private boolean wants(Kind wantedKind) {
    return (wanted & wantedKind.bit()) != 0;
  }
}
