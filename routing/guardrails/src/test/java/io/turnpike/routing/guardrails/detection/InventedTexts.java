package io.turnpike.routing.guardrails.detection;

import io.turnpike.routing.guardrails.detection.InventedIds.Id;
import io.turnpike.routing.guardrails.detection.Labelled.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Labelled texts, always the same ones: sentences, rows and code with values, and near misses. */
final class InventedTexts {

  private static final int EACH = 60;

  private final Invented invented = new Invented(new Random(20261130));
  private final List<Labelled> texts = new ArrayList<>();

  static List<Labelled> all() {
    InventedTexts all = new InventedTexts();
    all.people();
    all.numbers();
    all.secrets();
    all.nearMisses();
    return all.texts;
  }

  private void people() {
    each(
        "email",
        this::email,
        "Write to ~.",
        "mailto:~?subject=x",
        "Von: <~>",
        "user=~ ok",
        "邮箱~。",
        "[mail](mailto:~)",
        "{\"email\":\"~\"}",
        "cc: ~; bcc",
        "**~**",
        "Contact ~, or nobody");
    each(
        "phone",
        this::phone,
        "Call ~ after six.",
        "Tel. ~",
        "phone=~&x=1",
        "mein Handy: ~",
        "电话:~。",
        "☎ phone ~ (home)",
        "| phone | ~ |",
        "{\"mobile\": \"~\"}",
        "mon téléphone est le ~ !");
    each(
        "phone",
        this::plainPhone,
        "It is ~.",
        "Ruf ~ an",
        "{\"x\":\"~\"}",
        "reachable under ~, mornings",
        "~\nthanks");
  }

  private String email() {
    String name = invented.one("ann", "j.doe", "Mary_Ann", "x-1", "o", "ANNA.SCHMIDT", "jo+tag");
    String host = invented.one("example", "mail.example", "a-b.example", "x1.test.example");
    return name + "@" + host + invented.one(".com", ".org", ".co.uk", ".museum", ".de");
  }

  private String phone() {
    return invented.like(
        invented.one(
            "555 01%%",
            "20 7946 0%%%",
            "0151 23%%%%%%",
            "612 34 56 %%",
            "(020) 7946 0%%%",
            "33 1 99 00 %%",
            "55501%%",
            "030123%%%%",
            "98765 43%%%",
            "912 345 %%%"));
  }

  private String plainPhone() {
    return invented.like(
        invented.one(
            "+1 (415) 555-01%%",
            "+44 20 7946 0%%%",
            "+49 30 23125 %%%",
            "+33 6 39 98 %% %%",
            "+919876543%%%",
            "(212) 555-01%%",
            "212-555-01%%",
            "1-303-555-01%%",
            "07700 900%%%",
            "01 99 00 %% %%",
            "06.39.98.%%.%%",
            "0049 30 23125%%%",
            "+81-90-1234-%%%%",
            "090-1234-%%%%",
            "+61 491 570 %%%",
            "0491 570 %%%",
            "+55 11 91234-%%%%",
            "138 0013 %%%%",
            "+34 600 123 %%%",
            "0171 3920%%%",
            "+358 50 123 4%%%"));
  }

  private void numbers() {
    each(
        "credit_card",
        () -> invented.written(invented.card()),
        "Charge ~ now.",
        "card ending: ~",
        "'~',",
        "ma carte ~ est",
        "{\"pan\":\"~\"}",
        "卡号~。",
        "~",
        "x;~;12/27",
        "| ~ |",
        "cc ~ exp 12/27");
    each("iban", invented::iban, "IBAN ~.", "pay to ~, please", "{\"iban\":\"~\"}", "x;~;y", "(~)");
    each("ip", this::address, "from ~.", "http://~/x", "src=~ dst", "[~]", "host ~ is down");
    each("crypto_address", this::wallet, "send to ~.", "wallet=~", "\"~\"", "≈ 0.1 BTC: ~");
    for (Map.Entry<String, Id> id : new InventedIds(invented).all().entrySet()) {
      for (String words : id.getValue().words().split("\\|")) {
        each(id.getKey(), id.getValue().value(), words + " ~.", words + " ~, ok", words + "\n~");
      }
    }
  }

  private String address() {
    return invented.one(
        "203.0.113." + invented.like("%"),
        "10." + invented.like("%") + ".200.99",
        "2001:db8:" + invented.like("####::####") + ":1",
        "fe80::" + invented.like("##%:####"),
        "172.16.254.1");
  }

  private String wallet() {
    return invented.one(
        invented.wallet(), invented.wallet(), "0x" + invented.like("#".repeat(39) + "1"));
  }

  private void secrets() {
    each(
        "api_key",
        this::key,
        "use ~ here",
        "KEY=~",
        "'~'",
        "Authorization: Bearer ~",
        "{\"k\":\"~\"}",
        "der lautet ~.",
        "https://x.example/?k=~&y");
    each(
        "api_key",
        () -> invented.random(20),
        "password = \"~\"",
        "DB_PASSWORD=~",
        "My password is ~ and",
        "api_key: ~",
        "secret='~'",
        "redis://default:~@cache.example:6379",
        "\"client_secret\": \"~\"",
        "Mein Passwort lautet ~.");
    each(
        "private_key",
        () -> {
          String name = invented.one("RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY");
          String body =
              invented.random(64) + "\n" + invented.random(64) + "\n" + invented.random(22);
          return "-----BEGIN " + name + "-----\n" + body + "==\n-----END " + name + "-----";
        },
        "~",
        "It is\n~\nthere",
        "key: |\n~");
  }

  private String key() {
    return invented.one(
        "sk-proj-" + invented.random(64),
        "sk-ant-api03-" + invented.random(60),
        "sk-" + invented.random(48),
        "AKIA" + invented.like("????????????????"),
        "ghp_" + invented.random(36),
        "github_pat_" + invented.random(22) + "_" + invented.random(59),
        "glpat-" + invented.random(20),
        "xoxb-" + invented.like("%%%%%%%%%%%%-%%%%%%%%%%%%-") + invented.random(24),
        "sk_live_" + invented.random(24),
        "AIza" + invented.random(35),
        "SG." + invented.random(22) + "." + invented.random(43),
        "npm_" + invented.random(36),
        "hf_" + invented.random(34),
        "dop_v1_" + invented.like("#".repeat(64)),
        "xkeysib-" + invented.like("#".repeat(64)) + "-" + invented.random(16),
        "tskey-auth-" + invented.random(17) + "-" + invented.random(32),
        "pcsk_" + invented.random(6) + "_" + invented.random(64),
        "sk_" + invented.like("#".repeat(48)),
        "oy2" + invented.random(43),
        "squ_" + invented.like("#".repeat(40)),
        invented.like("%%%%%%%%:AA") + invented.random(33),
        "eyJ" + invented.random(33) + ".eyJ" + invented.random(40) + "." + invented.random(43));
  }

  private void nearMisses() {
    Supplier<String> miss =
        () ->
            invented.like(
                invented.one(
                    "Order %%%%-%%%%% of 2026-01-%% at 10:1%:0%",
                    "commit ########################################",
                    "id ########-####-4###-a###-############",
                    "version %.%%.%.% and v%.%.%%",
                    "tracking 1Z??????%%%%%%%%%%",
                    "ISBN 978-%-%%%%-%%%%-%",
                    "at 4%.%%%%%, -%.%%%%%",
                    "lodash@4.17.%% and @types/node@%.%.%",
                    "%,%%%,%%%.%% EUR, %% %%% %%% units",
                    "mac ##:##:##:##:##:##",
                    "epoch 17%%%%%%%%, 17%%%%%%%%%%%",
                    "article %%%-%%%%-%%%%%, part PN %%%%.%%.%",
                    "666-%%-%%%% and 000-%%-%%%%",
                    "invoice 1%%% %%%% %%%% %%%%",
                    "password: <your-password>, api_key=YOUR_API_KEY, Bearer xxxxxxxxxxxxxxxx",
                    "const token = await getToken(user, %%)",
                    "sha256:################################################################",
                    "@handle% and no. %%%%%%%%%%",
                    "line %%:% error TS%%%%: 0x########",
                    "chapter %.%.%.%, RFC %%%%, page %%%-%%%",
                    "3%%%%%%%% rows in %%.%%% s, %%%%-%%-%%T%%:%%:%%Z",
                    "HTTP/1.1 200, port %%%%%, pid %%%%%, 1%%.%%% ms",
                    "SKU ??-%%%%%-??, EAN 40%%%%%%%%%%%",
                    "Chrome/12%.0.%%%%.%% Safari/537.36"));
    for (int i = 0; i < 8 * EACH; i++) {
      String text = miss.get();
      texts.add(new Labelled(i % 3 == 0 ? miss.get() + "\n" + text : text, List.of()));
    }
  }

  private void each(String kind, Supplier<String> value, String... around) {
    int count = kind.startsWith("national_id:") ? EACH / 4 : EACH;
    for (int i = 0; i < count; i++) {
      String made = value.get();
      String text = around[i % around.length];
      int at = text.indexOf('~');
      Span span = new Span(at, at + made.length(), kind);
      texts.add(new Labelled(text.replace("~", made), List.of(span)));
    }
  }
}
