package io.turnpike.routing.providers.vertex;

import io.turnpike.routing.providers.PathSegment;
import io.turnpike.routing.providers.ProviderCall;
import java.net.URI;

/** Where below a connection's address a model of somebody's is asked for something. */
final class VertexPath {

  static final String KIN = "models:";

  /** Anthropic's requests, for their answers as they are. */
  static final String RAW = "rawPredict";

  /** Among Anthropic's models, as if it were one of them. */
  static final String COUNT = "count-tokens";

  private static final String PUBLISHERS = "publishers/";
  private static final String ANTHROPIC = "anthropic";
  private static final String GOOGLE = "google";
  private static final String VERSION = "v1/";

  private VertexPath() {}

  static String of(ProviderCall call) {
    return (isVersioned(call.baseUrl()) ? "" : VERSION) + project(call);
  }

  /** What Google offers, whatever the project; only an older version of the API says it. */
  static URI models(URI baseUrl) {
    String base = baseUrl.toString().replaceFirst("/$", "");
    String root = isVersioned(baseUrl) ? base.substring(0, base.lastIndexOf('/')) : base;
    return URI.create(root + "/v1beta1/" + PUBLISHERS + GOOGLE + "/models?pageSize=1000");
  }

  /** An address may have a version of its own. */
  private static boolean isVersioned(URI baseUrl) {
    String[] steps = baseUrl.getPath().split("/");
    return steps.length > 0 && steps[steps.length - 1].matches("v\\d+[a-z0-9]*");
  }

  /** With a key of its own a project need not be named. */
  private static String project(ProviderCall call) {
    String project = call.settings().getOrDefault(VertexAdapter.PROJECT, "");
    String location = call.settings().getOrDefault(VertexAdapter.LOCATION, VertexAdapter.GLOBAL);
    String place =
        "projects/" + PathSegment.of(project) + "/locations/" + PathSegment.of(location) + "/";
    return (project.isEmpty() ? "" : place) + model(call) + query(call);
  }

  private static String model(ProviderCall call) {
    return switch (call.operation()) {
      case "messages", RAW -> claude(name(call.model())) + raw(call);
      case COUNT -> claude(COUNT) + raw(call);
      default -> model(call.model()) + ":" + call.operation().substring(KIN.length());
    };
  }

  private static String raw(ProviderCall call) {
    return call.streamed() ? ":streamRawPredict" : ":rawPredict";
  }

  /** Anthropic's stream comes as events without being asked to. */
  private static String query(ProviderCall call) {
    return call.streamed() && call.operation().startsWith(KIN) ? "?alt=sse" : "";
  }

  static boolean isClaude(String model) {
    return name(model).startsWith("claude");
  }

  private static String claude(String name) {
    return PUBLISHERS + ANTHROPIC + "/models/" + PathSegment.of(name);
  }

  /** A model that somebody deployed himself stands at an endpoint of his. */
  private static String model(String model) {
    if (model.startsWith("endpoints/")) {
      return "endpoints/" + PathSegment.of(name(model));
    }
    return PUBLISHERS + PathSegment.of(publisher(model)) + "/models/" + PathSegment.of(name(model));
  }

  /** Names come alone, behind that of their publisher, or as paths. */
  private static String name(String model) {
    return model.substring(model.lastIndexOf('/') + 1);
  }

  private static String publisher(String model) {
    String path = model.startsWith(PUBLISHERS) ? model.substring(PUBLISHERS.length()) : model;
    int slash = path.indexOf('/');
    return slash < 1 || path.startsWith("models/") ? GOOGLE : path.substring(0, slash);
  }
}
