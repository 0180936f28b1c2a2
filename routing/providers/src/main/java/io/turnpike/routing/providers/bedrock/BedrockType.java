package io.turnpike.routing.providers.bedrock;

import io.turnpike.tenants.providers.DerivedUrl;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretGroup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BedrockType {

  static final String WORD = "bedrock";
  static final String ACCESS_KEY_ID = "access_key_id";
  static final String SECRET_ACCESS_KEY = "secret_access_key";
  static final String SESSION_TOKEN = "session_token";
  static final String ROLE_ARN = "role_arn";
  static final String EXTERNAL_ID = "external_id";
  static final String TOKEN_URL = "token_url";

  @Bean
  ProviderType bedrock() {
    return new ProviderType(
            WORD,
            "Amazon Bedrock",
            null,
            true,
            List.of(region(), role(), externalId(), tokenUrl()),
            List.of(new Alias("aws_bedrock", null), new Alias("amazon_bedrock", null)))
        .by(accessKey(), SecretGroup.KEY)
        .at(new DerivedUrl("https://bedrock-runtime.{region}.amazonaws.com", BedrockType::address));
  }

  private static SecretGroup accessKey() {
    return new SecretGroup(
        "Access key",
        Field.secret(ACCESS_KEY_ID, "Access key ID", "Of an IAM user, for example AKIA…."),
        Field.secret(SECRET_ACCESS_KEY, "Secret access key", "Belongs to the access key ID."),
        Field.secret(SESSION_TOKEN, "Session token", "With temporary credentials only.")
            .notRequired());
  }

  /** The address follows from it, and calls are signed for it. */
  private static Field region() {
    return Field.required(
            BedrockRegion.NAME, "AWS region", "Where its models are, for example eu-central-1.")
        .checked(
            Check.matching(
                "[a-z]{2}(-[a-z]{1,12}){1,3}-[0-9]{1,2}",
                "A region has words and a number, for example eu-central-1."));
  }

  private static Field role() {
    return Field.optional(
            ROLE_ARN,
            "Role to assume",
            "Its ARN. Calls are then made in it, and the access key only assumes it.",
            null)
        .checked(
            Check.matching(
                "arn:aws[a-z-]{0,20}:iam::[0-9]{12}:role/[!-~]{1,512}",
                "An ARN of a role, for example arn:aws:iam::123456789012:role/models."));
  }

  private static Field externalId() {
    return Field.optional(EXTERNAL_ID, "External ID", "Where the role's policy demands one.", null);
  }

  private static Field tokenUrl() {
    return Field.optional(
            TOKEN_URL,
            "Token service",
            "For a role. AWS's own for the region when left empty.",
            null)
        .as(Kind.ADDRESS);
  }

  private static @Nullable String address(Map<String, String> settings) {
    String region = settings.get(BedrockRegion.NAME);
    return region == null ? null : "https://bedrock-runtime." + region + "." + domain(region);
  }

  /** Regions of China have one of their own. */
  static String domain(String region) {
    return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  }
}
