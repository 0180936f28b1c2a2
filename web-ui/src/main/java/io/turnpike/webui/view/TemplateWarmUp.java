package io.turnpike.webui.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/**
 * Reads and parses every template at start, so that the first person does not wait for it: the
 * template {@code warm} names all the others without showing them.
 */
@Component
class TemplateWarmUp {

  private static final String FOLDER = "templates/";

  TemplateWarmUp(ISpringWebFluxTemplateEngine engine) {
    Context names = new Context(Locale.ENGLISH, Map.of("names", templates()));
    engine.process("warm", names, Writer.nullWriter());
  }

  private static List<String> templates() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + FOLDER + "**/*.html");
      return Arrays.stream(files).map(TemplateWarmUp::nameOf).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The console's templates cannot be read.", unreadable);
    }
  }

  private static String nameOf(Resource template) {
    String address = template.getDescription().replace("]", "");
    int start = address.lastIndexOf(FOLDER) + FOLDER.length();
    return address.substring(start, address.length() - ".html".length());
  }
}
