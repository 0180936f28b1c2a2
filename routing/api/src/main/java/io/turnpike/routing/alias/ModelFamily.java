package io.turnpike.routing.alias;

import io.turnpike.routing.ModelCatalog.ModelCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model's name says of its family and its age: {@code claude-sonnet-4-5-20250929} is of
 * {@code claude-sonnet}, version 4.5. Numbers are the version wherever they stand; sizes and words
 * such as {@code mini}, {@code 70b} or {@code preview} are the family's.
 *
 * @param name in small letters, its parts joined by hyphens
 * @param version without days and months
 */
public record ModelFamily(String name, List<Integer> version) {

  private static final Pattern PARTS = Pattern.compile("[-@:]");
  private static final Pattern VERSION = Pattern.compile("v?\\d{1,3}(\\.\\d{1,3})*");
  private static final Pattern DATE = Pattern.compile("\\d{4,}|latest|v\\d+");
  private static final Pattern DAY =
      Pattern.compile("-(\\d{4}-\\d{2}-\\d{2}|\\d{2}-\\d{4})(?=$|[-@:])");
  private static final Pattern MAKER =
      Pattern.compile("^((?:us|eu|apac|au|jp|global)\\.)?[a-z0-9]+\\.(?=[a-z])");
  private static final Comparator<ModelCard> AGE =
      Comparator.<ModelCard, List<Integer>>comparing(
              card -> of(card.model()).version, ModelFamily::compare)
          .thenComparing(card -> released(card))
          .thenComparing(card -> -card.model().length())
          .thenComparing(ModelCard::model);

  /** Of a name with or without its maker in front: {@code anthropic/…}, {@code anthropic.…}. */
  public static ModelFamily of(String model) {
    String plain = plain(model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    List<String> words = new ArrayList<>();
    List<Integer> version = new ArrayList<>();
    for (String part : PARTS.split(plain)) {
      if (VERSION.matcher(part).matches() && !words.isEmpty()) {
        numbers(part, version);
      } else if (!DATE.matcher(part).matches() || words.isEmpty()) {
        words.add(part);
      }
    }
    return new ModelFamily(String.join("-", words), List.copyOf(version));
  }

  /**
   * The newest of a family that is still served on a day; null without any.
   *
   * @param family as {@link #name} has it
   */
  public static @Nullable ModelCard newest(List<ModelCard> cards, String family, LocalDate day) {
    return cards.stream()
        .filter(card -> !card.facts().isRetired(day) && of(card.model()).name.equals(family))
        .max(AGE)
        .orElse(null);
  }

  /** The newest of its family where that is another than the card, and newer; else null. */
  public static @Nullable ModelCard successor(
      ModelCard card, List<ModelCard> cards, LocalDate day) {
    ModelFamily family = of(card.model());
    ModelCard newest = newest(cards, family.name, day);
    return newest != null && compare(of(newest.model()).version, family.version) > 0
        ? newest
        : null;
  }

  /** Without days, and without the maker that Bedrock has behind the region. */
  private static String plain(String name) {
    Matcher maker = MAKER.matcher(name);
    boolean made = maker.find();
    String region = made && maker.group(1) != null ? maker.group(1) : "";
    return DAY.matcher(made ? region + name.substring(maker.end()) : name).replaceAll("");
  }

  private static void numbers(String part, List<Integer> version) {
    for (String number : part.replaceFirst("^v", "").split("\\.")) {
      version.add(Integer.valueOf(number));
    }
  }

  private static String released(ModelCard card) {
    String released = card.facts().released();
    return released == null ? "" : released;
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
      int difference = one.get(at).compareTo(other.get(at));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
