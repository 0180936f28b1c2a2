package io.turnpike.webui;

import io.turnpike.webui.fake.SampleData;
import org.springframework.boot.SpringApplication;

/** Starts the console on sample data, to look at: {@code http://localhost:<SERVER_PORT>}. */
public final class ConsolePreview {

  private ConsolePreview() {}

  public static void main(String[] args) {
    SpringApplication.run(ConsoleTestApplication.class, args).getBean(SampleData.class).fill();
  }
}
