package io.turnpike.routing.guardrails.pii;

import static io.turnpike.routing.guardrails.pii.Checksums.digit;
import static io.turnpike.routing.guardrails.pii.Checksums.elevenOrZero;
import static io.turnpike.routing.guardrails.pii.Checksums.number;
import static io.turnpike.routing.guardrails.pii.Checksums.weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How national numbers are written. An exclamation mark: it needs no word beside it. */
final class NationalIds {

  private static final List<IdShape> ALL = new ArrayList<>();

  /** By length of the run of digits, or letters, that they begin with, and the sign behind. */
  private static final IdShape[][][] DIGITS_FIRST = new IdShape[20][128][];

  private static final IdShape[][][] LETTERS_FIRST = new IdShape[7][128][];

  static {
    americas();
    britishIsles();
    westernEurope();
    northAndEast();
    asiaAndSouth();
    index(DIGITS_FIRST, true);
    index(LETTERS_FIRST, false);
  }

  private NationalIds() {}

  private static void americas() {
    add(Kind.US_SSN, NationalIds::ssn, "!999-99-9999", "999 99 9999", "999.99.9999", "999999999");
    add(Kind.US_SSN, NationalIds::itin, "999-99-9999", "999 99 9999", "999999999");
    add(Kind.CA_SIN, Checksums::luhn, "999-999-999", "999 999 999", "999999999");
    add(
        Kind.BR_CPF,
        PersonChecks::cpf,
        "!999.999.999-99",
        "999 999 999 99",
        "999999999-99",
        "99999999999");
    add(Kind.BR_CNPJ, PersonChecks::cnpj, "!99.999.999/9999-99", "99999999999999");
    add(Kind.AR_CUIT, PersonChecks::cuit, "!99-99999999-9", "99999999999");
    add(Kind.CL_RUT, PersonChecks::rut, "!99.999.999-X", "!9.999.999-X", "99999999-X", "9999999-X");
    add(Kind.MX_CURP, PersonChecks::curp, "!AAAA999999AAAAAAX9");
    add(Kind.MX_RFC, PersonChecks::rfc, "!AAAA999999XXX");
  }

  private static void britishIsles() {
    add(
        Kind.UK_NINO,
        NationalIds::nino,
        "!AA999999A",
        "!AA 99 99 99 A",
        "!AA99 99 99A",
        "!AA 999999 A",
        "!AA-99-99-99-A");
    add(
        Kind.UK_NHS,
        d -> elevenOrZero(weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2), digit(d, 9)),
        "999 999 9999",
        "999-999-9999",
        "9999999999");
    add(Kind.IE_PPS, PersonChecks::pps, "9999999A", "9999999AA");
  }

  private static void westernEurope() {
    add(Kind.DE_STEUER_ID, NationalIds::steuerId, "99999999999", "99*999*999*999");
    add(
        Kind.FR_NIR,
        PersonChecks::nir,
        "!999999999999999",
        "!9 99 99 99 999 999 99",
        "!9 99 99 9A 999 999 99",
        "!999999A99999999",
        "9 99 99 99 999 999-99");
    add(Kind.ES_DNI, PersonChecks::dni, "!99999999A", "!99999999-A", "!99.999.999-A", "99999999 A");
    add(Kind.ES_NIE, PersonChecks::nie, "!A9999999A", "!A-9999999-A", "!A9999999-A");
    add(Kind.IT_CF, PersonChecks::codiceFiscale, "!AAAAAAXXAXXAXXXA");
    add(Kind.NL_BSN, NationalIds::bsn, "999999999", "9999.99.999", "9999 99 999", "999 999 999");
    add(Kind.BE_RRN, NationalIds::rrn, "!99.99.99-999.99", "999999-999-99", "99999999999");
    add(Kind.PT_NIF, NationalIds::nif, "999999999", "999 999 999");
    add(Kind.CH_AHV, NationalIds::ean, "!756.9999.9999.99", "!7569999999999", "756 9999 9999 99");
    add(
        Kind.AT_SVNR,
        d -> weighted(d, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(d, 3),
        "9999 999999",
        "9999-999999",
        "9999999999");
  }

  private static void northAndEast() {
    add(Kind.PL_PESEL, NationalIds::pesel, "99999999999");
    add(
        Kind.PL_NIP,
        d -> weighted(d, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(d, 9),
        "999-999-99-99",
        "999-99-99-999",
        "9999999999");
    add(
        Kind.SE_PNR,
        PersonChecks::personnummer,
        "!999999-9999",
        "!99999999-9999",
        "999999+9999",
        "9999999999",
        "999999999999");
    add(Kind.FI_HETU, PersonChecks::hetu, "!999999-999X", "!999999+999X", "!999999A999X");
    add(Kind.DK_CPR, d -> Checksums.date(d, 2, 0), "999999-9999", "9999999999");
    add(Kind.NO_FNR, PersonChecks::fodselsnummer, "!99999999999", "999999 99999", "999999-99999");
    add(Kind.CZ_RC, PersonChecks::rodneCislo, "!999999/9999", "9999999999");
    add(
        Kind.RO_CNP,
        d ->
            digit(d, 0) > 0
                && Checksums.date(d, 3, 5)
                && weighted(d, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 % 10 == digit(d, 12),
        "9999999999999");
    add(Kind.HR_OIB, Checksums::hybrid11, "99999999999");
    add(Kind.TR_TCKN, PersonChecks::kimlik, "99999999999");
    southAndEast();
  }

  private static void southAndEast() {
    add(
        Kind.RS_JMBG,
        d ->
            Checksums.date(d, 2, 0)
                && elevenOrZero(weighted(d, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), digit(d, 12)),
        "9999999999999");
    add(Kind.BG_EGN, PersonChecks::egn, "9999999999");
    add(Kind.GR_AMKA, d -> Checksums.date(d, 2, 0) && Checksums.luhn(d), "99999999999");
    add(
        Kind.GR_AFM,
        d -> weighted(d, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(d, 8),
        "999999999");
    add(
        Kind.HU_TAJ,
        d -> weighted(d, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == digit(d, 8),
        "999 999 999",
        "999-999-999",
        "999999999");
    add(Kind.EE_IK, PersonChecks::balticId, "99999999999");
    add(Kind.LT_AK, PersonChecks::balticId, "99999999999");
    add(
        Kind.IS_KT,
        d -> Checksums.date(d, 2, 0) && weighted(d, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0,
        "999999-9999",
        "999999 9999",
        "9999999999");
  }

  private static void asiaAndSouth() {
    add(Kind.HK_HKID, PersonChecks::hkid, "!A999999(X)", "A9999999", "A999999A");
    add(Kind.TW_ID, PersonChecks::taiwanese, "A999999999");
    add(Kind.IL_ID, Checksums::luhn, "999999999", "99999999-9");
    Predicate<CharSequence> aadhaar = d -> digit(d, 0) > 1 && Checksums.verhoeff(d);
    add(Kind.IN_AADHAAR, aadhaar, "9999 9999 9999", "9999-9999-9999", "999999999999");
    add(Kind.IN_PAN, d -> "PCHFATBLJG".indexOf(d.charAt(3)) >= 0, "AAAAA9999A");
    add(Kind.CN_RIC, PersonChecks::residentId, "!99999999999999999X");
    add(
        Kind.JP_MYNUMBER,
        d -> elevenOrZero(weighted(d, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), digit(d, 11)),
        "999999999999",
        "9999 9999 9999",
        "9999-9999-9999");
    add(Kind.KR_RRN, PersonChecks::residentRegistration, "!999999-9999999", "9999999999999");
    add(Kind.SG_NRIC, PersonChecks::nric, "!A9999999A");
    add(
        Kind.TH_ID,
        d -> (11 - weighted(d, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(d, 12),
        "!9-9999-99999-99-9",
        "9999999999999");
    Predicate<CharSequence> southAfrican = d -> Checksums.date(d, 2, 4) && Checksums.luhn(d);
    add(Kind.ZA_ID, southAfrican, "9999999999999", "999999 9999 999", "999999 9999 99 9");
    add(
        Kind.AU_TFN,
        d -> weighted(d, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0,
        "999 999 999",
        "999999999");
    add(
        Kind.AU_MEDICARE,
        d -> digit(d, 0) > 1 && weighted(d, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(d, 8),
        "9999 99999 9",
        "9999999999");
  }

  private static void add(Kind kind, Predicate<CharSequence> right, String... shapes) {
    for (String shape : shapes) {
      boolean alone = shape.startsWith("!");
      ALL.add(new IdShape(kind, alone ? shape.substring(1) : shape, alone, right));
    }
  }

  private static void index(IdShape[][][] table, boolean digits) {
    for (int run = 0; run < table.length; run++) {
      for (int sign = 0; sign < 128; sign++) {
        table[run][sign] = beginning(digits, run, sign);
      }
    }
  }

  private static IdShape[] beginning(boolean digits, int run, int sign) {
    return ALL.stream()
        .filter(each -> each.startsWithDigit() == digits)
        .filter(each -> each.mayBegin(run) && each.mayFollow(run, sign))
        .toArray(IdShape[]::new);
  }

  /** Those that may begin with so many digits, or letters, and then this. */
  static IdShape[] of(boolean digits, int run, int sign) {
    IdShape[][] table =
        digits
            ? DIGITS_FIRST[run < DIGITS_FIRST.length ? run : 0]
            : LETTERS_FIRST[Math.min(run, LETTERS_FIRST.length - 1)];
    return table[run < LETTERS_FIRST.length || digits ? sign & 127 : 'A'];
  }

  private static boolean ssn(CharSequence d) {
    long area = number(d, 0, 3);
    return area > 0 && area != 666 && area < 900 && number(d, 3, 5) > 0 && number(d, 5, 9) > 0;
  }

  private static boolean itin(CharSequence d) {
    long group = number(d, 3, 5);
    return digit(d, 0) == 9 && group >= 50 && group != 89 && group != 93 && number(d, 5, 9) > 0;
  }

  private static boolean nino(CharSequence d) {
    String prefix = d.subSequence(0, 2).toString();
    boolean example = prefix.equals("QQ");
    return (example || "DFIQUV".indexOf(d.charAt(0)) < 0 && "DFIQUVO".indexOf(d.charAt(1)) < 0)
        && !List.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(prefix)
        && d.charAt(8) <= 'D';
  }

  /** Of the first ten digits one comes twice or three times. */
  private static boolean steuerId(CharSequence d) {
    int different = (int) d.subSequence(0, 10).chars().distinct().count();
    return digit(d, 0) > 0 && different >= 8 && different <= 9 && Checksums.hybrid11(d);
  }

  private static boolean bsn(CharSequence d) {
    return number(d, 0, 9) > 9_999_999 && weighted(d, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
  }

  /** People born in this century have a 2 before the number that is divided. */
  private static boolean rrn(CharSequence d) {
    long number = number(d, 0, 9);
    long check = number(d, 9, 11);
    return 97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check;
  }

  private static boolean nif(CharSequence d) {
    return digit(d, 0) > 0 && elevenOrZero(weighted(d, 9, 8, 7, 6, 5, 4, 3, 2), digit(d, 8));
  }

  private static boolean ean(CharSequence d) {
    return weighted(d, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  private static boolean pesel(CharSequence d) {
    return Checksums.month((int) number(d, 2, 4) % 20)
        && Checksums.day(d, 4)
        && weighted(d, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }
}
