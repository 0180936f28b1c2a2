package io.turnpike.webui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Query parameters that a handler reads itself, beside those its arguments name. {@code x.*} stands
 * for all that begin with {@code x.}, and {@code *} says that it reads all and tells what it does
 * not know.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesQuery {

  String[] value();
}
