package io.turnpike;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole product in one process. */
@SpringBootApplication
public class TurnpikeApplication {

  public static void main(String[] args) {
    SpringApplication.run(TurnpikeApplication.class, args);
  }
}
