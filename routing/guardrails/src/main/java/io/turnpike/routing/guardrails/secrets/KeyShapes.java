package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.secrets.KeyShape.Body;
import java.util.ArrayList;
import java.util.List;

/** The keys of vendors, the longer prefix first. */
final class KeyShapes {

  static final List<KeyShape> ALL = new ArrayList<>();

  private static final KeyShape[] NONE = {};

  /** By the first two characters of their prefix. */
  private static final KeyShape[][] BY_PREFIX = new KeyShape[1 << 14][];

  static {
    models();
    clouds();
    code();
    messages();
    money();
    others();
    ALL.forEach(KeyShapes::index);
  }

  private KeyShapes() {}

  private static void models() {
    add("anthropic_key", Body.TOKEN, 32, 256, "sk-ant-");
    add("openrouter_key", Body.TOKEN, 32, 128, "sk-or-v1-");
    add("langfuse_key", Body.TOKEN, 36, 36, "sk-lf-");
    add("openai_key", Body.TOKEN, 20, 256, "sk-proj-", "sk-svcacct-", "sk-admin-", "sess-");
    ALL.add(new KeyShape("openai_key", "sk-", Body.TOKEN, 20, 256, true));
    add("google_key", Body.TOKEN, 35, 35, "AIza");
    add("google_key", Body.TOKEN, 24, 64, "GOCSPX-");
    add("google_key", Body.DOTTED, 40, 512, "ya29.");
    ALL.add(new KeyShape("google_key", "1//0", Body.TOKEN, 40, 200, true));
    add("huggingface_key", Body.ALPHANUMERIC, 30, 64, "hf_", "api_org_");
    add("groq_key", Body.ALPHANUMERIC, 40, 64, "gsk_");
    add("xai_key", Body.ALPHANUMERIC, 60, 128, "xai-");
    add("perplexity_key", Body.ALPHANUMERIC, 40, 64, "pplx-");
    add("replicate_key", Body.ALPHANUMERIC, 36, 48, "r8_");
    add("nvidia_key", Body.TOKEN, 40, 128, "nvapi-");
    add("langsmith_key", Body.TOKEN, 32, 80, "lsv2_pt_", "lsv2_sk_");
    add("cerebras_key", Body.ALPHANUMERIC, 40, 64, "csk-");
    add("elevenlabs_key", Body.HEX, 48, 48, "sk_");
    ALL.add(new KeyShape("fireworks_key", "fw_", Body.ALPHANUMERIC, 22, 32, true));
    add("pinecone_key", Body.TOKEN, 60, 96, "pcsk_");
    add("tavily_key", Body.TOKEN, 28, 64, "tvly-");
    add("together_key", Body.TOKEN, 40, 64, "tgp_v1_");
    ALL.add(new KeyShape("jina_key", "jina_", Body.TOKEN, 40, 80, true));
    ALL.add(new KeyShape("voyage_key", "pa-", Body.TOKEN, 43, 43, true));
    add("llamaindex_key", Body.ALPHANUMERIC, 48, 48, "llx-");
    add("anyscale_key", Body.ALPHANUMERIC, 24, 64, "esecret_");
    add("firecrawl_key", Body.HEX, 32, 32, "fc-");
    add("e2b_key", Body.HEX, 40, 40, "e2b_");
    add("turnpike_key", Body.ALPHANUMERIC, 61, 61, "tp_", "tpa_");
  }

  private static void clouds() {
    add("aws_key", Body.ALPHANUMERIC, 16, 16, "AKIA", "ASIA", "ABIA", "ACCA");
    add("aws_bedrock_key", Body.ENCODED, 80, 256, "ABSK");
    add("aws_signature", Body.HEX, 64, 64, "X-Amz-Signature=");
    add("aws_session", Body.ENCODED, 200, 2_000, "IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz");
    add("azure_key", Body.ENCODED, 86, 88, "AccountKey=");
    add("azure_key", Body.ENCODED, 43, 44, "SharedAccessKey=");
    add("azure_sas", Body.ENCODED, 40, 128, "sig=");
    add("digitalocean_key", Body.HEX, 64, 64, "dop_v1_", "doo_v1_", "dor_v1_");
    add("databricks_key", Body.HEX, 32, 34, "dapi");
    add("vault_token", Body.TOKEN, 24, 256, "hvs.", "hvb.", "hvr.");
    add("pulumi_key", Body.HEX, 40, 40, "pul-");
    add("doppler_key", Body.ALPHANUMERIC, 40, 48, "dp.pt.", "dp.st.", "dp.ct.", "dp.sa.");
    add("heroku_key", Body.TOKEN, 36, 80, "HRKU-");
    add("planetscale_key", Body.DOTTED, 32, 64, "pscale_tkn_", "pscale_pw_", "pscale_oauth_");
    add("supabase_key", Body.TOKEN, 36, 64, "sbp_", "sb_secret_");
    add("grafana_key", Body.TOKEN, 32, 256, "glsa_", "glc_");
    add("grafana_key", Body.ENCODED, 70, 400, "eyJrIjoi");
    add("newrelic_key", Body.ALPHANUMERIC, 27, 42, "NRAK-");
    add("newrelic_key", Body.TOKEN, 32, 32, "NRII-");
    add("dynatrace_key", Body.DOTTED, 80, 100, "dt0c01.", "dt0s01.");
    add("alibaba_key", Body.ALPHANUMERIC, 16, 26, "LTAI");
    add("cloudflare_key", Body.TOKEN, 160, 180, "v1.0-");
    add("fly_key", Body.ENCODED, 40, 2_000, "fo1_", "fm1_", "fm1a_", "fm2_");
    add("netlify_key", Body.ALPHANUMERIC, 36, 64, "nfp_");
    add("render_key", Body.ALPHANUMERIC, 28, 40, "rnd_");
    add("tailscale_key", Body.TOKEN, 24, 80, "tskey-");
    add("tencent_key", Body.ALPHANUMERIC, 32, 48, "AKID");
    add("vercel_key", Body.TOKEN, 48, 80, "vcp_", "vci_", "vca_", "vcr_", "vck_");
    add("sentry_key", Body.ENCODED, 40, 256, "sntrys_", "sntryu_");
    add("neon_key", Body.ALPHANUMERIC, 48, 72, "napi_");
    add("openshift_key", Body.TOKEN, 43, 43, "sha256~");
    add("prefect_key", Body.ALPHANUMERIC, 36, 36, "pnu_", "pnb_");
    add("posthog_key", Body.ALPHANUMERIC, 40, 64, "phx_");
    add("confluent_key", Body.ENCODED, 60, 60, "cflt");
    add("mongodb_key", Body.TOKEN, 40, 40, "mdb_sa_sk_");
    add("yandex_key", Body.TOKEN, 35, 38, "AQVN");
    add("infracost_key", Body.ALPHANUMERIC, 32, 32, "ico-");
    add("launchdarkly_key", Body.UUID, 36, 36, "sdk-");
    ALL.add(new KeyShape("clickhouse_key", "4b1d", Body.ALPHANUMERIC, 38, 38, true));
    ALL.add(new KeyShape("harness_key", "pat.", Body.DOTTED, 68, 69, true));
    ALL.add(new KeyShape("harness_key", "sat.", Body.DOTTED, 68, 69, true));
  }

  private static void code() {
    add("github_key", Body.TOKEN, 36, 255, "github_pat_");
    add("github_key", Body.ALPHANUMERIC, 36, 255, "ghp_", "gho_", "ghu_", "ghs_", "ghr_");
    add("gitlab_key", Body.DOTTED, 20, 128, "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-");
    add("gitlab_key", Body.TOKEN, 20, 128, "glagent-", "glsoat-", "glft-", "gloas-", "glimt-");
    add("gitlab_key", Body.TOKEN, 20, 128, "glffct-", "GR1348941");
    add("npm_key", Body.ALPHANUMERIC, 36, 64, "npm_");
    add("pypi_key", Body.TOKEN, 50, 512, "pypi-AgEIcHlwaS5vcmc");
    add("pypi_key", Body.TOKEN, 80, 512, "pypi-");
    add("rubygems_key", Body.HEX, 48, 48, "rubygems_");
    add("docker_key", Body.TOKEN, 24, 64, "dckr_pat_", "dckr_oat_");
    add("postman_key", Body.TOKEN, 56, 64, "PMAK-");
    add("linear_key", Body.ALPHANUMERIC, 32, 64, "lin_api_", "lin_oauth_");
    add("figma_key", Body.TOKEN, 38, 64, "figd_");
    add("artifactory_key", Body.ALPHANUMERIC, 60, 80, "AKCp");
    add("artifactory_key", Body.ALPHANUMERIC, 56, 56, "cmVmdGtu");
    add("buildkite_key", Body.HEX, 40, 40, "bkua_");
    add("circleci_key", Body.TOKEN, 60, 80, "CCIPAT_", "CCIPRJ_");
    add("clojars_key", Body.HEX, 60, 60, "CLOJARS_");
    add("contentful_key", Body.TOKEN, 43, 43, "CFPAT-");
    add("sonar_key", Body.HEX, 40, 40, "squ_", "sqp_", "sqa_");
    add("atlassian_key", Body.ENCODED, 60, 256, "ATATT3", "ATCTT3");
    add("bitbucket_key", Body.ALPHANUMERIC, 28, 40, "ATBB");
    add("nuget_key", Body.ALPHANUMERIC, 43, 43, "oy2");
    add("sourcegraph_key", Body.TOKEN, 40, 64, "sgp_");
    add("readme_key", Body.ALPHANUMERIC, 70, 70, "rdme_");
    add("adobe_key", Body.ALPHANUMERIC, 32, 32, "p8e-");
    ALL.add(new KeyShape("crates_key", "cio", Body.ALPHANUMERIC, 32, 32, true));
  }

  private static void messages() {
    add("slack_key", Body.TOKEN, 20, 256, "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-");
    add("slack_key", Body.DOTTED, 20, 256, "xapp-", "xoxe-", "xoxe.");
    add("slack_webhook", Body.PATH, 30, 96, "hooks.slack.com/services/");
    add("slack_webhook", Body.PATH, 40, 160, "hooks.slack.com/workflows/");
    add("slack_webhook", Body.PATH, 40, 160, "hooks.slack.com/triggers/");
    add("discord_webhook", Body.PATH, 60, 128, "discord.com/api/webhooks/");
    add("discord_webhook", Body.PATH, 60, 128, "discordapp.com/api/webhooks/");
    add("discord_webhook", Body.PATH, 60, 128, "discord.com/api/v9/webhooks/");
    add("discord_webhook", Body.PATH, 60, 128, "discord.com/api/v10/webhooks/");
    add("teams_webhook", Body.ADDRESS, 100, 256, "webhook.office.com/webhookb2/");
    add("zapier_webhook", Body.PATH, 12, 64, "hooks.zapier.com/hooks/catch/");
    add("sendgrid_key", Body.DOTTED, 60, 72, "SG.");
    add("twilio_key", Body.HEX, 32, 32, "SK");
    add("mailgun_key", Body.HEX, 32, 32, "key-");
    ALL.add(new KeyShape("mandrill_key", "md-", Body.TOKEN, 22, 22, true));
    add("notion_key", Body.ALPHANUMERIC, 40, 64, "ntn_");
    add("notion_key", Body.ALPHANUMERIC, 43, 43, "secret_");
    add("brevo_key", Body.TOKEN, 70, 90, "xkeysib-", "xsmtpsib-");
    add("dropbox_key", Body.TOKEN, 120, 200, "sl.", "sl.u.");
    add("facebook_key", Body.ALPHANUMERIC, 20, 512, "EAACEdEose0cBA");
    add("facebook_key", Body.ALPHANUMERIC, 80, 512, "EAA");
    add("twitter_key", Body.ENCODED, 80, 120, "AAAAAAAAAAAAAAAAAAAAA");
    add("hubspot_key", Body.TOKEN, 36, 36, "pat-na1-", "pat-na2-", "pat-eu1-");
    add("mapbox_key", Body.DOTTED, 60, 256, "sk.eyJ1");
    ALL.add(new KeyShape("typeform_key", "tfp_", Body.TOKEN, 40, 64, true));
    add("airtable_key", Body.DOTTED, 70, 90, "pat");
    add("mailersend_key", Body.HEX, 64, 64, "mlsn.");
    ALL.add(new KeyShape("resend_key", "re_", Body.TOKEN, 30, 36, true));
    add("onesignal_key", Body.ALPHANUMERIC, 90, 128, "os_v2_app_");
  }

  private static void money() {
    add("stripe_key", Body.ALPHANUMERIC, 16, 255, "sk_live_", "sk_test_", "rk_live_", "rk_test_");
    add("stripe_key", Body.ENCODED, 30, 128, "whsec_");
    add("square_key", Body.TOKEN, 22, 64, "sq0atp-", "sq0csp-");
    add("square_key", Body.TOKEN, 60, 60, "EAAA");
    add("shopify_key", Body.HEX, 32, 32, "shpat_", "shpss_", "shpca_", "shppa_");
    add("duffel_key", Body.TOKEN, 40, 64, "duffel_live_", "duffel_test_");
    add("easypost_key", Body.ALPHANUMERIC, 54, 54, "EZAK", "EZTK");
    add("flutterwave_key", Body.TOKEN, 32, 64, "FLWSECK-", "FLWSECK_TEST-");
    add("razorpay_key", Body.ALPHANUMERIC, 14, 14, "rzp_live_", "rzp_test_");
    add("shippo_key", Body.HEX, 40, 40, "shippo_live_", "shippo_test_");
    add("lob_key", Body.HEX, 35, 35, "live_", "test_");
    add("paypal_key", Body.TOKEN, 40, 128, "access_token$production$");
    add("plaid_key", Body.TOKEN, 36, 36, "access-production-", "access-sandbox-");
  }

  private static void others() {
    add("age_key", Body.ALPHANUMERIC, 58, 58, "AGE-SECRET-KEY-1");
    add("onepassword_key", Body.ENCODED, 100, 2_000, "ops_eyJ");
  }

  private static void add(String kind, Body body, int least, int most, String... prefixes) {
    for (String prefix : prefixes) {
      ALL.add(new KeyShape(kind, prefix, body, least, most, false));
    }
  }

  private static void index(KeyShape shape) {
    int bucket = bucket(shape.prefix().charAt(0), shape.prefix().charAt(1));
    KeyShape[] old = BY_PREFIX[bucket] == null ? NONE : BY_PREFIX[bucket];
    KeyShape[] longer = java.util.Arrays.copyOf(old, old.length + 1);
    longer[old.length] = shape;
    BY_PREFIX[bucket] = longer;
  }

  private static int bucket(int first, int second) {
    return (first & 127) << 7 | second & 127;
  }

  /** Those that may begin with these two characters. */
  static KeyShape[] beginning(int first, int second) {
    KeyShape[] shapes = BY_PREFIX[bucket(first, second)];
    return shapes == null ? NONE : shapes;
  }
}
