package io.turnpike.webui.cache;

import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.webui.view.Form;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept, and what has just been taken out.
 *
 * @param stock null while the store does not answer
 * @param purged null unless the reader comes from taking entries out
 */
record CachePage(Form form, @Nullable Stock stock, @Nullable Long purged, SavingsPart savings) {

  private static final int KILO = 1_000;
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  /** {@code 1.4 MB}; a judgement by some of the entries, and so of two digits. */
  public String size() {
    double size = stock == null ? 0 : stock.bytes();
    int unit = 0;
    while (size >= KILO && unit < UNITS.length - 1) {
      size /= KILO;
      unit++;
    }
    return String.format(
        Locale.US, size < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
  }

  /** For who took them out. */
  public String outcome() {
    if (purged == null) {
      return "";
    }
    return purged == 0
        ? "There was nothing to take out."
        : purged == 1
            ? "One entry is gone, on every node."
            : purged + " entries are gone, on every node.";
  }
}
