package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.providers.rules.FieldRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of a group of vendors, made of their entries alone. */
final class VendorPage {

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "chat/completions", "chat",
          "completions", "legacy completions",
          "embeddings", "embeddings",
          "responses", "Responses API",
          "messages", "Anthropic's Messages API",
          "rerank", "rerank");

  private VendorPage() {}

  static String of(VendorGroup group, List<Vendor> vendors) {
    return "# "
        + group.title()
        + "\n\n"
        + group.introduction()
        + "\n\nThis page is made from the entries of the vendors, in `vendors/"
        + group.folder()
        + "` of [routing/providers](../../routing/providers/README.md). What holds for all of them"
        + " stands in [Providers](../providers.md).\n"
        + vendors.stream().map(VendorPage::section).collect(Collectors.joining());
  }

  private static String section(Vendor vendor) {
    return "\n## "
        + vendor.title()
        + "\n| what | value |\n|---|---|\n"
        + String.join("\n", rows(vendor))
        + "\n"
        + vendor.notes().stream().map(note -> "\n" + note + "\n").collect(Collectors.joining());
  }

  private static List<String> rows(Vendor vendor) {
    List<String> rows = new ArrayList<>();
    row(rows, "type", "`" + vendor.word() + "`");
    row(rows, "base URL", address(vendor));
    row(rows, "API key", key(vendor));
    row(rows, "serves", operations(vendor));
    policy(rows, vendor);
    vendor.parameters().forEach(rule -> rule(rows, rule));
    if (vendor.usageInStreams() == Vendor.StreamUsage.ALWAYS) {
      row(rows, "usage in streams", "comes by itself; `stream_options` is not sent");
    }
    row(rows, "elsewhere on its host", paths(vendor));
    row(rows, "**Test** asks for", test(vendor));
    row(rows, "other gateways' words", aliases(vendor));
    row(rows, "documentation", "<" + vendor.documentation() + ">");
    return rows;
  }

  private static String address(Vendor vendor) {
    return vendor.baseUrl() == null
        ? "your own" + (vendor.example() == null ? "" : ", for example `" + vendor.example() + "`")
        : "`" + vendor.baseUrl() + "`";
  }

  private static String key(Vendor vendor) {
    String where =
        vendor.keyHeader() == null ? "as bearer token" : "in `" + vendor.keyHeader() + "`";
    return (vendor.needsKey() ? "needed, sent " : "if you have one, sent ") + where;
  }

  private static String operations(Vendor vendor) {
    return vendor.operations().stream()
        .map(operation -> OPERATIONS.getOrDefault(operation, "`" + operation + "`"))
        .collect(Collectors.joining(", "));
  }

  private static void policy(List<String> rows, Vendor vendor) {
    row(rows, "region it names", vendor.region() == null ? null : "`" + vendor.region() + "`");
    Vendor.DataPolicy policy = vendor.dataPolicy();
    if (policy == null) {
      row(rows, "data policy", "not known to us; ask the vendor");
      return;
    }
    row(rows, "keeps nothing, by default", policy.zdr() == null ? null : yes(policy.zdr()));
    row(rows, "trains on it, by default", training(policy.training()));
    row(rows, "says also", policy.note());
    row(rows, "where it says so", "<" + policy.source() + ">, " + policy.asOf());
  }

  private static @Nullable String training(@Nullable String training) {
    return training == null ? null : yes(training.equals("allowed"));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private static void rule(List<String> rows, FieldRule rule) {
    String of = rule.models().isEmpty() ? "" : ", for " + quoted(rule.models());
    row(rows, "renamed" + of, renamed(rule));
    row(rows, "left out and named in `x-turnpike-warnings`" + of, leftOut(rule));
    row(rows, "kept within bounds, likewise" + of, bounds(rule));
  }

  private static @Nullable String renamed(FieldRule rule) {
    List<String> names = new ArrayList<>();
    new TreeMap<>(rule.rename()).forEach((from, to) -> names.add("`" + from + "` is `" + to + "`"));
    new TreeMap<>(rule.roles())
        .forEach((from, to) -> names.add("the role `" + from + "` is `" + to + "`"));
    if (rule.callIds() != null) {
      names.add("ids of calls that are not " + rule.callIds() + " letters and digits");
    }
    return joined(names);
  }

  private static @Nullable String leftOut(FieldRule rule) {
    List<String> fields = new ArrayList<>();
    rule.leaveOut().forEach(field -> fields.add("`" + field + "`"));
    rule.leaveOutOfMessages().forEach(field -> fields.add("`messages[]." + field + "`"));
    return joined(fields);
  }

  private static @Nullable String bounds(FieldRule rule) {
    return joined(
        new TreeMap<>(rule.within())
            .entrySet().stream()
                .map(bound -> "`" + bound.getKey() + "` " + range(bound.getValue()))
                .toList());
  }

  private static String range(FieldRule.Range range) {
    String least = range.least() == null ? "" : "from " + plain(range.least()) + " ";
    return least + (range.most() == null ? "" : "up to " + plain(range.most()));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static @Nullable String paths(Vendor vendor) {
    return joined(
        new TreeMap<>(vendor.paths())
            .entrySet().stream()
                .map(path -> "`" + path.getKey() + "` at `" + path.getValue() + "`")
                .toList());
  }

  private static String test(Vendor vendor) {
    String one = "one token of `" + vendor.probe().cheapestModel() + "`";
    boolean model = vendor.probe().cheapestModel() != null;
    if (!vendor.probe().lists()) {
      return model ? one : "one token of the first of the connection's models";
    }
    if (!vendor.probe().listsToAnybody()) {
      return "the list of models";
    }
    return "the list of models, which anybody gets, and "
        + (model ? one : "one token of the first of the connection's models");
  }

  private static @Nullable String aliases(Vendor vendor) {
    return joined(
        vendor.aliases().stream()
            .map(
                alias ->
                    "`"
                        + alias.word()
                        + "`"
                        + (alias.baseUrl() == null ? "" : " (at `" + alias.baseUrl() + "`)"))
            .toList());
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private static @Nullable String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(", ", words);
  }

  private static void row(List<String> rows, String what, @Nullable String value) {
    if (value != null) {
      rows.add("| " + what + " | " + value.replace("|", "\\|") + " |");
    }
  }
}
