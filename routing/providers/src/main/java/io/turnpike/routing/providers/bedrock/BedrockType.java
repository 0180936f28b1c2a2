package io.turnpike.routing.providers.bedrock;

import io.turnpike.tenants.DerivedUrl;
import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Alias;
import io.turnpike.tenants.ProviderType.Check;
import io.turnpike.tenants.ProviderType.Field;
import io.turnpike.tenants.SecretGroup;
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

  @Bean
  ProviderType bedrock() {
    return new ProviderType(
            WORD,
            "Amazon Bedrock",
            null,
            true,
            List.of(region()),
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

  /** Those of China have a domain of their own. */
  private static @Nullable String address(Map<String, String> settings) {
    String region = settings.get(BedrockRegion.NAME);
    String domain =
        region != null && region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return region == null ? null : "https://bedrock-runtime." + region + "." + domain;
  }
}
