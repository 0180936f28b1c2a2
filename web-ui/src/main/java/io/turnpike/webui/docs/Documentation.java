package io.turnpike.webui.docs;

import io.turnpike.webui.docs.Markdown.Document;
import io.turnpike.webui.docs.Markdown.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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
          "other-gateways",
          "resilience",
          "operations",
          "performance",
          "money",
          "clients",
          "dialects",
          "architecture",
          "adding-a-provider",
          "where-to-change");

  private static final Pattern FILE = Pattern.compile("(/docs/(?:[a-z-]+/)?[a-z-]+)\\.md(#.*)?");

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
    NAMES.stream()
        .flatMap(name -> Stream.concat(Stream.of(name), within(name)))
        .forEach(name -> pages.put(name, page(name)));
    return pages;
  }

  /** Pages in a folder that is called as the page before them. */
  private static Stream<String> within(String name) {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:docs/" + name + "/*.md"))
          .map(file -> name + "/" + String.valueOf(file.getFilename()).replace(".md", ""))
          .sorted();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The documentation cannot be read.", unreadable);
    }
  }

  private static Page page(String name) {
    Document document = Markdown.read(text(name), link -> address(name, link));
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
  private static @Nullable String address(String page, String link) {
    if (link.startsWith("#") || link.startsWith("https://")) {
      return link;
    }
    Matcher file = FILE.matcher(URI.create("/docs/" + page).resolve(link).toString());
    if (!file.matches()) {
      return null;
    }
    String section = file.group(2);
    return file.group(1) + (section == null ? "" : section);
  }

  /**
   * @param name the file's below {@code docs/}, which may be in a folder there
   * @param sections of the second level
   */
  record Page(String name, String title, List<Section> sections, String html) {

    public String address() {
      return "/docs/" + name;
    }
  }
}
