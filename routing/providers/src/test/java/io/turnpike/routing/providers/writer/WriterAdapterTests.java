package io.turnpike.routing.providers.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapterContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriterAdapterTests extends ProviderAdapterContract {

  private static final String BASE = "https://api.writer.com/v1";

  private final ProviderAdapter adapter = new WriterAdapter(new Addresses());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return "{\"tpe\":\"unknown\",\"errors\":[{\"description\":\"d\",\"message\":\"%s\"}]}"
        .formatted(message);
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(401, error("Invalid API key"), FailureClass.AUTH),
        new Told(429, error("Rate limit exceeded"), FailureClass.RATE_LIMITED));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(error("x"), FailureClass.SERVER_ERROR);
  }

  @Test
  void aChatGoesToItsOwnPath() {
    assertThat(chat(BASE, true).address()).hasToString(BASE + "/chat");
    assertThat(adapter.wording(asked("embeddings", BASE))).isNull();
    assertThat(adapter.wording(asked("messages", BASE))).isNull();
  }
}
