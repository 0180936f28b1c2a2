package io.turnpike.routing.guardrails.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Languages of code, each with the words that fences have for it. */
final class Language {

  private static final Map<String, Set<String>> WORDS = words();

  private Language() {}

  /** Null for a language that is not known. */
  static @Nullable Set<String> fences(String name) {
    return WORDS.get(name.toLowerCase(Locale.ROOT));
  }

  static String known() {
    return String.join(", ", WORDS.keySet());
  }

  private static Map<String, Set<String>> words() {
    List<String> rows =
        List.of(
            "sql",
            "python py python3",
            "typescript ts tsx",
            "javascript js jsx node",
            "java",
            "c# csharp cs",
            "c++ cpp cxx",
            "c",
            "php",
            "ruby rb",
            "swift",
            "kotlin kt",
            "go golang",
            "rust rs",
            "scala",
            "r",
            "perl pl",
            "shell sh bash zsh",
            "powershell ps1 pwsh",
            "html htm",
            "css",
            "xml",
            "json",
            "yaml yml",
            "markdown md",
            "dockerfile docker");
    return rows.stream()
        .map(row -> List.of(row.split(" ")))
        .collect(Collectors.toMap(List::getFirst, Set::copyOf, (a, _) -> a, TreeMap::new));
  }
}
