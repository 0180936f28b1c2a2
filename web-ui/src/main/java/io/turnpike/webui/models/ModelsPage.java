package io.turnpike.webui.models;

import io.turnpike.webui.view.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the catalogue, and the aliases above it.
 *
 * @param mistakes what the address says and nobody understands; then there are no rows
 * @param found how many models the filter finds
 * @param all how many there are without it
 * @param types of which there are models, by title
 * @param next address of the next page; null on the last
 * @param first address of the first page; null on it
 * @param form of a new alias, or of one that was refused
 * @param targets models to choose from for an alias
 */
public record ModelsPage(
    CatalogFilter filter,
    List<String> mistakes,
    List<ModelRow> rows,
    int found,
    int all,
    List<TypeChoice> types,
    @Nullable String next,
    @Nullable String first,
    List<AliasRow> aliases,
    Form form,
    List<String> targets) {

  /** A type of connections that the catalogue has models of. */
  public record TypeChoice(String word, String title) {}

  public List<String> abilities() {
    return CatalogFilter.ABILITIES;
  }
}
