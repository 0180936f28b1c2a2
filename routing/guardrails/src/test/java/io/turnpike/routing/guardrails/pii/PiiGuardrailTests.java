package io.turnpike.routing.guardrails.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiGuardrailTests extends GuardrailContract {

  private static final PiiCheck ALL = new PiiCheck(-1);

  @Override
  protected Guardrail guardrail() {
    return new PiiGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of(
        "{}",
        "{\"entities\": [\"email\", \"national_id\", \"nl_bsn\", \"national_id:nl_bsn\"]}",
        "{\"categories\": [\"EMAIL_ADDRESS\", \"PHONE_NUMBER\", \"CREDIT_CARD\", \"SSN\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "{\"entities\": [\"email\", \"mail\"]}", "/entities/1",
        "{\"entities\": \"email\"}", "/entities",
        "{\"entities\": []}", "/entities",
        "{\"entity\": [\"email\"]}", "/entity");
  }

  @Override
  protected List<String> texts() {
    return List.of(
        "Write to ann.lee+news@mail.example.com or call +44 20 7946 0535, please.",
        "Card 4242 4242 4242 4242 12/27 and DE89 3704 0044 0532 0130 00.",
        "ip 2001:db8::ff00:42:8329, 10.20.30.40 and http://10.1.2.3:80/x; version 1.2.3.4 isn't",
        "SSN 078-05-1120 (NINO QQ 12 34 56 C) and BSN 123456782; order 123-45-6789",
        "wallet 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed (212) 555-0170 06.39.98.47.76 codice fiscale"
            + " RSSMRA85T10A562S",
        "build 54ea0211-3b2d-1c30-05ac-052c07f04994 ＋4\u200B111 1111 1111 1111 a@b.co.uk.",
        "電話は03-0000-0079、カード番号 ４１１１－１１１１－１１１１－１１１１ で \uD83D\uDE42 user@例え.jp",
        "@@@ a@b a@b. :::: ((( +++ 1.1.1 1-1-1-1 -- \uD835\uDFCF\uD835\uDFD0 \uD83D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          email | ann@example.com
          email | ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ
          email | an\u200Bn@exam\u00ADple.com
          phone | +49 (0)171 3920031
          phone | (212) 555-0170
          phone | 00 49 30 23125-332
          credit_card | 4111 1111 1111 1111
          credit_card | 4111\u00A01111\u00A01111\u00A01111
          credit_card | 4111\u20111111\u20111111\u20111111
          credit_card | ٤١١١١١١١١١١١١١١١
          credit_card | 3782-822463-10005
          iban | GB82 WEST 1234 5698 7654 32
          iban | gb82west12345698765432
          ip | 2001:db8::1
          ip | ::ffff:192.0.2.128
          crypto_address | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
          crypto_address | bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr
          us_ssn | 078-05-1120
          national_id:es_dni | 12345678-Z
          national_id:it_cf | RSSMRA85T10A562S
          national_id:br_cpf | 529.982.247-25
          national_id:br_cnpj | 11.222.333/0001-81
          national_id:be_rrn | 85.07.30-033.28
          national_id:ch_ahv | 756.9217.0769.85
          national_id:cl_rut | 30.686.957-4
          national_id:sg_nric | S1234567D
          national_id:hk_hkid | A123456(3)
          national_id:mx_rfc | GODE561231GR8
          national_id:cn_ric | 11010519491231002X
          """)
  void findsWithoutAWordBesideIt(String kind, String value) {
    assertThat(found(ALL, "So " + value + ", then."))
        .containsExactly(new Finding(3, 3 + value.length(), kind));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          national_id:nl_bsn | BSN | 111222333
          national_id:uk_nhs | NHS number | 943 476 5919
          national_id:de_steuer_id | Steuer-ID | 86 095 742 719
          national_id:pl_pesel | PESEL: | 44051401359
          national_id:in_aadhaar | Aadhaar | 2341 2341 2346
          national_id:ca_sin | SIN | 046 454 286
          national_id:jp_mynumber | マイナンバー | 123456789018
          national_id:tr_tckn | TCKN | 10000000146
          national_id:au_tfn | TFN | 123 456 782
          national_id:ie_pps | PPS | 1234567T
          national_id:za_id | SA identity | 8001015009087
          national_id:rs_jmbg | JMBG | 0101006500006
          national_id:bg_egn | ЕГН | 7523169263
          national_id:gr_amka | AMKA | 01013099997
          national_id:gr_afm | AFM | 094259216
          national_id:hu_taj | TAJ | 125 248 705
          national_id:ee_ik | isikukood | 37605030299
          national_id:lt_ak | asmens kodas | 33309240064
          national_id:is_kt | kennitala | 120174-3399
          national_id:tw_id | 身分證 | A123456789
          national_id:il_id | teudat zehut | 123456782
          phone | phone | 5551234567
          """)
  void findsWhatAWordTellsOf(String kind, String word, String value) {
    String text = word + " " + value;
    assertThat(found(ALL, text))
        .containsExactly(new Finding(word.length() + 1, text.length(), kind));
    assertThat(found(ALL, "So " + value)).noneMatch(each -> each.kind().equals(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order 123-45-6789 and invoice number 2943 0034 5385 1764",
        "Is DE07 0084 9182 5698 4442 54 valid?",
        "vite@10.17.17, @types/node@3.13.13, icon@2x.png, git@github.com:a/b.git",
        "postgres://app:topsecret@db.example.com:5432/shop",
        "at 10:11:12 on 2026-05-25, 01.02.2003 or 05/06/2007",
        "ISBN 978-2-1450-5290-8, EAN 4006381333931, 52:f2:71:c6:a4:d1, -74.79920, -158.20658",
        "Chrome/120.0.0.0 Safari/537.36, version 10.2.3.4, v1.2.3.4, kernel 6.1.0.13",
        "commit 219042c2c1a6cb6e9d88c9c9b1a38cb057278881, tracking 1Z3MOAKM3708030142",
        "4 294 967 296 or 300 000 000, 1,234,567.89, 6.02214076e23, 3.14159265358979",
        "666-32-7268 000-98-9779 900-10-1234, 1637805024000, 1697474549",
        "std::vector, a::b, face::bad, 0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      })
  void passesWhatOnlyLooksLikeIt(String text) {
    assertThat(found(ALL, text)).isEmpty();
  }

  @Test
  void looksOnlyForWhatIsNamed() {
    PiiCheck email = new PiiCheck(Kind.EMAIL.bit());

    assertThat(found(email, "a@b.com, 4242424242424242, 10.20.30.40"))
        .containsExactly(new Finding(0, 7, "email"));
    assertThat(found(email, "{\"to\": \"Ada\\nada@x.test\"}"))
        .containsExactly(new Finding(13, 23, "email"));
  }

  /** Prose is let through but for the word that is being written. */
  @Test
  void holdsBackNoMoreThanTheLastWordOfProse() {
    String text = "Nothing in here is anybody's, and so it goes on and on";

    assertThat(ALL.settled(text)).isEqualTo(text.length() - 2);
    assertThat(ALL.settled(text + ". ")).isEqualTo(text.length() + 2);
    assertThat(ALL.settled("x".repeat(10_000))).isEqualTo(10_000);
    assertThat(ALL.settled("Card 4242 4242")).isEqualTo(5);
  }
}
