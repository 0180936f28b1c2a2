package io.turnpike.billing.pricing;

import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a tenant's own price: {@code connection/model@own-r3:150,600}, the figures of
 * input and output, and behind them the other classes that have one, each with its letter: {@code
 * ,c15}.
 */
final class OwnVersion {

  private static final Pattern OWN =
      Pattern.compile("@own-r\\d+:(\\d{1,18}),(\\d{1,18})((?:,[a-zA-Z]\\d{1,18})*)$");

  private OwnVersion() {}

  /**
   * @param webSearch fee that the catalogue names; {@link Tariff#UNKNOWN} where it names none
   * @param fileSearch likewise
   * @param searchUnit likewise
   */
  static String of(
      ProviderConnection connection,
      String model,
      ModelPrice price,
      long webSearch,
      long fileSearch,
      long searchUnit) {
    String of = connection.name() + "/" + model + "@own-r" + connection.revision();
    return of
        + ":"
        + price.inputNanoUsd()
        + ","
        + price.outputNanoUsd()
        + figure('c', price.cachedInputNanoUsd())
        + figure('w', price.cacheWrite5mNanoUsd())
        + figure('W', price.cacheWrite1hNanoUsd())
        + figure('r', price.reasoningNanoUsd())
        + figure('a', price.audioInputNanoUsd())
        + figure('A', price.audioOutputNanoUsd())
        + figure('i', price.imageNanoUsd())
        + figure('s', webSearch < 0 ? null : (Long) webSearch)
        + figure('f', fileSearch < 0 ? null : (Long) fileSearch)
        + figure('u', searchUnit < 0 ? null : (Long) searchUnit);
  }

  /** Null for a version of the catalogue. */
  static @Nullable Tariff tariff(String version) {
    Matcher own = OWN.matcher(version);
    if (!own.find()) {
      return null;
    }
    long in = Long.parseLong(own.group(1));
    long out = Long.parseLong(own.group(2));
    String others = own.group(3);
    return others.isEmpty()
        ? Tariff.flat(version, in, out)
        : Tariff.of(
            version, price(in, out, others), fee('s', others), fee('f', others), fee('u', others));
  }

  private static ModelPrice price(long in, long out, String others) {
    return new ModelPrice(
        in,
        out,
        figure('c', others),
        figure('w', others),
        figure('W', others),
        figure('r', others),
        figure('a', others),
        figure('A', others),
        figure('i', others));
  }

  private static long fee(char letter, String others) {
    Long fee = figure(letter, others);
    return fee == null ? Tariff.UNKNOWN : fee;
  }

  private static String figure(char letter, @Nullable Long nanoUsd) {
    return nanoUsd == null ? "" : "," + letter + nanoUsd;
  }

  private static @Nullable Long figure(char letter, String others) {
    int at = others.indexOf("," + letter);
    if (at < 0) {
      return null;
    }
    int end = others.indexOf(',', at + 1);
    return Long.valueOf(others.substring(at + 2, end < 0 ? others.length() : end));
  }
}
