package io.turnpike.routing.dialects.messages.client.request;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chat request whose limit goes by the name that its model takes: all servers know {@code
 * max_tokens}, but OpenAI's models that reason refuse it.
 */
record LimitedScan(RequestScan scan) implements RequestScan {

  private static final String NEWER = "max_completion_tokens";
  private static final Pattern REASONING =
      Pattern.compile("(?:.*/)?(?:o\\d|gpt-[5-9]|gpt-\\d\\d|codex-|computer-use).*");

  @Override
  public RequestBody sent(String model, Target target) {
    RequestBody sent = scan.sent(model, target);
    return REASONING.matcher(model).matches() ? renamed(sent) : sent;
  }

  private static RequestBody renamed(RequestBody sent) {
    ScannedBody body = BodyScanner.scan(sent.bytes(), (_, _, _, _) -> {});
    Member limit = body.member(CanonicalRequest.MAX_TOKENS);
    if (limit == null || body.member(NEWER) != null) {
      return sent;
    }
    byte[] tokens = Arrays.copyOfRange(body.bytes(), limit.start(), limit.end());
    return RequestBody.of(body.rewritten(Set.of(CanonicalRequest.MAX_TOKENS), NEWER, tokens));
  }

  @Override
  public byte[] body() {
    return scan.body();
  }

  @Override
  public @Nullable String model() {
    return scan.model();
  }

  @Override
  public boolean stream() {
    return scan.stream();
  }

  @Override
  public boolean wantsUsage() {
    return scan.wantsUsage();
  }

  @Override
  public @Nullable Member member(String name) {
    return scan.member(name);
  }

  @Override
  public long outputLimit(Target target) {
    return scan.outputLimit(target);
  }

  @Override
  public long answers(Target target) {
    return scan.answers(target);
  }

  @Override
  public @Nullable ModelSettings settings(Target target) {
    return scan.settings(target);
  }

  @Override
  public RequestNeeds needs() {
    return scan.needs();
  }

  @Override
  public @Nullable String lastUserText() {
    return scan.lastUserText();
  }

  @Override
  public List<String> userField() {
    return scan.userField();
  }

  @Override
  public boolean isSetting(List<String> path) {
    return scan.isSetting(path);
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String model) {
    return new LimitedScan(scan.rewritten(without, model));
  }

  @Override
  public @Nullable Canonical canonical() {
    return scan.canonical();
  }

  @Override
  public void release() {
    scan.release();
  }

  @Override
  public RequestScan kept() {
    return new LimitedScan(scan.kept());
  }
}
