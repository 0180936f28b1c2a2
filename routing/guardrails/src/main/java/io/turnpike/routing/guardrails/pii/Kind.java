package io.turnpike.routing.guardrails.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is looked for, and the words that tell of it: folded to ASCII and in lower case, with a star
 * at the end where more may follow; other scripts as they are.
 */
enum Kind {
  EMAIL("email", ""),
  PHONE(
      "phone",
      "phone* tel tels telef* telep* mobile* mobil movil* handy* cell cells cellul* celul* cel fax"
          + " whatsapp sms call* ring reach dial* contact contacto contato kontakt* rufnummer*"
          + " ruckruf* hotline bel bellen bereikbaar gsm mob portable joindre rappel* appel*"
          + " fono puhelin* telf* 电话 電話 手机 手機 携帯 전화 тел"),
  CREDIT_CARD(
      "credit_card",
      "card* cc visa mastercard* amex maestro pan kreditkart* karte* carte carta tarjeta* cartao*"
          + " kaart* creditcard* debit* 卡号 信用卡 カード 카드"),
  IBAN("iban", ""),
  IP(
      "ip",
      "ip ips ipv4 ipv6 host* server* address* client* src dst source addr gateway dns subnet ping"
          + " router remote* proxy endpoint* node peer* listen* bind connect*"
          + " 服务器 地址 サーバ アドレス"),
  CRYPTO_ADDRESS("crypto_address", ""),
  US_SSN("us_ssn", "ssn* social ss itin"),
  UK_NINO("national_id:uk_nino", "nino ni national insurance"),
  UK_NHS("national_id:uk_nhs", "nhs"),
  DE_STEUER_ID("national_id:de_steuer_id", "steuer* tin idnr identifikationsnummer tax* stid*"),
  FR_NIR("national_id:fr_nir", "nir securite secu insee sociale"),
  ES_DNI("national_id:es_dni", "dni nif documento identidad"),
  ES_NIE("national_id:es_nie", "nie documento identidad"),
  IT_CF("national_id:it_cf", "codice fiscale"),
  NL_BSN("national_id:nl_bsn", "bsn* burgerservice* sofi* citizen*"),
  BE_RRN("national_id:be_rrn", "rijksregister* niss insz rrn registre national* ssin"),
  PT_NIF("national_id:pt_nif", "nif nipc contribuinte* fiscal tax* tin"),
  PL_PESEL("national_id:pl_pesel", "pesel*"),
  PL_NIP("national_id:pl_nip", "nip vat"),
  SE_PNR("national_id:se_pnr", "personnummer* personnr samordningsnummer* pnr"),
  FI_HETU("national_id:fi_hetu", "henkilotunnus* hetu* personbeteckning*"),
  DK_CPR("national_id:dk_cpr", "cpr* personnummer*"),
  NO_FNR("national_id:no_fnr", "fodselsnummer* fnr personnummer* dnummer*"),
  IE_PPS("national_id:ie_pps", "pps*"),
  CH_AHV("national_id:ch_ahv", "ahv* avs nss"),
  AT_SVNR("national_id:at_svnr", "svnr* sozialversicherung* versicherungsnummer* svn"),
  CZ_RC("national_id:cz_rc", "rodne rc"),
  RO_CNP("national_id:ro_cnp", "cnp"),
  HR_OIB("national_id:hr_oib", "oib"),
  RS_JMBG("national_id:rs_jmbg", "jmbg emso maticni"),
  BG_EGN("national_id:bg_egn", "egn* егн ЕГН"),
  GR_AMKA("national_id:gr_amka", "amka αμκα ΑΜΚΑ"),
  GR_AFM("national_id:gr_afm", "afm αφμ ΑΦΜ"),
  HU_TAJ("national_id:hu_taj", "taj"),
  EE_IK("national_id:ee_ik", "isikukood*"),
  LT_AK("national_id:lt_ak", "asmens"),
  IS_KT("national_id:is_kt", "kennital*"),
  TR_TCKN("national_id:tr_tckn", "tckn tc kimlik*"),
  BR_CPF("national_id:br_cpf", "cpf* fiscal contribuinte*"),
  BR_CNPJ("national_id:br_cnpj", "cnpj*"),
  AR_CUIT("national_id:ar_cuit", "cuit* cuil*"),
  CL_RUT("national_id:cl_rut", "rut run"),
  MX_CURP("national_id:mx_curp", "curp"),
  MX_RFC("national_id:mx_rfc", "rfc"),
  CA_SIN("national_id:ca_sin", "sin nas social insurance"),
  IN_AADHAAR("national_id:in_aadhaar", "aadhaar* aadhar* adhar* uid uidai आधार"),
  IN_PAN("national_id:in_pan", "pan permanent"),
  CN_RIC("national_id:cn_ric", "身份证 身份證 公民身份"),
  JP_MYNUMBER("national_id:jp_mynumber", "mynumber kojin マイナンバー 個人番号"),
  KR_RRN("national_id:kr_rrn", "rrn jumin 주민"),
  SG_NRIC("national_id:sg_nric", "nric fin"),
  TH_ID("national_id:th_id", "thai* บัตรประชาชน"),
  HK_HKID("national_id:hk_hkid", "hkid* 身份證 身份证"),
  TW_ID("national_id:tw_id", "taiwan* 身分證 身分証 統一編號"),
  IL_ID("national_id:il_id", "teudat zehut israeli תעודת זהות"),
  ZA_ID("national_id:za_id", "rsa sa identity"),
  AU_TFN("national_id:au_tfn", "tfn tax*"),
  AU_MEDICARE("national_id:au_medicare", "medicare"),

  /** No find: words of numbers that are nobody's. */
  VERSION(
      "",
      "version* versie* verze release* build* kernel upgrade* update* downgrade* firmware sdk patch*"
          + " hotfix* driver* library plugin* jdk jre java python php openssl oracle macos ios android"
          + " windows oid* objectidentifier* v ver rev chapter section kapitel abschnitt chrome* firefox* safari"
          + " 版本 バージョン 버전"),
  NUMBERING(
      "",
      "order* invoice* tracking ticket* article* articolo artikel* part pn sku serial* isbn* ean"
          + " gtin upc imei rechnung* bestell* bestelling* pedido* commande* colis facture*"
          + " fattura* factura* fatura* encomenda* ordine timestamp* epoch unix commit* total*"
          + " shipment* parcel* sendung* paket* batch lot case reference* ref ordre version*"
          + " 订单 訂單 注文 发票 伝票");

  final String label;
  final List<String> words;

  Kind(String label, String words) {
    this.label = label;
    this.words = words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  long bit() {
    return 1L << ordinal();
  }

  /** All that there are finds of. */
  static List<Kind> found() {
    return List.of(values()).subList(0, VERSION.ordinal());
  }

  boolean isNationalId() {
    return label.startsWith("national_id:") || this == US_SSN;
  }

  /** As messages name it. */
  String shortest() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As parameters may write it, in lower case. */
  List<String> spellings() {
    List<String> all = new ArrayList<>(List.of(label));
    if (label.startsWith("national_id:")) {
      all.add(shortest());
    }
    switch (this) {
      case EMAIL -> all.add("email_address");
      case PHONE -> all.add("phone_number");
      case CREDIT_CARD -> all.add("card");
      case IBAN -> all.add("iban_code");
      case IP -> all.add("ip_address");
      case CRYPTO_ADDRESS -> all.addAll(List.of("crypto", "crypto_wallet"));
      case US_SSN -> all.addAll(List.of("ssn", "social_security_number"));
      case DE_STEUER_ID -> all.add("de_tax_id");
      case IT_CF -> all.add("it_codice_fiscale");
      case SE_PNR -> all.add("se_personnummer");
      default -> {}
    }
    return all;
  }
}
