package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Secrets;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that say how a provider is reached. Configs hold none of it: what is no secret goes to
 * the connection, and of the rest that a connection takes a report tells to enter it there.
 */
final class ReachWords {

  private static final Pattern VARIABLE = Pattern.compile("os\\.environ/([A-Za-z0-9_]{1,60})");
  private static final Pattern FACT =
      Pattern.compile("(?!os\\.environ)[A-Za-z0-9._:/+=,@-]{1,500}");
  private static final Pattern REACHING =
      Pattern.compile(
          "(aws_|vertex_|azure_|watsonx_|tenant_|client_id|oci_|sagemaker_|s3_).*"
              + "|api_base|base_url|api_version|organization|project|region_name"
              + "|litellm_credential_name|extra_headers|headers|use_litellm_proxy");
  private static final Set<String> ADDRESSES = Set.of("api_base", "base_url");
  private static final Set<String> NOWHERE =
      Set.of("organization", "api_version", "extra_headers", "headers");

  /** What a connection calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.of(
          "vertex_project", "project",
          "vertex_ai_project", "project",
          "vertex_location", "location",
          "vertex_ai_location", "location",
          "aws_access_key_id", "access_key_id",
          "aws_secret_access_key", "secret_access_key",
          "aws_session_token", "session_token",
          "aws_region_name", "region",
          "aws_role_name", "role_arn");

  /** Fields of connections that hold no secret, and mean there what they mean here. */
  private static final Set<String> FACTS =
      Set.of("project", "location", "region", "role_arn", "api_version", "tenant_id", "client_id");

  private static final Set<String> FILES = Set.of("vertex_credentials", "vertex_ai_credentials");
  private static final Set<String> REGIONS =
      Set.of("region_name", "aws_region_name", "vertex_location", "vertex_ai_location");

  private final Vendor vendor;
  private final String connection;

  /**
   * @param connection empty for whichever the client names
   */
  ReachWords(Vendor vendor, String connection) {
    this.vendor = vendor;
    this.connection = connection;
  }

  /** Whether it makes the way to the provider another one. */
  static boolean reaches(String key) {
    return Secrets.holdsOne(key) || REACHING.matcher(key).matches();
  }

  /** Whether another value makes another connection; an address counts by where it leads. */
  static boolean distinguishes(String key, Vendor vendor) {
    boolean kept = FACTS.contains(key) && vendor.settings().contains(key);
    return reaches(key) && !ADDRESSES.contains(key) && (kept || !NOWHERE.contains(key));
  }

  /** What the parameters of a deployment say of its connection, by the fields of its type. */
  static Map<String, String> facts(Map<String, Source> parameters, Vendor vendor) {
    Map<String, String> facts = new TreeMap<>();
    parameters.forEach(
        (key, field) -> {
          String fact = fact(key, field, vendor);
          if (fact != null) {
            facts.put(fact, String.valueOf(field.text()));
          }
        });
    return facts;
  }

  /** Null for what is to be entered: a secret, a variable, or nothing that the type asks for. */
  private static @Nullable String fact(String key, Source field, Vendor vendor) {
    String name = NAMES.getOrDefault(key, key);
    String text = field.text();
    return text != null
            && FACTS.contains(name)
            && vendor.settings().contains(name)
            && FACT.matcher(text).matches()
        ? name
        : null;
  }

  void tell(String key, Source field) {
    if (connection.isEmpty()) {
      field.lost("Left out: each connection has its own.");
    } else if (key.equals("litellm_credential_name")) {
      field.carried("Became the connection's name.");
    } else if (ADDRESSES.contains(key)) {
      address(field);
    } else if (key.equals("api_key")) {
      enter(field, "as API key of");
    } else if (fact(key, field, vendor) instanceof String fact) {
      field.adjusted(
          "Became " + quoted(fact) + " of the provider connection " + quoted(connection) + ".");
    } else if (vendor.settings().contains(NAMES.getOrDefault(key, key))) {
      enter(field, "as " + quoted(NAMES.getOrDefault(key, key)) + " with");
    } else if (FILES.contains(key) && "vertex".equals(vendor.type())) {
      enter(field, "as \"service_account_json\" with");
    } else if (REGIONS.contains(key)) {
      enter(field, "as region of");
    } else {
      field.lost(without(key));
    }
  }

  private void address(Source field) {
    String url = vendor.baseUrl();
    if (url == null || url.matches("https?://.+")) {
      field.adjusted("Became the base URL of the provider connection " + quoted(connection) + ".");
    } else {
      enter(field, "as base URL of");
    }
  }

  private void enter(Source field, String where) {
    String text = field.text();
    Matcher variable = VARIABLE.matcher(text == null ? "" : text);
    field.adjusted(
        "Not copied: configs hold neither credentials nor addresses. Enter "
            + (variable.matches() ? "the value of " + variable.group(1) : "it")
            + " "
            + where
            + " the provider connection "
            + quoted(connection)
            + ".");
  }

  private String without(String key) {
    String url = String.valueOf(vendor.baseUrl());
    if (key.equals("api_version") && url.endsWith("/openai/v1")) {
      return "Left out: Azure's address /openai/v1 asks for no version.";
    }
    if (key.endsWith("headers")) {
      return Hints.HEADERS;
    }
    return vendor.type() == null
        ? "Left out: no type of connection speaks to this provider itself."
        : "Left out: a connection of type " + quoted(vendor.type()) + " takes no such thing.";
  }
}
