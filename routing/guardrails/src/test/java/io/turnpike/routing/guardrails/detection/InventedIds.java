package io.turnpike.routing.guardrails.detection;

import static io.turnpike.routing.guardrails.detection.Invented.sum;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** National numbers, each with words that tell of it, in the languages they are told in. */
final class InventedIds {

  /** What stands before it, and how one is made. */
  record Id(String words, Supplier<String> value) {}

  private final Invented invented;

  InventedIds(Invented invented) {
    this.invented = invented;
  }

  Map<String, Id> all() {
    Map<String, Id> ids = new LinkedHashMap<>();
    ids.put("us_ssn", id("SSN|Social Security number|ssn:", this::ssn));
    put(ids, "nl_bsn", "BSN|mijn burgerservicenummer is|\"bsn\": \"", this::bsn);
    put(ids, "es_dni", "DNI|mi documento es|con documento nacional", this::dni);
    put(ids, "pt_nif", "NIF|o meu número de contribuinte é", this::nif);
    put(ids, "br_cpf", "CPF|meu CPF é o", this::cpf);
    put(ids, "pl_pesel", "PESEL|mój numer PESEL to", this::pesel);
    put(ids, "se_pnr", "personnummer|mitt personnummer är", this::personnummer);
    put(ids, "fr_nir", "numéro de sécurité sociale|NIR :|n° de sécu", this::nir);
    put(ids, "ca_sin", "SIN|Social Insurance Number|NAS", this::sin);
    put(ids, "uk_nhs", "NHS number|NHS no.", this::nhs);
    put(ids, "uk_nino", "National Insurance number|NI no|NINO:", this::nino);
    put(ids, "cn_ric", "身份证号码|公民身份号码是", this::residentId);
    put(ids, "jp_mynumber", "マイナンバー|個人番号は", this::myNumber);
    put(ids, "fi_hetu", "henkilötunnus|hetu", this::hetu);
    put(ids, "it_cf", "codice fiscale|C.F. codice fiscale:", this::codiceFiscale);
    put(ids, "be_rrn", "rijksregisternummer|numéro de registre national", this::rrn);
    put(ids, "br_cnpj", "CNPJ|CNPJ da empresa:", this::cnpj);
    return ids;
  }

  private static void put(Map<String, Id> ids, String name, String words, Supplier<String> value) {
    ids.put("national_id:" + name, id(words, value));
  }

  private static Id id(String words, Supplier<String> value) {
    return new Id(words, value);
  }

  private String ssn() {
    return invented.until("7%%-%%-%%%%", v -> !v.contains("-00-") && !v.endsWith("0000"));
  }

  private String bsn() {
    return invented.until(
        "%%%%%%%%%", v -> v.charAt(0) > '0' && sum(v, "9 8 7 6 5 4 3 2 -1") % 11 == 0);
  }

  private String dni() {
    String digits = invented.like("%%%%%%%%");
    String sign = invented.one("", "-");
    return digits + sign + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23);
  }

  private String nif() {
    return invented.until(
        "2%%%%%%%%", v -> (11 - sum(v, "9 8 7 6 5 4 3 2") % 11) % 11 % 10 == v.charAt(8) - '0');
  }

  private String cpf() {
    String cpf =
        invented.until(
            "1%%%%%%%%%%",
            v ->
                sum(v, "10 9 8 7 6 5 4 3 2") * 10 % 11 % 10 == v.charAt(9) - '0'
                    && sum(v, "11 10 9 8 7 6 5 4 3 2") * 10 % 11 % 10 == v.charAt(10) - '0');
    String pretty = cpf.replaceAll("(\\d{3})(\\d{3})(\\d{3})(\\d{2})", "$1.$2.$3-$4");
    return invented.one(cpf, pretty);
  }

  private String cnpj() {
    String cnpj =
        invented.until(
            "%%%%%%%%0001%%",
            v ->
                sum(v, "5 4 3 2 9 8 7 6 5 4 3 2") * 10 % 11 % 10 == v.charAt(12) - '0'
                    && sum(v, "6 5 4 3 2 9 8 7 6 5 4 3 2") * 10 % 11 % 10 == v.charAt(13) - '0');
    return cnpj.replaceAll("(..)(...)(...)(....)(..)", "$1.$2.$3/$4-$5");
  }

  private String pesel() {
    return invented.until(
        "9905" + invented.one("07", "18", "29") + "%%%%%",
        v -> (10 - sum(v, "1 3 7 9 1 3 7 9 1 3") % 10) % 10 == v.charAt(10) - '0');
  }

  private String personnummer() {
    String ten = invented.until("9908" + invented.one("09", "21") + "%%%%", Invented::luhn);
    return ten.substring(0, 6) + "-" + ten.substring(6);
  }

  private String nir() {
    String body = invented.like(invented.one("1", "2") + "990575%%%%%%");
    String check = String.format("%02d", 97 - Long.parseLong(body) % 97);
    String spaced = body.replaceAll("(.)(..)(..)(..)(...)(...)", "$1 $2 $3 $4 $5 $6");
    return invented.one(body + check, spaced + " " + check);
  }

  private String sin() {
    String sin = invented.until("%%%%%%%%%", v -> v.charAt(0) > '0' && Invented.luhn(v));
    return invented.one(sin, sin.replaceAll("(...)(...)(...)", "$1 $2 $3"));
  }

  private String nhs() {
    String nhs =
        invented.until(
            "4%%%%%%%%%",
            v -> 11 - sum(v, "10 9 8 7 6 5 4 3 2") % 11 == v.charAt(9) - '0');
    return invented.one(nhs, nhs.replaceAll("(...)(...)(....)", "$1 $2 $3"));
  }

  private String nino() {
    return invented.one(invented.like("AB%%%%%%C"), invented.like("JG %% %% %% D"));
  }

  private String residentId() {
    return invented.until(
        "11010519900307%%%" + invented.one("%", "X"),
        v -> {
          int rest = sum(v, "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2") % 11;
          return v.charAt(17) == "10X98765432".charAt(rest);
        });
  }

  private String myNumber() {
    return invented.until(
        "%%%%%%%%%%%%",
        v -> {
          int rest = sum(v, "6 5 4 3 2 7 6 5 4 3 2") % 11;
          return v.charAt(11) - '0' == (rest < 2 ? 0 : 11 - rest);
        });
  }

  private String hetu() {
    String day = invented.one("01", "15", "28") + invented.one("02", "11") + invented.like("%%");
    String number = invented.like("%%%");
    int rest = (int) (Long.parseLong(day + number) % 31);
    return day + invented.one("-", "A") + number + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(rest);
  }

  private String codiceFiscale() {
    String body = invented.like("^^^^^^%%") + invented.one("A", "H", "T") + invented.like("15^%%%");
    String odd = "BAFHJNPRTVCESULDGIMOQKWZYX";
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int value = Character.isDigit(body.charAt(i)) ? body.charAt(i) - '0' : body.charAt(i) - 'A';
      sum += i % 2 == 0 ? odd.charAt(value) - 'A' : value;
    }
    return body + (char) ('A' + sum % 26);
  }

  private String rrn() {
    String body = invented.like("850730%%%");
    String check = String.format("%02d", 97 - Long.parseLong(body) % 97);
    return (body + check).replaceAll("(..)(..)(..)(...)(..)", "$1.$2.$3-$4.$5");
  }
}
