package io.turnpike.routing.guard;

import io.turnpike.tenants.OrganizationId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Tries guardrails by hand: on a text or on messages, as a request would have them. */
public interface GuardrailTrials {

  /** Most UTF-16 code units of what is tried. */
  int LONGEST = 256 * 1024;

  /** All checks there are, in the order they are told. */
  List<KnownCheck> checks();

  /**
   * Runs every rule, also behind one that denies; each sees what those before it left. Asks nobody
   * outside and, once the organization's sets are loaded, no store. InvalidInput tells what is
   * wrong with what is asked, field by field; NotFound when there is no such set.
   */
  Mono<Trial> run(OrganizationId organization, Material material, Choice choice);

  /** What is tried. */
  sealed interface Material {

    /** A text by itself. */
    record Text(String text) implements Material {}

    /**
     * @param messages an array, as requests have them
     */
    record Messages(JsonNode messages) implements Material {}
  }

  /** By which rules. */
  sealed interface Choice {

    /**
     * Written out.
     *
     * @param list as configs have them
     * @param output as they would be tried on an answer
     */
    record Written(JsonNode list, boolean output) implements Choice {}

    /** Those of a set, whether it is enforced or observed. */
    record OfSet(String name, boolean output) implements Choice {}
  }

  /** What a rule, or all of them, say. */
  enum Verdict {
    PASS,
    /** Something is noted or taken out, and it may go on. */
    FLAG,
    /** Nobody can say, and so it may not go on. */
    ERROR,
    DENY;

    /** As answers write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param verdict the strictest of all
   * @param texts what was tried, part by part
   * @param messages what would be left of them, as JSON; null for a text
   * @param findings in the order of the rules and, of each, of the places
   */
  record Trial(
      Verdict verdict, List<Part> texts, @Nullable JsonNode messages, List<Finding> findings) {}

  /**
   * One text.
   *
   * @param at JSON pointer; empty for a text alone
   * @param before as it was sent
   * @param after as it would go on
   */
  record Part(String at, String before, String after) {}

  /**
   * @param at JSON pointer of the text; null where it is about none in particular
   * @param start in UTF-16 code units of the text as it was sent; null without a place
   * @param end behind the last; null without a place
   * @param kind for example {@code email}; null without a place
   * @param message what is wrong, for people; empty where the place says it
   */
  record Finding(
      String check,
      Verdict verdict,
      @Nullable String at,
      @Nullable Integer start,
      @Nullable Integer end,
      @Nullable String kind,
      String message) {}

  /**
   * @param names others for the same
   */
  record KnownCheck(String check, List<String> names) {}
}
