package io.turnpike;

import io.turnpike.app.start.EventLoops;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The whole product in one process. Beans are named by their full class name, because each module
 * names its types for itself: the API and the console both have a sign-up controller.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class TurnpikeApplication {

  public static void main(String[] args) {
    EventLoops.onePerCore();
    SpringApplication.run(TurnpikeApplication.class, args);
  }
}
