package io.turnpike.infra.settings;

/**
 * Where browsers and SDKs reach this installation.
 *
 * @param value absolute, {@code http} or {@code https}, without a slash at the end
 */
public record PublicUrl(String value) {

  public PublicUrl {
    if (!value.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
      throw new StartRefused(
          "TURNPIKE_PUBLIC_URL is \"%s\"; it must look like https://gateway.example.com."
              .formatted(value));
    }
    value = value.replaceFirst("/+$", "");
  }
}
