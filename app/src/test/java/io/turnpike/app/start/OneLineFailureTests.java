package io.turnpike.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.settings.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

class OneLineFailureTests {

  @Test
  void namesTheSettingWhenThePortIsInUse() {
    Throwable failure = new IllegalStateException(new PortInUseException(8080));

    assertThat(OneLineFailure.explain(failure)).contains("8080").contains("SERVER_PORT");
  }

  @Test
  void repeatsTheSentenceOfARefusedStart() {
    Throwable failure = new IllegalStateException(new StartRefused("The data folder is in use."));

    assertThat(OneLineFailure.explain(failure)).isEqualTo("The data folder is in use.");
  }

  @Test
  void leavesOtherFailuresToTheFramework() {
    assertThat(OneLineFailure.explain(new IllegalStateException("a bug"))).isNull();
  }

  @Test
  void isTheFirstReporterTheFrameworkAsks() {
    GenericApplicationContext context = new GenericApplicationContext();

    List<SpringBootExceptionReporter> reporters =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(
                SpringBootExceptionReporter.class,
                ArgumentResolver.of(ConfigurableApplicationContext.class, context));

    assertThat(reporters.getFirst()).isInstanceOf(OneLineFailure.class);
  }
}
