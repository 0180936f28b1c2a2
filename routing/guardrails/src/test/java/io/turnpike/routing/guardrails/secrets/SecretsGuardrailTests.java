package io.turnpike.routing.guardrails.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsGuardrailTests extends GuardrailContract {

  private static final SecretsCheck ALL = new SecretsCheck(Set.of(), true);

  /** Put together here, so that scanners of code hosts do not take it for a real one. */
  private static final String BODY = "Zk3VbQ9xT1mWc7LpR5sHd2JfN8gYa4Ue";

  private static final String HEX = "9f3a7c1e5b8d2046";

  private static final String KEY =
      "-----BEGIN RSA PRIVATE KEY-----\n" + BODY + BODY + "\n-----END RSA PRIVATE KEY-----";

  @Override
  protected Guardrail guardrail() {
    return new SecretsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{}", "{\"entropy\": false}", "{\"kinds\": [\"aws_key\", \"password\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "{\"kinds\": [\"aws_key\", \"aws\"]}", "/kinds/1",
        "{\"kinds\": \"aws_key\"}", "/kinds",
        "{\"entropy\": \"yes\"}", "/entropy",
        "{\"min\": 1}", "/min");
  }

  @Override
  protected List<String> texts() {
    return List.of(
        "use sk-" + BODY + " or sk-proj-" + BODY + ", not sk-xxxxxxxxxxxxxxxxxxxxxxxx.",
        "id AKIA" + "QZQYS67ZFMWZZOF2" + " secret " + BODY + "Qw8+/zRt end",
        "password = \"" + BODY + "\"; api_key: " + BODY + " and DB_PASSWORD=tr0ub4dor&3 next",
        "my password is Dg_#p73OAUK!x and it fails; the password is required",
        "postgres://app:" + BODY + "@db.internal.test:5432/x, https://a:b@c.d/",
        "Here:\n" + KEY + "\nis it; \u200B-----BEGIN PUBLIC KEY-----\nabc",
        "{\\\"token\\\": \\\"" + BODY + "\\\"} Authorization: Bearer " + BODY + "\n",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3MTgzMzg2NSJ9." + BODY + ". 12345678:AA" + BODY + "q",
        "パスワードは " + BODY + " です。 --password hunter2x --- ----- eyJ. :// https://",
        "x MTA1ODg3MjM0NTY3ODkwMTIz.GaBc1d." + BODY + ". y " + HEX.repeat(2) + "-us6.",
        "k Zk3VbQ9xT1mWc7.atlasv1." + BODY + BODY + " and a~b8Q~" + BODY + ", ab_8Q~" + BODY + ".",
        "curl -u bob:tr0ub4dor https://a.b/; curl --user='ann:hunter2x' x | y -u a:hunter2x",
        "AccountName=a;AccountKey=" + BODY.repeat(3).substring(10) + "==;x Authorization: Basic ",
        "curl -u \\\"bob:tr0ub4dor\\\" x && curl -u 'bob:tr0 b 4dor' -H \"a; b\" -u a:hunter2x it\"s",
        "IQoJb3JpZ2lu/" + "ops_eyJ/IQoJb3JpZ2lu/fo1_/".repeat(99) + "ops_eyJ" + BODY.repeat(5),
        "curl -u -u -u -u a:hunter2x | -u a:b1c2d3e",
        "\"Authorization\": \"Basic Ym9iOnRyMHViNGRvcg==\", -u x --user curl -u");
  }

  @ParameterizedTest
  @CsvSource({
    "openai_key, sk-proj-, 20",
    "anthropic_key, sk-ant-api03-, 24",
    "github_key, ghp_, 4",
    "gitlab_key, glpat-, 0",
    "google_key, AIza, 3",
    "stripe_key, sk_live_, 0",
    "stripe_key, rk_test_, 0",
    "slack_key, xoxb-1234-, 0",
    "npm_key, npm_, 4",
    "huggingface_key, hf_, 2",
    "notion_key, secret_, 11",
    "pinecone_key, pcsk_, 32",
    "pypi_key, pypi-AgEIcHlwaS5vcmc, 20",
    "square_key, EAAA, 28",
    "tavily_key, tvly-dev-, 0",
    "tencent_key, AKID, 0",
    "tailscale_key, tskey-auth-, 0",
    "vercel_key, vcp_, 24",
    "typeform_key, tfp_, 12",
  })
  void knowsVendorsByTheirShape(String kind, String prefix, int more) {
    String key = prefix + BODY + BODY.substring(0, more);

    assertThat(found(ALL, "It is " + key + "."))
        .containsExactly(new Finding(6, 6 + key.length(), kind));
    assertThat(found(ALL, prefix + "x".repeat(32 + more))).isEmpty();
  }

  @Test
  void findsEveryShapeAndNoRowOfOneLetter() {
    SecretsCheck shapes = new SecretsCheck(Set.of(), false);
    for (KeyShape shape : KeyShapes.ALL) {
      String key = shape.prefix() + body(shape);

      assertThat(found(shapes, "It is " + key + ", yes"))
          .as(shape.prefix())
          .containsExactly(new Finding(6, 6 + key.length(), shape.kind()));
      assertThat(found(shapes, shape.prefix() + "a".repeat(shape.least()))).isEmpty();
      assertThat(found(shapes, "xy" + key)).noneMatch(each -> each.kind().equals(shape.kind()));
    }
  }

  private static String body(KeyShape shape) {
    boolean hex = shape.body() == KeyShape.Body.HEX || shape.body() == KeyShape.Body.UUID;
    return (hex ? HEX : BODY).repeat(16).substring(0, shape.least());
  }

  /** ~ stands for 32 characters at random, # for 16 hexadecimal digits. */
  @ParameterizedTest
  @CsvSource({
    "discord_key, MTA1ODg3MjM0NTY3ODkwMTIz.GaBc1d.~",
    "discord_key, OTI5OTg3NjU0MzIxMDk4NzY1NA.X9-_aB.~Zk3VbQ",
    "telegram_key, 12345678:AA~q",
    "terraform_key, Zk3VbQ9xT1mWc7.atlasv1.~~",
    "mailchimp_key, ##-us6",
    "mailchimp_key, ##-us21",
    "azure_key, abC8Q~~",
    "azure_key, a_.8Q~~-x",
    "azure_key, ~Zk3VbQ9xT1mWc7LpR5sHJQQJ99Zk3VbQ9xT1mWc7LpR5sHd2JfN8",
    "azure_key, ~~Zk3VbQ9xT1mWAZDOc7Lp",
    "azure_key, ~Zk3VbQ9xT1AzSeBc7LpR",
    "teams_webhook, webhook.office.com/webhookb2/#-#@#/IncomingWebhook/##/#-#-#",
    "azure_key, AccountKey=~~Zk3VbQ9xT1mW+/c7LpR5Qw==",
    "azure_key, SharedAccessKey=~Zk3VbQ9+/7w=",
  })
  void knowsKeysByAMarkWithin(String kind, String pattern) {
    String tilde = pattern.startsWith("a") && pattern.contains("Q~") ? "Q~" : "";
    String key = filled(pattern, tilde);

    assertThat(found(new SecretsCheck(Set.of(), false), "It is " + key + "."))
        .containsExactly(new Finding(6, 6 + key.length(), kind));
    for (String name : List.of("API_KEY=", "client_secret: \"", "password is ", "--token ")) {
      Finding whole = new Finding(name.length(), name.length() + key.length(), kind);
      for (Set<String> kinds : List.of(Set.<String>of(), Set.of(kind))) {
        assertThat(found(new SecretsCheck(kinds, true), name + key + "\" end"))
            .containsExactly(whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", " aws_secret_access_key = ", "\nSECRET: \""})
  void findsBothHalvesOfAKeyOfAws(String between) {
    String text = "AKIA" + "QZQYS67ZFMWZZOF2" + between + BODY + "Qw8+/zRt\n";

    assertThat(found(new SecretsCheck(Set.of("aws_key"), true), text))
        .containsExactlyElementsOf(found(ALL, text))
        .containsExactly(
            new Finding(0, 20, "aws_key"),
            new Finding(20 + between.length(), 60 + between.length(), "aws_key"));
  }

  private static String filled(String pattern, String mark) {
    int from = mark.isEmpty() ? 0 : pattern.indexOf(mark) + mark.length();
    return pattern.substring(0, from)
        + pattern.substring(from).replace("~", BODY).replace("#", HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HelloMyDearNeighbourFrom.GaBc1d.Zk3VbQ9xT1mWc7LpR5sHd2JfN8gYa4Ue",
        "MTA1ODg3MjM0NTY3ODkwMTIz.GaBc1d.short and com.example.MyVeryLongClassNameOfThings.run.x",
        "Zk3VbQ9xT1mWc7.atlasv1.short, see the format xxxxxxxxxxxxxx.atlasv1.<token>",
        "9f3a7c1e5b8d20469f3a7c1e5b8d2046-us-east-1 and 9f3a7c1e5b8d2046-us6",
        "the regex [a-zA-Z0-9_~.]{3}\\dQ~[a-zA-Z0-9_~.-]{31,34} and abC8Q~short, 118Q~",
        "abC8Q~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/"
            + "K1SZFPTOtr/KBHBeksoGMGw==;",
        "AccountKey=<your-account-key>;EndpointSuffix=core.windows.net, SharedAccessKey=${KEY}",
        "hooks.zapier.com/hooks/catch/, discordapp.com/api/webhooks/{id}/{token}",
        "GET /v1/api-3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "api-gateway-7f9c-deployment, sdk-for-python, test_deadbeef, live_2026-11-30, pat.pending",
        "curl -u user:password -u $USER:$PASS -u \"bob:${PW}\" -u admin:admin -u token: https://a.b",
        "curl -u YOUR_ID:YOUR_SECRET -u client_id:client_secret --user <user>:<password> x",
        "curl -u 'user:API key goes here' --user \"user:<key with blanks 12>\" x",
        "apk add curl && docker run -u app1:tr0ub4dor1 x, curl --user",
        "curl x; docker run -u app1:tr0ub4dor1 x; curl x & docker run -u app1:tr0ub4dor1 x",
        "curl 'a;b'; docker run -u app1:tr0ub4dor1 x; curl x\ndocker run -u app1:tr0ub4dor1 x",
        "docker run -u app1:tr0ub4dor1 x; curl x | tool -u app1:tr0ub4dor1; the flag -u a:b1c2d3e",
        "Authorization: Basic dXNlcjpwYXNzd29yZA== and Authorization: Basic <credentials>",
        "Authorization: Basic ${BASE64_OF_USER_AND_PASSWORD}; BASIC 10 PRINT \"HELLO\"",
      })
  void passesWhatOnlyLooksLikeAKey(String text) {
    assertThat(found(ALL, text)).isEmpty();
  }

  @Test
  void knowsItsOwnKeys() {
    for (String prefix : List.of("tp_", "tpa_")) {
      String token = TokenFormat.generate(prefix).text();

      assertThat(found(ALL, token)).containsExactly(new Finding(0, token.length(), "turnpike_key"));
    }
  }

  @Test
  void takesAPrivateKeyWhole() {
    String escaped = KEY.replace("\n", "\\n");

    assertThat(found(ALL, KEY)).containsExactly(new Finding(0, KEY.length(), "private_key"));
    assertThat(found(ALL, escaped))
        .containsExactly(new Finding(0, escaped.length(), "private_key"));
    assertThat(found(ALL, KEY.substring(0, 80))).containsExactly(new Finding(0, 80, "private_key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          password | password = "~" | tr0ub4dor&3
          password | My password is ~ and it is rejected. | Dg_#p73OAUK!
          password | DB_PASSWORD=~ | hunter2x
          password | <password>~</password> | hunter2x
          password | mysql --password ~ -u x | hunter2x
          password | "pwd": "~" | hunter2x
          password | mongodb+srv://app:~@cluster0.example.net/x | hunter2x
          password | Das Passwort lautet ~. | Xk9#mm2Qa
          password | パスワードは ~ です | Xk9#mm2Qa
          api_key | api_key: ~ | Zk3VbQ9xT1mWc7LpR5sH
          api_key | Authorization: Bearer ~ | Zk3VbQ9xT1mWc7LpR5sH
          api_key | clientSecret="~" | Zk3VbQ9xT1mWc7LpR5sH
          api_key | Authorization: Basic ~ | Ym9iOnRyMHViNGRvcg==
          api_key | "Authorization": "Basic ~" | QWxhZGRpbjpvcGVuc2VzYW1l
          api_key | Proxy-Authorization: Basic ~ | 0JjQstCw0L06Y9C+0LvQvdGG0LUx
          """)
  void findsValuesBesideAWordThatTells(String kind, String around, String value) {
    int at = around.indexOf('~');

    assertThat(found(ALL, around.replace("~", value)))
        .containsExactly(new Finding(at, at + value.length(), kind));
    assertThat(found(new SecretsCheck(Set.of(), false), around.replace("~", value)))
        .hasSize(around.contains("://") ? 1 : 0);
  }

  /** As vendors ask for it who know no users: nothing, or anything, stands for the password. */
  @ParameterizedTest
  @ValueSource(strings = {"sk_live_4eC39HqLy~:", "~:", "~:X", "~:api_token", "~:password"})
  void findsTheKeyThatIsTheUserOfALogin(String login) {
    String key = login.replace("~", "9f3a7c1e5b8d2046" + "1c7e5a3f6402d8b5");
    String value = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));

    assertThat(found(ALL, "Authorization: Basic " + value))
        .containsExactly(new Finding(21, 21 + value.length(), "api_key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          curl -u bob:~ https://a.example/x | tr0ub4dor
          curl -sS --user "bob:~" https://a.example | Dg_#p73OAUK!
          curl --user=bob:~ https://a.example | hunter2x
          Run curl https://a.example -u 'ann@x.example:~'. | hunter2x
          {"cmd": "curl -u \\"bob:~\\" https://a.example"} | tr0ub4dor
          curl -u "bob:~" https://a.example | tr0ub 4dor &; x
          curl -H "accept: a; b=c" -d 'x & y' --user bob:~ x | hunter2x
          curl https://a.example/?x=1&y=2 -u bob:~ | hunter2x
          It doesn't work: curl -d it's -u bob:~ x | hunter2x
          apk add wget && curl -u bob:~ x | hunter2x
          """)
  void findsThePasswordOfACommand(String command, String password) {
    int at = command.indexOf('~');

    assertThat(found(new SecretsCheck(Set.of(), false), command.replace("~", password)))
        .containsExactly(new Finding(at, at + password.length(), "password"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = os.environ[\"DB_PASSWORD\"]; token = getToken(request)",
        "The password is required and must have 8 characters.",
        "Authorization: Bearer {{ secrets.TOKEN }} or ${API_KEY} or YOUR_API_KEY",
        "password: changeme, api_key: \"your-api-key-here-1234\", secret: ****************",
        "AKIA**************** AKIAIOSFODNN7EXAMPLE sk-... sk-xxxxxxxxxxxxxxxxxxxxxxxx",
        "postgres://user:password@host/db, https://example.com:8080/@scope/pkg",
        "commit 219042c2c1a6cb6e9d88c9c9b1a38cb057278881, sk-loading-spinner-container-2",
        "-----BEGIN PUBLIC KEY-----\naM+MFR7MINtsX0PsxqWJW1u6cE7my+ryYacEskglr1HTeH\n",
        "The key is under the mat; max_tokens: 4096, token: 12345, monkey: banana1banana2banana",
        "fw_configurationManagerService and tfp_distributions_multivariate_normal_full_covariance",
        "jina_embeddings_v2_base_code_int8_quantized_model, re_ISO8601_DateTime_Pattern_UTC",
      })
  void passesPlaceholdersAndReferences(String text) {
    assertThat(found(ALL, text)).isEmpty();
  }

  @Test
  void holdsBackAKeyThatIsBeingWritten() {
    assertThat(ALL.settled("It is sk-proj-Zk3V")).isEqualTo(6);
    assertThat(ALL.settled("password = Zk3V")).isEqualTo(11);
    assertThat(ALL.settled("Nothing of the kind, ")).isEqualTo(21);
    assertThat(ALL.settled("Here:\n" + KEY.substring(0, 60))).isEqualTo(6);
  }
}
