package io.turnpike.webui.view;

import io.turnpike.tenants.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page needs.
 *
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param assets address of the folder of scripts, styles and icons
 * @param path of the page, for marking where the reader is
 * @param here path and query, to come back to
 * @param actor null on public pages
 */
public record Shell(String theme, String assets, String path, String here, @Nullable Actor actor) {

  public String icon(String name) {
    return assets + "/icons.svg#" + name;
  }

  /** For {@code aria-current}: null leaves the attribute out. */
  public @Nullable String current(String section) {
    return path.equals(section) || path.startsWith(section + "/") ? "page" : null;
  }

  public boolean mayChange() {
    return actor != null && actor.role().mayChange();
  }

  public boolean mayAdminister() {
    return actor != null && actor.role().mayAdminister();
  }

  public String role() {
    return actor == null ? "" : Words.lower(actor.role());
  }
}
