package io.turnpike.webui.docs;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown of this project as HTML. Headings can be linked to; tables and code can be reached by
 * keyboard, since narrow screens scroll them; HTML in the text is shown as text.
 */
final class Markdown {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  private Markdown() {}

  /**
   * @param address where a link of the text leads here; null for one that leads nowhere, which
   *     becomes plain text
   */
  static Document read(String text, Function<String, @Nullable String> address) {
    Node root = PARSER.parse(text);
    Headings headings = new Headings();
    root.accept(headings);
    root.accept(new Links(address));
    return new Document(headings.found, rendered(root, headings));
  }

  private static String rendered(Node root, Headings headings) {
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(
            _ -> (node, tag, attributes) -> attributes.putAll(attributes(node, tag, headings)))
        .build()
        .render(root);
  }

  private static Map<String, String> attributes(Node node, String tag, Headings headings) {
    if (node instanceof Heading heading) {
      return Map.of("id", headings.id(heading));
    }
    return tag.equals("table") || tag.equals("pre") ? Map.of("tabindex", "0") : Map.of();
  }

  /**
   * @param sections the headings below the title, in order
   */
  record Document(List<Section> sections, String html) {

    String title() {
      return sections.isEmpty() ? "" : sections.getFirst().title();
    }
  }

  record Section(int level, String id, String title) {}

  /** Gives each heading the name that links to it use elsewhere too: its words, joined. */
  private static final class Headings extends AbstractVisitor {

    private final List<Section> found = new ArrayList<>();
    private final Map<Node, String> ids = new IdentityHashMap<>();

    String id(Heading heading) {
      return ids.getOrDefault(heading, "");
    }

    @Override
    public void visit(Heading heading) {
      String title = textOf(heading);
      String id = idOf(title);
      ids.put(heading, id);
      found.add(new Section(heading.getLevel(), id, title));
    }

    private static String idOf(String title) {
      return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
    }

    private static String textOf(Node node) {
      StringBuilder text = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text part) {
              text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
              text.append(part.getLiteral());
            }
          });
      return text.toString();
    }
  }

  /** Turns links between files into links between pages. */
  private static final class Links extends AbstractVisitor {

    private final Function<String, @Nullable String> address;

    Links(Function<String, @Nullable String> address) {
      this.address = address;
    }

    @Override
    public void visit(Link link) {
      String here = address.apply(link.getDestination());
      if (here == null) {
        unlink(link);
      } else {
        link.setDestination(here);
      }
    }

    private static void unlink(Link link) {
      for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
      link.unlink();
    }
  }
}
