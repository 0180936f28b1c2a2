package io.turnpike.routing.gateway.edge.compatibility;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.edge.header.Metadata;
import io.turnpike.routing.gateway.edge.header.WrongHeader;
import io.turnpike.routing.gateway.pipeline.ClientRequest.NamedHost;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client of other gateways says in its headers, in our own notions. For one request. */
public final class ClientWishes {

  private static final int MOST_LABELS = 64;
  private static final int LONGEST_LABELS = 8 * 1024;
  private static final int MOST_WARNINGS = 20;
  private static final int LONGEST_WARNING = 64;
  private static final String OFF = "off";

  private final Set<OtherGateway> gateways = EnumSet.noneOf(OtherGateway.class);
  private final Map<String, String> labels = new HashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final RetryWishes retries = new RetryWishes();
  private int letters;
  private @Nullable String keptAnswers;
  private @Nullable String provider;
  private @Nullable NamedHost customHost;
  private @Nullable Duration firstContent;
  private @Nullable String trace;
  private @Nullable String user;
  private @Nullable String session;
  private AllowList allowed = AllowList.ANYTHING;

  private ClientWishes() {}

  /** Whether a header of this name is another gateway's. */
  public static boolean concern(CharSequence name) {
    return OtherGateway.of(name) != null;
  }

  /**
   * Throws {@link io.turnpike.routing.dialects.GatewayFailure} for what makes no sense, and for
   * what is not obeyed although the client relies on it.
   */
  public static ClientWishes of(HttpHeaders headers) {
    ClientWishes wishes = new ClientWishes();
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      OtherGateway gateway = OtherGateway.of(header.getKey());
      if (gateway != null) {
        wishes.add(gateway, header.getKey(), header.getValue().toString().strip());
      }
    }
    return wishes;
  }

  private void add(OtherGateway gateway, CharSequence name, String value) {
    gateways.add(gateway);
    if (!value.isEmpty()) {
      String header = name.toString().toLowerCase(Locale.ROOT);
      gateway.meaning(header).add(this, header, value);
    }
  }

  /** Adds to an answer what such clients look for. */
  public void answer(HttpHeaders to, UsageDraft draft) {
    if (keptAnswers != null && draft.dispatched() > 0 && draft.cache().equals(OFF)) {
      draft.warn(List.of(keptAnswers));
    }
    gateways.forEach(gateway -> gateway.answer(to, draft));
  }

  public Map<String, String> labels() {
    return labels;
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  public RetryWishes retries() {
    return retries;
  }

  public AllowList allowed() {
    return allowed;
  }

  /** Null without one, as all that follow. */
  public @Nullable String provider() {
    return provider;
  }

  public @Nullable NamedHost customHost() {
    return customHost;
  }

  public @Nullable Duration firstContent() {
    return firstContent;
  }

  public @Nullable String trace() {
    return trace;
  }

  public @Nullable String user() {
    return user;
  }

  public @Nullable String session() {
    return session;
  }

  void warn(String header) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(
          header.length() > LONGEST_WARNING ? header.substring(0, LONGEST_WARNING) : header);
    }
  }

  /** It asks for kept answers, and is told where there are none. */
  void keptAnswers(String header) {
    keptAnswers = header;
  }

  void label(String header, String name, String value) {
    Metadata.check(header, name, value);
    if (labels.size() >= MOST_LABELS && !labels.containsKey(name)) {
      throw WrongHeader.of(header, "is one label too many; a request has " + MOST_LABELS);
    }
    letters += name.length() + value.length();
    if (letters > LONGEST_LABELS) {
      throw WrongHeader.of(
          header, "makes all labels longer than " + LONGEST_LABELS + " characters together");
    }
    labels.put(name, value);
  }

  void labels(String header, String json) {
    Metadata.read(header, json).forEach((name, value) -> label(header, name, value));
  }

  void provider(String connection) {
    provider = connection;
  }

  void customHost(NamedHost host) {
    customHost = host;
  }

  void firstContent(Duration within) {
    firstContent = within.isZero() ? null : within;
  }

  void trace(String id) {
    trace = id;
  }

  void user(String name) {
    user = name;
  }

  void session(String id) {
    session = id;
  }

  void zdr(boolean wanted) {
    allowed = new AllowList(wanted, allowed.providers(), allowed.models());
  }

  void providers(Set<String> names) {
    allowed = new AllowList(allowed.zdr(), names, allowed.models());
  }

  void models(Set<String> names) {
    allowed = new AllowList(allowed.zdr(), allowed.providers(), names);
  }
}
