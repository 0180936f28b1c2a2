package io.turnpike.webui;

import io.turnpike.webui.fake.SampleAlerts;
import io.turnpike.webui.fake.SampleData;
import org.springframework.boot.SpringApplication;

/** Starts the console on sample data, to look at: {@code http://localhost:<SERVER_PORT>}. */
public final class ConsolePreview {

  private ConsolePreview() {}

  public static void main(String[] args) {
    var console = SpringApplication.run(ConsoleTestApplication.class, args);
    console.getBean(SampleAlerts.class).fill(console.getBean(SampleData.class).fill());
  }
}
