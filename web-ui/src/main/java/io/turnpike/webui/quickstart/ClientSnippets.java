package io.turnpike.webui.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of {@code docs/snippets/}, which stand in {@code docs/clients.md} too and are run for
 * it as they are: written for a gateway on this machine and for no key in particular.
 */
@Component
class ClientSnippets {

  private static final String FOLDER = "docs/snippets/";
  private static final String LOCAL = "http://localhost:8080";
  private static final String VERSION = "/v1";

  private final List<ClientSnippet> all;

  ClientSnippets() {
    Entry[] index = JsonMapper.shared().readValue(text("index.json"), Entry[].class);
    all = List.of(index).stream().map(Entry::snippet).toList();
  }

  /**
   * All of them, those of a group together.
   *
   * @param endpoint the gateway's address with its version
   */
  List<ClientSnippet> all(String endpoint, String key) {
    String root = endpoint.substring(0, endpoint.length() - VERSION.length());
    return all.stream().map(snippet -> filled(snippet, root, key)).toList();
  }

  private static ClientSnippet filled(ClientSnippet snippet, String root, String key) {
    String code = snippet.code().replace(LOCAL, root).replace(Snippet.NO_KEY, key);
    String note = snippet.note() == null ? null : snippet.note().replace(LOCAL, root);
    return new ClientSnippet(snippet.id(), snippet.group(), snippet.title(), code, note);
  }

  private static String text(String file) {
    try {
      return new ClassPathResource(FOLDER + file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The snippets cannot be read.", unreadable);
    }
  }

  /**
   * A line of the index.
   *
   * @param place where in one's home the file belongs; null for one that is run
   * @param run what shows that it works; null where running the file does
   */
  record Entry(
      String id,
      String group,
      String title,
      String file,
      @Nullable String note,
      @Nullable String place,
      @Nullable String run) {

    ClientSnippet snippet() {
      return new ClientSnippet(id, group, title, text(file).strip(), note);
    }
  }
}
