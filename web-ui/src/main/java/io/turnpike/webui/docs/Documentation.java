package io.turnpike.webui.docs;

import io.turnpike.webui.docs.Markdown.Document;
import io.turnpike.webui.docs.Markdown.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The files of {@code docs/}, rendered once, when the first reader comes, and off the event loops.
 */
@Component
class Documentation {

  /** For whoever uses it, then for whoever runs it, then for whoever changes it. */
  private static final List<String> NAMES =
      List.of(
          "configs",
          "guardrails",
          "providers",
          "models",
          "caching",
          "limits-and-budgets",
          "prices",
          "api",
          "webhooks",
          "statements",
          "migrating",
          "resilience",
          "operations",
          "performance",
          "money",
          "clients",
          "dialects",
          "architecture",
          "where-to-change");

  private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.md(#.*)?");

  private final Mono<Map<String, Page>> pages =
      Mono.fromCallable(Documentation::rendered).subscribeOn(Schedulers.boundedElastic()).cache();

  Mono<List<Page>> pages() {
    return pages.map(all -> List.copyOf(all.values()));
  }

  /** Empty when there is no such page. */
  Mono<Page> find(String name) {
    return pages.flatMap(all -> Mono.justOrEmpty(all.get(name)));
  }

  private static Map<String, Page> rendered() {
    Map<String, Page> pages = new LinkedHashMap<>();
    NAMES.forEach(name -> pages.put(name, page(name)));
    return pages;
  }

  private static Page page(String name) {
    Document document = Markdown.read(text(name), Documentation::address);
    List<Section> sections =
        document.sections().stream().filter(section -> section.level() == 2).toList();
    return new Page(name, document.title(), sections, document.html());
  }

  private static String text(String name) {
    try {
      return new ClassPathResource("docs/" + name + ".md")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The documentation cannot be read.", unreadable);
    }
  }

  /** What lies outside of {@code docs/} is of the source and not served. */
  private static @Nullable String address(String link) {
    Matcher file = FILE.matcher(link);
    if (file.matches()) {
      String section = file.group(2);
      return "/docs/" + file.group(1) + (section == null ? "" : section);
    }
    return link.startsWith("#") || link.startsWith("https://") ? link : null;
  }

  /**
   * @param sections of the second level
   */
  record Page(String name, String title, List<Section> sections, String html) {

    public String address() {
      return "/docs/" + name;
    }
  }
}
